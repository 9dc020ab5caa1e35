"""The public pages. None looks at a session, a cookie or the clock: a page is its release's."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from roadshow.apps.screenings.queries import Current, document
from roadshow.formats import jsonld
from roadshow.formats.programme import Programme
from roadshow.web import words
from roadshow.web.language import DEFAULT
from roadshow.web.public.addresses import tour_page
from roadshow.web.public.caching import Made, released, released_all
from roadshow.web.public.presenters import films as film_pages
from roadshow.web.public.presenters import places, rows
from roadshow.web.public.presenters import tour as tour_page_parts
from roadshow.web.public.presenters.reader import Reader


@released_all
def home(request: HttpRequest, releases: list[Current]) -> Made:
    """Every published tour, the newest first."""
    language = get_language() or DEFAULT
    readers = [Reader(document(release.release_id), language) for release in releases]
    tours = [{"reader": r, "legs": tour_page_parts.legs(r), **_head(r)} for r in readers]
    return _made(request, "home", {"tours": tours})


@released
def tour(request: HttpRequest, programme: Programme) -> Made:
    reader = _reader(programme)
    parts = tour_page_parts
    context = {
        "legs": parts.legs(reader),
        "tallies": parts.tallies(reader),
        "strip": rows.strip(reader, rows.Rows(reader).cities(), reader.link("programme")),
        "events": parts.events(reader),
        "showcases": parts.showcases(reader),
        "figures": parts.figures(reader, programme.figures),
        "people": parts.people(reader),
        "commitments": parts.commitments(reader),
    }
    things = [jsonld.tour(programme, reader.language, tour_page(programme.slug, reader.language))]
    return _made(request, "tour", _page(reader, "tour", context, things))


@released
def programme(request: HttpRequest, programme: Programme) -> Made:
    reader = _reader(programme)
    cities = rows.Rows(reader).cities()
    context = {"cities": cities, "strip": rows.strip(reader, cities)}
    things = [jsonld.tour(programme, reader.language, tour_page(programme.slug, reader.language))]
    return _made(request, "programme", _page(reader, "programme", context, things))


@released
def films(request: HttpRequest, programme: Programme) -> Made:
    reader = _reader(programme)
    context = {
        "films": film_pages.on_screen(reader),
        "showcases": film_pages.not_on_screen(reader),
    }
    page = tour_page(programme.slug, reader.language)
    things = [jsonld.movie(programme, film, reader.language, page) for film in programme.films]
    return _made(request, "films", _page(reader, "films", context, things))


@released
def film(request: HttpRequest, programme: Programme, film_slug: str) -> Made:
    chosen = next((film for film in programme.films if film.slug == film_slug), None)
    if chosen is None:
        raise Http404
    reader = _reader(programme)
    page = tour_page(programme.slug, reader.language)
    things = [
        jsonld.movie(programme, chosen, reader.language, page),
        *(
            jsonld.screening(programme, screening, reader.language, page)
            for screening in programme.screenings
            if screening.film == chosen.id
        ),
    ]
    context = {"film": film_pages.film_page(reader, chosen), "film_slug": film_slug}
    return _made(request, "film", _page(reader, "films", context, things))


@released
def event(request: HttpRequest, programme: Programme, event_id: int, event_slug: str) -> Made:
    chosen = next((e for e in programme.events if (e.id, e.slug) == (event_id, event_slug)), None)
    if chosen is None:
        raise Http404
    reader = _reader(programme)
    page = tour_page(programme.slug, reader.language)
    things = [jsonld.event(programme, chosen, reader.language, page)]
    context = {"event": places.event_page(reader, chosen)}
    return _made(request, "event", _page(reader, "programme", context, things))


@released
def venues(request: HttpRequest, programme: Programme) -> Made:
    reader = _reader(programme)
    return _made(request, "venues", _page(reader, "venues", {"cities": places.cities(reader)}))


@released
def printable(request: HttpRequest, programme: Programme) -> Made:
    reader = _reader(programme)
    return _made(request, "print", _page(reader, "print", {"cities": rows.Rows(reader).cities()}))


def _reader(programme: Programme) -> Reader:
    return Reader(programme, get_language() or DEFAULT)


def _head(reader: Reader) -> dict[str, Any]:
    """What every page says of its tour."""
    programme, parts = reader.programme, tour_page_parts
    return {
        "name": reader.name,
        "summary": words.words(programme.summary, reader.language),
        "summary_plain": words.plain(programme.summary, reader.language),
        "occasion": words.words(programme.occasion, reader.language),
        "series": words.words(programme.series, reader.language),
        "since": parts.since(reader),
        "body": words.words(programme.body, reader.language),
        "dates": reader.span(programme.starts, programme.ends),
        "source": programme.source,
        "has_sample": programme.has_sample,
    }


def _page(
    reader: Reader,
    tab: str,
    context: dict[str, Any],
    things: list[jsonld.Thing] | None = None,
) -> dict[str, Any]:
    # jsonld.script escapes every sign that could end the script element.
    data = mark_safe(jsonld.script(things)) if things else ""  # noqa: S308
    slug = reader.programme.slug
    return {"tour": _head(reader), "slug": slug, "tab": tab, "jsonld": data, **context}


def _made(request: HttpRequest, template: str, context: dict[str, Any]) -> Made:
    # Only the request goes in: context processors would look at the session.
    return Made(
        render_to_string(f"public/{template}.html", {"request": request, **context}).encode()
    )
