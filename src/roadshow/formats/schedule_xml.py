"""schedule.xml, as frab and pretalx write it: what conference apps read.

Schema: https://c3voc.de/schedule/schema.xsd. A day there is a local date; we write a day for each
city and date, its rooms being ours. The public's own words are written in one language.

No copy of the schema is at hand, so nothing here was validated against it. Kept to as pretalx and
frab write it: the elements and their names, ids and version 5 GUIDs, dates with their offset,
``hh:mm`` for starts and durations, an event's room named as the room around it. Not checked: the
order that it may demand of elements; whether it takes slugs of ours, two days of one date (two
cities), a screening without ``recording``; ``days`` counts the tour's dates, not the elements.
``time_zone_name`` is the first city's, as there is room for one only.
"""

import re
import uuid
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from lxml import etree

from roadshow.formats.programme import Event, Leg, Programme, Screening
from roadshow.formats.texts import localise

SPACE = uuid.UUID("b1d4f6a2-52f7-4a8e-9c63-0d8a1f6c7e55")
"""Names our records for the world, with a tour's slug and the record's number (UUID version 5)."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, written in any way."""


NOWHERE = "-"
"""The room of what has no known place: a room must have a name."""


class _Talk(NamedTuple):
    """A screening or an event as an ``<event>``; ``room`` is empty where no place is known."""

    key: str
    number: int
    starts: datetime
    ends: datetime
    room: str
    title: str
    subtitle: str
    kind: str
    language: str
    text: str
    people: tuple[int, ...]
    link: str


def schedule(programme: Programme, language: str, page: str, edition: str) -> bytes:
    """The programme as schedule.xml, UTF-8. ``page`` is the tour's absolute address."""
    root = etree.Element("schedule")
    _add(root, "generator", "", name="roadshow", version="1")
    _add(root, "version", edition)
    _conference(root, programme, language, page)
    index = 0
    for leg in programme.legs:
        for day, talks in _days(programme, leg, language, page).items():
            index += 1
            _day(root, programme, language, leg.zone, index, day, talks)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _conference(root: "etree._Element", programme: Programme, language: str, page: str) -> None:
    conference = etree.SubElement(root, "conference")
    _add(conference, "acronym", programme.slug)
    _add(conference, "title", localise(programme.name, language).text)
    _add(conference, "start", programme.starts.isoformat())
    _add(conference, "end", programme.ends.isoformat())
    _add(conference, "days", str((programme.ends - programme.starts).days + 1))
    _add(conference, "timeslot_duration", "00:05")
    _add(conference, "base_url", page)
    if programme.legs:
        _add(conference, "time_zone_name", programme.legs[0].timezone)


def _days(programme: Programme, leg: Leg, language: str, page: str) -> dict[date, list[_Talk]]:
    talks = [_shown(programme, s, language, page) for s in programme.screenings if s.leg == leg.id]
    talks += [_held(programme, e, language, page) for e in programme.events if e.leg == leg.id]
    found: dict[date, list[_Talk]] = {}
    for talk in sorted(talks, key=lambda t: (t.starts, t.key)):
        found.setdefault(talk.starts.astimezone(leg.zone).date(), []).append(talk)
    return found


def _day(
    root: "etree._Element",
    programme: Programme,
    language: str,
    zone: ZoneInfo,
    index: int,
    day: date,
    talks: list[_Talk],
) -> None:
    element = etree.SubElement(
        root,
        "day",
        index=str(index),
        date=day.isoformat(),
        start=datetime.combine(day, time(), zone).isoformat(),
        end=datetime.combine(day + timedelta(days=1), time(), zone).isoformat(),
    )
    rooms: dict[str, etree._Element] = {}
    for talk in talks:
        name = talk.room or NOWHERE
        if name not in rooms:
            rooms[name] = etree.SubElement(element, "room", name=_clean(name))
        _event(rooms[name], programme, language, zone, talk)


def _event(
    room: "etree._Element", programme: Programme, language: str, zone: ZoneInfo, talk: _Talk
) -> None:
    guid = uuid.uuid5(SPACE, f"{programme.slug}/{talk.key}")
    event = etree.SubElement(room, "event", id=str(talk.number), guid=str(guid))
    local = talk.starts.astimezone(zone)
    minutes = int((talk.ends - talk.starts).total_seconds()) // 60
    _add(event, "date", local.isoformat())
    _add(event, "start", f"{local:%H:%M}")
    _add(event, "duration", f"{minutes // 60:02}:{minutes % 60:02}")
    _add(event, "room", talk.room or NOWHERE)
    _add(event, "slug", f"{programme.slug}-{talk.key}")
    _add(event, "url", talk.link)
    _add(event, "title", talk.title)
    _add(event, "subtitle", talk.subtitle)
    _add(event, "track", "")
    _add(event, "type", talk.kind)
    if talk.language:  # an empty one would be no language
        _add(event, "language", talk.language)
    _add(event, "abstract", talk.text)
    _add(event, "description", "")
    people = etree.SubElement(event, "persons")
    for key in talk.people:
        name = localise(programme.person_by_id[key].name, language).text
        _add(people, "person", name, id=str(key))
    etree.SubElement(event, "links")
    etree.SubElement(event, "attachments")


def _shown(programme: Programme, screening: Screening, language: str, page: str) -> _Talk:
    film = programme.film_by_id[screening.film]
    hall = programme.hall_by_id[screening.hall]
    venue = localise(programme.venue_by_id[hall.venue].name, language).text
    title = localise(film.names, language).text
    original = film.original.text
    return _Talk(
        key=f"screening-{screening.id}",
        # Apps want one row of numbers: screenings take the even ones, events the odd.
        number=screening.id * 2,
        starts=screening.starts,
        ends=screening.ends,
        room=f"{venue}, {localise(hall.name, language).text}",
        title=title,
        subtitle=original if original != title else "",
        kind="screening",
        language=screening.spoken[0] if screening.spoken else "",
        text=localise(film.synopsis, language).text,
        people=screening.guests,
        link=f"{page}films/{film.slug}/",
    )


def _held(programme: Programme, event: Event, language: str, page: str) -> _Talk:
    venue = programme.venue_by_id.get(event.venue or 0)
    return _Talk(
        key=f"event-{event.id}",
        number=event.id * 2 + 1,
        starts=event.starts,
        ends=event.ends,
        room=localise(venue.name, language).text if venue else "",
        title=localise(event.title, language).text,
        subtitle="",
        kind=event.kind,
        language="",
        text=localise(event.summary, language).text,
        people=tuple(dict.fromkeys(p for item in event.agenda for p in item.speakers)),
        link=f"{page}events/{event.id}-{event.slug}/",
    )


def _add(parent: "etree._Element", tag: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(parent, tag, attributes)
    element.text = _clean(text)


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
