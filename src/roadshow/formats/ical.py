"""iCalendar (RFC 5545): calendars that a person subscribes to.

Every entry keeps the zone of the place where it happens, with that zone's rules in the file, so
that a calendar shows both the reader's own time and the place's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration

from roadshow.formats.programme import Programme
from roadshow.formats.texts import localise

REFRESH = timedelta(hours=1)


@dataclass(frozen=True)
class Entry:
    """One calendar entry. ``key`` names it for ever: a changed entry keeps its key.

    ``busy`` is false for what only frames the day, such as a stay in a city.
    """

    key: str
    starts: datetime
    ends: datetime
    zone: ZoneInfo
    title: str
    place: str = ""
    text: str = ""
    link: str = ""
    busy: bool = True


def calendar(
    entries: Iterable[Entry], *, name: str, site: str, stamp: datetime, edition: int
) -> bytes:
    """A whole calendar as UTF-8.

    Args:
        name: what calendar programs call it.
        site: the address of our site; its host makes keys unique in the world.
        stamp: when this edition was made.
        edition: grows with every edition, so that programs take the new times.
    """
    whole = Calendar()
    whole.add("prodid", "-//Roadshow//roadshow//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    whole.add("name", name)
    whole.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", vDuration(REFRESH))
    host = urlsplit(site).hostname or "roadshow"
    for entry in entries:
        whole.add_component(_event(entry, host, stamp, edition))
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def _event(entry: Entry, host: str, stamp: datetime, edition: int) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{host}")
    event.add("dtstamp", stamp)
    event.add("sequence", edition)
    event.add("dtstart", entry.starts.astimezone(entry.zone))
    event.add("dtend", entry.ends.astimezone(entry.zone))
    event.add("summary", entry.title)
    for field, value in (("location", entry.place), ("description", entry.text)):
        if value:
            event.add(field, value)
    if entry.link:
        event.add("url", entry.link)
    if not entry.busy:
        event.add("transp", "TRANSPARENT")
    return event


def programme_entries(
    programme: Programme, language: str, page: str, *, film: int | None = None
) -> Iterable[Entry]:
    """A tour's screenings and events, or one film's screenings.

    Args:
        page: the absolute address of the tour's page, ending in ``/``.
        film: only this film's screenings, and no events.
    """
    for screening in programme.screenings:
        if film in {None, screening.film}:
            shown = programme.film_by_id[screening.film]
            hall = programme.hall_by_id[screening.hall]
            title = localise(shown.names, language).text
            original = shown.original.text
            yield Entry(
                key=f"screening-{screening.id}",
                starts=screening.starts,
                ends=screening.ends,
                zone=programme.leg_by_id[screening.leg].zone,
                title=title if title == original else f"{title} / {original}",
                place=_place(programme, hall.venue, localise(hall.name, language).text, language),
                text=localise(shown.synopsis, language).text,
                link=f"{page}films/{shown.slug}/",
            )
    for event in programme.events if film is None else ():
        yield Entry(
            key=f"event-{event.id}",
            starts=event.starts,
            ends=event.ends,
            zone=programme.leg_by_id[event.leg].zone,
            title=localise(event.title, language).text,
            place=_place(programme, event.venue, "", language),
            text=localise(event.summary, language).text,
            link=f"{page}events/{event.id}-{event.slug}/",
        )


def _place(programme: Programme, venue_id: int | None, hall: str, language: str) -> str:
    venue = programme.venue_by_id.get(venue_id or 0)
    if venue is None:
        return ""
    city = programme.leg_by_id[venue.leg].city
    parts = (
        hall,
        localise(venue.name, language).text,
        localise(venue.address, language).text,
        localise(city, language).text,
    )
    return ", ".join(part for part in parts if part)
