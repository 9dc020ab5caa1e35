"""The programme for other programs: calendars, JSON, schedule.xml. Kept for each release.

icalendar and lxml are imported where they are used: a worker that sends kept bytes needs neither,
and together they cost 15 MB and a fifth of a second.
"""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from roadshow.apps.screenings.queries import Current, document, document_text
from roadshow.formats.programme import Film, Programme
from roadshow.formats.texts import localise
from roadshow.web.language import DEFAULT
from roadshow.web.public.addresses import tour_page
from roadshow.web.public.caching import Made, released_edition

CALENDAR = "text/calendar; charset=utf-8"


@released_edition
def programme_ics(request: HttpRequest, release: Current) -> Made:
    programme = document(release.release_id)
    return _calendar(programme, release)


@released_edition
def film_ics(request: HttpRequest, release: Current, film_slug: str) -> Made:
    programme = document(release.release_id)
    film = next((film for film in programme.films if film.slug == film_slug), None)
    # Who follows a film that left the tour must still learn so.
    if film is None and all(one.film != film_slug for one in programme.withdrawn):
        raise Http404
    return _calendar(programme, release, film_slug, film)


@released_edition
def programme_json(request: HttpRequest, release: Current) -> Made:
    return Made(document_text(release.release_id).encode(), "application/json")


@released_edition
def programme_xml(request: HttpRequest, release: Current) -> Made:
    from roadshow.formats.schedule_xml import schedule  # noqa: PLC0415 - see above

    language = get_language() or DEFAULT
    page = tour_page(release.slug, language)
    edition = f"{release.number} ({release.published_at})"
    body = schedule(document(release.release_id), language, page, edition)
    return Made(body, "application/xml; charset=utf-8")


def _calendar(
    programme: Programme, release: Current, slug: str | None = None, film: Film | None = None
) -> Made:
    """Of the whole tour, or of the film at an address; ``film`` is None where it left the tour."""
    from roadshow.formats import ical  # noqa: PLC0415 - see above

    language = get_language() or DEFAULT
    page = tour_page(programme.slug, language)
    name = localise(programme.name, language).text
    entries = list(ical.withdrawn_entries(programme, language, timezone.now(), film=slug))
    if film:
        name = f"{localise(film.names, language).text} · {name}"
    if film or slug is None:
        entries += ical.programme_entries(programme, language, page, film=film.id if film else None)
    body = ical.calendar(
        entries,
        name=name,
        site=settings.PUBLIC_URL,
        stamp=datetime.fromisoformat(release.published_at),
        edition=release.number,
    )
    return Made(body, CALENDAR, f"{slug or programme.slug}.ics")
