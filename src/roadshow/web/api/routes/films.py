"""The film catalogue: a film is written whole, with its titles, credits, companies, versions.

There is no deleting here: a film stands in other tours' showcases and screenings.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router

from roadshow.apps.films import queries
from roadshow.apps.films.actions import FilmParts, save_film
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
from roadshow.web.api.keys import Request
from roadshow.web.api.problems import Fault, Refused, faults_of, pointer
from roadshow.web.api.routes.catalogue import KEEPER, READER, Page
from roadshow.web.api.rows import change_of, given, named, plain, reply
from roadshow.web.api.schemas.films import (
    CompanyOfFilm,
    CreditPart,
    ExternalIdPart,
    FestivalPart,
    FilmFields,
    FilmRecord,
    LinkPart,
    RatingPart,
    TitlePart,
    VersionPart,
)
from roadshow.web.api.schemas.kinds import Strict

router = Router(tags=["films"])
Match = Callable[[Any], Any]
PARTS: dict[str, tuple[type[Any], type[Strict], Match]] = {
    # By what a row is known again, so that a film sent twice keeps its rows.
    "titles": (Title, TitlePart, lambda row: (row.language, row.kind, row.text)),
    "credits": (Credit, CreditPart, lambda row: (row.person_id, row.role)),
    "companies": (FilmCompany, CompanyOfFilm, lambda row: (row.organisation_id, row.part)),
    "versions": (Version, VersionPart, lambda row: row.pk),
    "ratings": (AgeRating, RatingPart, lambda row: row.country),
    "festivals": (FestivalEntry, FestivalPart, lambda row: row.pk),
    "links": (Link, LinkPart, lambda row: row.url),
    "external_ids": (ExternalId, ExternalIdPart, lambda row: (row.scheme, row.value)),
}


@router.get("", auth=READER, response=list[FilmRecord], operation_id="list_films")
def films(request: Request, page: Query[Page]) -> HttpResponse:
    """List the films of the catalogue."""
    return reply([_shown(film) for film in page.of(request, queries.whole_films().order_by("id"))])


@router.get("/{int:key}", auth=READER, response=FilmRecord, operation_id="read_film")
def film(request: Request, key: int) -> HttpResponse:
    """Read a film with all of its rows."""
    return reply(_shown(get_object_or_404(queries.whole_films(), pk=key)))


@router.post("", auth=KEEPER, response={201: FilmRecord}, operation_id="add_film")
def add(request: Request, body: FilmFields) -> HttpResponse:
    """Add a film with all of its rows, or nothing."""
    return _write(request, Film(), {n: getattr(body, n) for n in FilmFields.model_fields}, 201)


def change(request: Request, key: int, body: Strict) -> HttpResponse:
    """Change a film. A list that is given stands for all of its rows."""
    return _write(request, get_object_or_404(queries.whole_films(), pk=key), given(body), 200)


change.__annotations__["body"] = change_of(FilmFields)
router.patch("/{int:key}", auth=KEEPER, response=FilmRecord, operation_id="change_film")(change)


def _shown(film: Film) -> dict[str, Any]:
    def reader(name: str, shape: type[Strict]) -> Callable[[Film], Any]:
        return lambda film: [plain(row, shape) for row in getattr(film, name).all()]

    return plain(film, FilmRecord, {name: reader(name, part[1]) for name, part in PARTS.items()})


def _write(request: Request, film: Film, values: dict[str, Any], status: int) -> HttpResponse:
    rows = {name: values.pop(name) for name in PARTS if name in values}
    for name, value in values.items():
        setattr(film, name, value)
    parts: dict[str, list[Any]] = {}
    gone: list[Any] = []
    faults: list[Fault] = []
    for name in PARTS:
        old = list(getattr(film, name).all()) if film.pk else []
        if name not in rows:
            parts[name] = old
            continue
        parts[name] = _rows(name, rows[name], old, faults)
        gone += [row for row in old if row not in parts[name]]
    if faults:
        raise Refused(faults)
    save_film(actor=request.auth, film=film, parts=FilmParts(gone=gone, **parts))
    return reply(_shown(queries.whole_films().get(pk=film.pk)), status)


def _rows(
    name: str, wanted: Sequence[Strict], old: Sequence[models.Model], faults: list[Fault]
) -> list[Any]:
    """The rows that a list in the body stands for; what is wrong with them goes to ``faults``."""
    kind, _shape, match = PARTS[name]
    known = {match(row): row for row in old}
    made: list[Any] = []
    for place, part in enumerate(wanted):
        try:
            row = _row(kind, part, known, match)
            if any(match(row) == match(other) for other in made if match(row) is not None):
                raise ValidationError(_("This stands twice in the list."), code="twice")
            row.full_clean(exclude=["film", "id"], validate_unique=False, validate_constraints=True)
        except Refused as refused:
            faults += _below(refused.faults, name, place)
        except ValidationError as error:
            faults += faults_of(error, name, place)
        else:
            made.append(row)
    return made


def _row(kind: type[Any], part: Strict, known: dict[Any, Any], match: Match) -> Any:
    values = named(kind, {n: getattr(part, n) for n in type(part).model_fields}, None).values
    row = known.get(match(kind(**values)))
    if row is None and values.get("id"):
        said = _("This film has no row %(key)s here.") % {"key": values["id"]}
        raise Refused([Fault(pointer=pointer("id"), detail=said, code="reference")])
    row = row or kind()
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _below(faults: Iterable[Fault], *steps: object) -> Iterable[Fault]:
    for fault in faults:
        yield fault.model_copy(update={"pointer": pointer(*steps) + (fault.pointer or "")})
