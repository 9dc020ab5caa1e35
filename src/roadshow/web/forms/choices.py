"""What a record's form offers to choose from: records of its tour and of the catalogue."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roadshow.apps.films.models import Film, Showcase, Version
from roadshow.apps.films.queries import title_text
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.rights.models import Grant
from roadshow.apps.screenings.models import Hall
from roadshow.apps.tours.models import Commitment, Event, Leg, Member, Tour, Venue
from roadshow.formats.texts import Text, localise


def words(text: Text) -> str:
    return localise(text, get_language() or "en").text


def _version(record: Version) -> str:
    return _("%(film)s (%(minutes)d min)") % {
        "film": label(record.film),
        "minutes": record.minutes,
    }


NAMES: dict[type[Model], Callable[[Any], str]] = {
    Leg: lambda leg: words(leg.city),
    Event: lambda event: words(event.title),
    Commitment: lambda commitment: words(commitment.title),
    Member: lambda member: words(member.person.name),
    Film: lambda film: words(title_text(film.titles.all())) or film.slug,
    Version: _version,
    Venue: lambda venue: f"{words(venue.name)} · {words(venue.leg.city)}",
    Hall: lambda hall: f"{words(hall.venue.name)}, {words(hall.name)}",
    Person: lambda person: words(person.name),
    Organisation: lambda organisation: words(organisation.name),
    Showcase: lambda showcase: words(showcase.name),
    Tour: lambda tour: words(tour.name),
    Grant: lambda grant: (
        f"{grant.get_direction_display()} · {words(grant.party.name)} · {grant.territories}"
    ),
}


def label(record: Model) -> str:
    """A record's name in the reader's language."""
    return NAMES.get(type(record), str)(record)


def offered(model: type[Model], tour: Tour) -> "QuerySet[Any]":
    """The records that a form of this tour may name. Anything else is refused."""
    scoped: dict[type[Model], QuerySet[Any]] = {
        Leg: Leg.objects.filter(tour=tour),
        Venue: Venue.objects.filter(leg__tour=tour).select_related("leg"),
        Hall: Hall.objects.filter(venue__leg__tour=tour).select_related("venue__leg"),
        Event: Event.objects.filter(leg__tour=tour).select_related("leg"),
        Member: Member.objects.filter(tour=tour).select_related("person"),
        Showcase: Showcase.objects.filter(tour=tour),
        Film: Film.objects.prefetch_related("titles"),
        Grant: Grant.objects.select_related("party"),
        Version: Version.objects.select_related("film").prefetch_related("film__titles"),
    }
    return scoped[model] if model in scoped else model._default_manager.all()


class RecordChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in stubs only
    """One record by its name in the reader's language."""


class RecordChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # as above
    """Several records, each with its own box to tick."""

    widget = forms.CheckboxSelectMultiple
    offered: frozenset[str] = frozenset()

    def clean(self, value: Any) -> Any:
        # Asked of the choices before the database: SQLite fails on numbers beyond 64 bits.
        strange = [key for key in value or () if str(key) not in self.offered]
        if strange:
            message = self.error_messages["invalid_choice"]
            raise ValidationError(message, "invalid_choice", {"value": strange[0]})
        return super().clean(value)


class Offer:
    """The choices of one page: each kind of record is read once, however many rows name it."""

    def __init__(self, tour: Tour) -> None:
        self.tour = tour
        self._read: dict[type[Model], dict[str, Any]] = {}

    def records(self, model: type[Model]) -> dict[str, Any]:
        """Every record on offer by its key as forms send it."""
        if model not in self._read:
            self._read[model] = {str(one.pk): one for one in offered(model, self.tour)}
        return self._read[model]

    def fill(self, field: RecordChoice | RecordChoices, model: type[Model]) -> None:
        named = [(one.pk, label(one)) for one in self.records(model).values()]
        if model is not Leg:  # legs stand in the order of the journey
            named.sort(key=lambda pair: pair[1].casefold())
        field.queryset = offered(model, self.tour)
        empty = [("", "—")]
        if isinstance(field, RecordChoices):
            empty, field.offered = [], frozenset(self.records(model))
        field.choices = [*empty, *named]
