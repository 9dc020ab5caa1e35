"""Records of the catalogue, saved and taken away one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.films.models import (
    AgeRating,
    ContentKey,
    Credit,
    ExternalId,
    FestivalEntry,
    Film,
    FilmCompany,
    Link,
    Material,
    Movement,
    ReportedFigure,
    Showcase,
    ShowcaseFilm,
    Title,
    Version,
)
from roadshow.apps.films.queries import names_of_film, names_of_party, require_catalogue
from roadshow.apps.names import actions as names
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, OtherName, Person
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability

Item = Material | ContentKey | Movement
FilmPart = Title | Credit | FilmCompany | Version | AgeRating | FestivalEntry | Link | ExternalId


@dataclass(kw_only=True)
class FilmParts:
    """The rows that make a film whole. A row without a key is new; ``gone`` are taken away."""

    titles: Sequence[Title] = ()
    credits: Sequence[Credit] = ()
    companies: Sequence[FilmCompany] = ()
    versions: Sequence[Version] = ()
    ratings: Sequence[AgeRating] = ()
    festivals: Sequence[FestivalEntry] = ()
    links: Sequence[Link] = ()
    external_ids: Sequence[ExternalId] = ()
    gone: Sequence[FilmPart] = field(default=())

    def kept(self) -> list[FilmPart]:
        whole: list[FilmPart] = [*self.titles, *self.credits, *self.companies, *self.versions]
        return [*whole, *self.ratings, *self.festivals, *self.links, *self.external_ids]


def save_party(
    *,
    actor: User,
    record: Person | Organisation,
    other_names: Sequence[OtherName] = (),
    gone: Sequence[OtherName] = (),
) -> None:
    """Add or change a person or an organisation, with other names that are new, changed or gone.

    Raises:
        PermissionDenied, ValidationError: nothing is written.
    """
    require_catalogue(actor)
    with transaction.atomic():
        core.save(actor=actor, record=record, action=_verb(record), tour_id=None)
        for name in gone:
            core.delete(actor=actor, record=name, action=f"delete {_name(name)}", tour_id=None)
        for name in other_names:
            setattr(name, _name(record), record)
            core.save(actor=actor, record=name, action=_verb(name), tour_id=None)
        kind = Kind.PERSON if isinstance(record, Person) else Kind.ORGANISATION
        names.index(kind, record.pk, names_of_party(record))


def save_film(*, actor: User, film: Film, parts: FilmParts) -> None:
    """Add or change a film with all its rows, or with none of them.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: by field; a film without a title among them.
    """
    require_catalogue(actor)
    if not any(title.text.strip() for title in parts.titles):
        raise ValidationError({"titles": _("A film needs a title.")}, code="title")
    with transaction.atomic():
        core.save(actor=actor, record=film, action=_verb(film), tour_id=None)
        for part in parts.gone:
            core.delete(actor=actor, record=part, action=f"delete {_name(part)}", tour_id=None)
        for part in parts.kept():
            part.film = film
            core.save(actor=actor, record=part, action=_verb(part), tour_id=None)
        names.index(Kind.FILM, film.pk, names_of_film(film))


def save_item(*, actor: User, record: Item) -> None:
    """Add or change a material, its key or its journey.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: by field.
    """
    require_catalogue(actor)
    core.save(actor=actor, record=record, action=_verb(record), tour_id=None)


def delete_item(*, actor: User, record: Item) -> None:
    """Take away a material with its keys and journeys, or one of these.

    Raises:
        PermissionDenied: unless an officer of any tour.
    """
    require_catalogue(actor)
    core.delete(actor=actor, record=record, action=f"delete {_name(record)}", tour_id=None)


def save_showcase(*, actor: User, showcase: Showcase, films: Sequence[Film]) -> None:
    """Add or change a showcase and the films in it, in this order.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: by field; more films than places among them.
    """
    require(actor, showcase.tour, Ability.EDIT)
    if showcase.places is not None and len(films) > showcase.places:
        raise ValidationError({"places": _("There are more films than places.")}, code="places")
    with transaction.atomic():
        core.save(actor=actor, record=showcase, action=_verb(showcase), tour_id=showcase.tour_id)
        ShowcaseFilm.objects.filter(showcase=showcase).exclude(film__in=films).delete()
        for position, film in enumerate(films):
            ShowcaseFilm.objects.update_or_create(
                showcase=showcase, film=film, defaults={"position": position}
            )


def save_figure(*, actor: User, figure: ReportedFigure) -> None:
    """Add or change a figure that somebody reported about a tour."""
    require(actor, figure.tour, Ability.EDIT)
    core.save(actor=actor, record=figure, action=_verb(figure), tour_id=figure.tour_id)


def delete_showcase(*, actor: User, showcase: Showcase) -> None:
    """Take a showcase off its tour; the films stay in the catalogue.

    Raises:
        PermissionDenied: by role on the tour.
    """
    require(actor, showcase.tour, Ability.EDIT)
    core.delete(actor=actor, record=showcase, action="delete showcase", tour_id=showcase.tour_id)


def delete_figure(*, actor: User, figure: ReportedFigure) -> None:
    """Take back a figure. The audit trail keeps what it said.

    Raises:
        PermissionDenied: by role on the tour.
    """
    require(actor, figure.tour, Ability.EDIT)
    core.delete(actor=actor, record=figure, action="delete reportedfigure", tour_id=figure.tour_id)


Catalogued = Person | Organisation | OtherName | Film | FilmPart | Item | Showcase | ReportedFigure


def _name(record: Catalogued) -> str:
    return str(record._meta.model_name)


def _verb(record: Catalogued) -> str:
    return f"{'change' if record.pk else 'add'} {_name(record)}"
