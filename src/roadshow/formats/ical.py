"""iCalendar (RFC 5545): calendars that a person subscribes to.

Every entry keeps the zone of the place where it happens, with that zone's rules in the file, so
that a calendar shows both the reader's own time and the place's.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vDuration

from roadshow.formats.appointments import Entry, programme_entries, withdrawn_entries

__all__ = ["Entry", "calendar", "programme_entries", "withdrawn_entries"]

REFRESH = timedelta(hours=1)


def calendar(
    entries: Iterable[Entry], *, name: str, site: str, stamp: datetime, edition: int
) -> bytes:
    """A whole calendar as UTF-8.

    Args:
        name: what calendar programs call it.
        site: the address of our site; its host makes keys unique in the world.
        stamp: when this edition was made.
        edition: grows with every edition, so that programs take the new times; for entries that
            name none of their own.
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
    event.add("sequence", edition if entry.edition is None else entry.edition)
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("dtstart", entry.starts.astimezone(entry.zone))
    event.add("dtend", entry.ends.astimezone(entry.zone))
    event.add("summary", entry.title)
    for field, value in (("location", entry.place), ("description", entry.text)):
        if value:
            event.add(field, value)
    if entry.link:
        event.add("url", entry.link)
    if entry.off or not entry.busy:
        event.add("transp", "TRANSPARENT")
    return event
