"""Films taken from a document that an export made."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.films.actions.catalogue import FilmParts, save_film, save_party
from roadshow.apps.films.models import (
    AgeRating,
    Credit,
    ExternalId,
    FestivalEntry,
    Film,
    FilmCompany,
    Link,
    Title,
    Version,
)
from roadshow.apps.films.queries import require_catalogue
from roadshow.apps.people.models import Organisation, Person
from roadshow.formats import films as doc


@transaction.atomic
def take_documents(*, actor: User, films: tuple[doc.Film, ...]) -> list[Film]:
    """Add the films that are not here yet, known by their address; those that are stay as they are.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: naming the film that was refused; nothing is written.
    """
    require_catalogue(actor)
    known = set(
        Film.objects.filter(slug__in=[f.slug for f in films]).values_list("slug", flat=True)
    )
    made = []
    for film in films:
        if film.slug in known:
            continue
        known.add(film.slug)
        try:
            made.append(_add(actor, film))
        except ValidationError as refused:
            said = {"film": film.slug, "why": " ".join(refused.messages)}
            raise ValidationError(_("Film %(film)s: %(why)s") % said, code="film") from refused
    return made


def _add(actor: User, film: doc.Film) -> Film:
    row = Film(
        slug=film.slug,
        year=film.year,
        countries=list(film.countries),
        genres=list(film.genres),
        synopsis=film.synopsis,
        note=film.note,
        sample=film.sample,
    )
    parts = FilmParts(
        titles=[Title(**title.model_dump()) for title in film.titles],
        versions=[Version(**_version(version)) for version in film.versions],
        credits=[
            Credit(role=c.role, billing=c.billing, person=_party(actor, Person, c.person))
            for c in film.credits
        ],
        companies=[
            FilmCompany(part=c.part, organisation=_party(actor, Organisation, c.name))
            for c in film.companies
        ],
        ratings=[AgeRating(**rating.model_dump()) for rating in film.ratings],
        festivals=[FestivalEntry(**entry.model_dump()) for entry in film.festivals],
        links=[Link(**link.model_dump()) for link in film.links],
        external_ids=[ExternalId(**one.model_dump()) for one in film.external_ids],
    )
    save_film(actor=actor, film=row, parts=parts)
    return row


def _version(version: doc.Version) -> dict[str, Any]:
    values = version.model_dump()
    for name in ("spoken", "subtitles", "burnt_in"):
        values[name] = list(values[name])
    for name in ("frame_rate", "aspect"):
        values[name] = Decimal(values[name]) if values[name] is not None else None
    return values


def _party(actor: User, kind: type[Any], name: doc.Words) -> Any:
    """The person or company whose name is this very one, in all its languages; else a new one."""
    found = kind.objects.filter(name=name).order_by("pk").first()
    if found is None:
        found = kind(name=name)
        save_party(actor=actor, record=found)
    return found
