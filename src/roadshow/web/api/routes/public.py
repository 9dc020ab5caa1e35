"""What anyone may read: published tours, from their releases alone."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from ninja import Query, Router
from pydantic import Field
from pydantic_core import to_json

from roadshow.apps.screenings.queries import (
    Current,
    current_release,
    current_releases,
    document,
    document_text,
    documents,
)
from roadshow.formats import programme as doc
from roadshow.web.api.problems import refuse_other_parameters
from roadshow.web.api.schemas.kinds import Day, KeyParameter, Strict, Text
from roadshow.web.api.schemas.screenings import PublishedTour

router = Router(tags=["published"])
Timed = doc.Event | doc.Screening


class EventFilter(Strict):
    """Which events: all that is given must fit."""

    day: Annotated[Day | None, Field(description="A day in the city's own time.")] = None
    leg: KeyParameter | None = None
    city: Annotated[Text | None, Field(description="The city's name in any language.")] = None


class ScreeningFilter(EventFilter):
    """Which screenings: all that is given must fit."""

    film: Annotated[Text | None, Field(description="The film's slug or id.")] = None


@router.get("", response=list[PublishedTour], operation_id="list_published_tours")
def tours(request: HttpRequest) -> HttpResponse:
    """List the published tours, the newest first."""
    current = tuple(current_releases())
    return _reply(request, _tag(*current), lambda: _cards(current))


@router.get("/{slug:slug}", response=doc.Programme, operation_id="read_published_tour")
def tour(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the whole programme as it was released."""
    current = _current(slug)
    return _reply(request, _tag(current), lambda: _whole(current.release_id))


@router.get("/{slug:slug}/events", response=list[doc.Event], operation_id="list_published_events")
def events(request: HttpRequest, slug: str, chosen: Query[EventFilter]) -> HttpResponse:
    """List the events of the released programme."""
    refuse_other_parameters(request, type(chosen))
    current = _current(slug)
    return _reply(
        request, _tag(current), lambda: _chosen(document(current.release_id), "events", chosen)
    )


@router.get("/{slug:slug}/films", response=list[doc.Film], operation_id="list_published_films")
def films(request: HttpRequest, slug: str) -> HttpResponse:
    """List the films of the released programme."""
    current = _current(slug)
    return _reply(request, _tag(current), lambda: to_json(document(current.release_id).films))


@router.get(
    "/{slug:slug}/screenings",
    response=list[doc.Screening],
    operation_id="list_published_screenings",
)
def screenings(request: HttpRequest, slug: str, chosen: Query[ScreeningFilter]) -> HttpResponse:
    """List the screenings of the released programme."""
    refuse_other_parameters(request, type(chosen))
    current = _current(slug)
    return _reply(
        request, _tag(current), lambda: _chosen(document(current.release_id), "screenings", chosen)
    )


def _current(slug: str) -> Current:
    found = current_release(slug)
    if found is None:
        raise Http404  # unpublished or never there: the public must not learn which
    return found


def _tag(*releases: Current) -> str:
    return '"' + "+".join(str(one.release_id) for one in releases) + '"'


def _reply(request: HttpRequest, tag: str, content: Callable[[], bytes]) -> HttpResponse:
    """The bytes, or that the reader has them already."""
    known = [
        one.strip().removeprefix("W/")
        for one in request.headers.get("If-None-Match", "").split(",")
    ]
    if tag in known or "*" in known:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(content(), content_type="application/json")
    answer["ETag"] = tag
    answer["Access-Control-Allow-Origin"] = "*"
    # Ask again each time: after a publication nobody may read the release before.
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


@lru_cache(maxsize=16)
def _whole(release_id: UUID) -> bytes:
    return document_text(release_id).encode()


@lru_cache(maxsize=2)
def _cards(releases: tuple[Current, ...]) -> bytes:
    held = documents(release.release_id for release in releases)
    return to_json([_card(release, held[release.release_id]) for release in releases])


def _card(release: Current, programme: doc.Programme) -> PublishedTour:
    return PublishedTour.model_construct(
        slug=programme.slug,
        name=programme.name,
        summary=programme.summary,
        series=programme.series,
        starts=programme.starts,
        ends=programme.ends,
        release=release.number,
        published_at=datetime.fromisoformat(release.published_at),
    )


def _chosen(
    programme: doc.Programme, part: Literal["events", "screenings"], chosen: EventFilter
) -> bytes:
    every: Iterable[Timed] = getattr(programme, part)
    return to_json([one for one in every if _fits(programme, one, chosen)])


def _fits(programme: doc.Programme, one: Timed, chosen: EventFilter) -> bool:
    leg = programme.leg_by_id[one.leg]
    if chosen.leg is not None and leg.id != chosen.leg:
        return False
    if chosen.city is not None and chosen.city.casefold() not in map(
        str.casefold, leg.city.values()
    ):
        return False
    if chosen.day is not None and one.starts.astimezone(leg.zone).date() != chosen.day:
        return False
    if isinstance(chosen, ScreeningFilter) and isinstance(one, doc.Screening) and chosen.film:
        film = programme.film_by_id[one.film]
        return chosen.film in (film.slug, str(film.id))
    return True
