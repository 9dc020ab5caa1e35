"""What the lists and forms of the desk know of a kind of record: data, and no machinery."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadshow.apps.core.models import User
from roadshow.apps.screenings import actions as screenings
from roadshow.apps.tours import actions as tours
from roadshow.apps.tours.models import Tour
from roadshow.web.desk.clock import words
from roadshow.web.forms.records import RecordForm, Rows

Phrase = Any
"""A text, or one that is translated when it is shown."""
Choices = list[tuple[str, str]]
Links = Mapping[str, Sequence[Model]]


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere. ``renew`` offers to make the address anew."""

    text: str
    href: str
    renew: str = ""


@dataclass(frozen=True)
class Column:
    """``value`` is what a cell says. ``sort`` are the fields to order by; a ``text`` by language.

    ``private`` columns are for those who may edit.
    """

    key: str
    label: Phrase
    value: Callable[[Any], "str | int | Link"]
    sort: tuple[str, ...] = ()
    text: str = ""
    number: bool = False
    private: bool = False


@dataclass(frozen=True)
class Filter:
    """A choice above a list; ``lookup`` is what Django's ``filter`` takes."""

    key: str
    label: Phrase
    lookup: str
    choices: Callable[[Tour], Choices]


@dataclass(frozen=True)
class Flag:
    """A yes or no that a bulk action sets on many records."""

    name: str
    on: Phrase
    off: Phrase


@dataclass(frozen=True)
class Inline:
    """Rows of another kind in a record's form; ``parent`` is their foreign key's name.

    ``first`` rows stand above the record's own fields.
    """

    key: str
    label: Phrase
    add: Phrase
    form: type[RecordForm]
    parent: str
    related: str
    one: Callable[[Any], str]
    first: bool = False


class Sheet(Protocol):
    """What a page's form holds, for whoever writes it."""

    spec: "Spec"
    form: RecordForm
    rows: dict[str, Rows]


Write = Callable[[User, Sheet], None]
"""Saves a whole sheet by actions. Refusals it notes in the sheet; the caller rolls back."""


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One kind of record. ``rows`` are a tour's records with all that the columns read.

    ``beside`` is the kind of another list that this one links to; ``choices`` are fields that a
    bulk action sets. ``find`` gives the records that a query may mean, likeliest first, each with
    the name that it fits; without it the texts in ``search`` are compared.
    """

    kind: str
    one: Phrase
    many: Phrase
    why: Phrase
    model: type[Model]
    rows: Callable[[Tour], "QuerySet[Any]"]
    name: Callable[[Any], str]
    columns: tuple[Column, ...]
    search: tuple[str, ...]
    form: type[RecordForm]
    save: Callable[[User, Any, Links | None], None]
    delete: Callable[[User, Any], None] | None
    filters: tuple[Filter, ...] = ()
    flags: tuple[Flag, ...] = ()
    choices: tuple[str, ...] = ()
    inlines: tuple[Inline, ...] = field(default=())
    write: Write | None = None
    beside: str = ""
    find: Callable[[str], dict[int, str]] | None = None

    def begin(self, tour: Tour) -> Model:
        """A new record, of this tour if its kind belongs to a tour."""
        named = {f.name for f in self.model._meta.fields}
        return self.model(tour=tour) if "tour" in named else self.model()


SAMPLE = Flag("sample", gettext_lazy("Mark as sample"), gettext_lazy("Mark as real"))
PUBLIC = Flag("public", gettext_lazy("Show in public"), gettext_lazy("Hide from the public"))
PINNED = Flag("pinned", gettext_lazy("Pin"), gettext_lazy("Unpin"))


def yes_no(key: str, label: Phrase) -> Filter:
    return Filter(key, label, key, lambda _tour: [("True", _("yes")), ("False", _("no"))])


def missing(key: str, label: Phrase) -> Filter:
    """Whether a record names another, or a day."""
    choices = [("True", gettext_lazy("not yet")), ("False", gettext_lazy("named"))]
    return Filter(key, label, f"{key}__isnull", lambda _tour: [(v, str(n)) for v, n in choices])


def by_leg(lookup: str = "leg") -> Filter:
    def legs(tour: Tour) -> Choices:
        return [(str(leg.pk), words(leg.city)) for leg in tour.legs.all()]

    return Filter("leg", gettext_lazy("City"), lookup, legs)


def by_choice(key: str, label: Phrase, choices: Callable[[], Any]) -> Filter:
    return Filter(key, label, key, lambda _tour: [(v, str(name)) for v, name in choices()])


def text(key: str, label: Phrase) -> Column:
    """The column of a text by language."""
    return Column(key, label, lambda record: words(getattr(record, key)), text=key)


def choice(key: str, label: Phrase) -> Column:
    return Column(key, label, lambda r: getattr(r, f"get_{key}_display")(), sort=(key,))


def try_reverse(name: str, *args: object) -> str:
    """An address, or none while the page is not there."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def save_of_tour(actor: User, record: Any, links: Links | None) -> None:
    tours.save(actor=actor, record=record, links=links)


def delete_of_tour(actor: User, record: Any) -> None:
    unless_needed(lambda: tours.delete(actor=actor, record=record))


def save_screening(actor: User, record: Any, links: Links | None) -> None:
    screenings.save(actor=actor, record=record, links=links)


def delete_screening(actor: User, record: Any) -> None:
    unless_needed(lambda: screenings.delete(actor=actor, record=record))


def unless_needed(delete: Callable[[], None]) -> None:
    """Delete, or say which records stand in the way.

    Raises:
        ValidationError: others need the record.
    """
    try:
        delete()
    except ProtectedError as refused:
        others = ", ".join(sorted({str(other) for other in refused.protected_objects})[:3])
        raise ValidationError(
            _("Other records need this one; change them first: %(others)s.") % {"others": others}
        ) from refused
