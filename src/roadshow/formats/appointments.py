"""What of a programme stands in calendars, and how calendars learn that something moved or is off.

A calendar takes a change of an entry only with a higher SEQUENCE, and is told that one is off when
it comes once more as cancelled (RFC 5545, 3.8.7.4 and 3.8.1.11; RFC 5546, 3.2.5). So a release
carries by entry the number of the release that last changed it, and, until a while after its end,
what earlier ones held and this one does not. Nothing here loads iCalendar: publishing needs none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from roadshow.formats.programme import Event, Programme, Screening
from roadshow.formats.programme_parts import Withdrawn, Words
from roadshow.formats.texts import READING, localise

REMEMBERED = timedelta(days=30)
"""How long after its end a withdrawn entry is still told as cancelled."""


@dataclass(frozen=True)
class Entry:
    """One calendar entry. ``key`` names it for ever: a changed entry keeps its key.

    ``busy`` is false for what only frames the day, such as a stay in a city. ``edition`` grows when
    the entry changes; None: with the whole calendar's. ``off``: it is cancelled.
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
    edition: int | None = None
    off: bool = False


def programme_entries(
    programme: Programme, language: str, page: str, *, film: int | None = None
) -> Iterator[Entry]:
    """A tour's screenings and events, or one film's screenings.

    Args:
        page: the absolute address of the tour's page, ending in ``/``.
        film: only this film's screenings, and no events.
    """
    for screening in programme.screenings:
        if film in {None, screening.film}:
            yield _shown(programme, screening, language, page)
    for event in programme.events if film is None else ():
        yield _held(programme, event, language, page)


def withdrawn_entries(
    programme: Programme, language: str, now: datetime, *, film: str | None = None
) -> Iterator[Entry]:
    """What calendars still have to be told is off, of the whole tour or of the film at an address.

    They keep their titles in the reader's language: a calendar may show what is cancelled.
    """
    for one in programme.withdrawn:
        if one.whole and film in {None, one.film} and remembered(one, now):
            yield cancelled(one, language)


def cancelled(one: Withdrawn, language: str) -> Entry:
    return Entry(
        key=one.key,
        starts=one.starts,
        ends=one.ends,
        zone=ZoneInfo(one.timezone),
        title=localise(one.title, language).text,
        place=localise(one.place, language).text,
        edition=one.edition,
        off=True,
    )


def remembered(one: Withdrawn, now: datetime) -> bool:
    return now < one.ends + REMEMBERED


def carried(
    before: Programme | None, last: int, after: Programme, number: int, now: datetime
) -> Programme:
    """``after`` with what calendars must be told, as it becomes release ``number``.

    Args:
        before: the release made last, whether or not the public sees it still; None for the first.
        last: that release's number. Documents older than this know no editions: their calendars
            gave every entry this number.
    """
    if before is None:
        keys = [key for key, _people in appointments(after)]
        return after.model_copy(update={"editions": dict.fromkeys(keys, number)})
    old, new = _faces(before), _faces(after)
    editions = {
        key: before.editions.get(key, last) if old.get(key) == face else number
        for key, face in new.items()
    }
    off = tuple(one for one in _withdrawn(before, after, number) if remembered(one, now))
    return after.model_copy(update={"editions": editions, "withdrawn": off})


def withdraw(programme: Programme, key: str, edition: int) -> Withdrawn:
    """An entry of a programme as it is told to be off, for all whose appointment it was."""
    faces = {tag: entry for tag in READING for entry in _entries(programme, tag, key)}
    entry = next(iter(faces.values()))
    return Withdrawn(
        key=key,
        edition=edition,
        starts=entry.starts,
        ends=entry.ends,
        timezone=entry.zone.key,
        title=_said({tag: face.title for tag, face in faces.items()}),
        place=_said({tag: face.place for tag, face in faces.items()}),
        film=_film(programme, key),
        people=dict(appointments(programme))[key],
    )


def _withdrawn(before: Programme, after: Programme, number: int) -> Iterator[Withdrawn]:
    """What was off before and is not back, and what is newly off: for everybody, or only for those
    who are no longer among its guests."""
    then, now = dict(appointments(before)), dict(appointments(after))
    told = {one.key: one for one in before.withdrawn}
    for key in sorted(then.keys() | told.keys()):
        if key not in then and key not in now:
            yield told[key]
            continue
        one = withdraw(before, key, number) if key in then else told[key]
        former = told[key].people if key in told else ()
        people = {*one.people, *former} - set(now.get(key, ()))
        if people or key not in now:
            new = {"people": tuple(sorted(people)), "whole": key not in now, "edition": number}
            yield one.model_copy(update=new)


def _people_of(event: Event) -> set[int]:
    """Whose appointment an event is: those who take part and those who speak."""
    parts = {part.person for part in event.participants if part.person is not None}
    return parts | {person for item in event.agenda for person in item.speakers}


def appointments(programme: Programme) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every entry's key with those whose appointment it is, in order of their numbers."""
    for shown in programme.screenings:
        yield f"screening-{shown.id}", tuple(sorted(shown.guests))
    for event in programme.events:
        yield f"event-{event.id}", tuple(sorted(_people_of(event)))


def _faces(programme: Programme) -> dict[str, list[Entry]]:
    """By key how every reader sees an entry."""
    found: dict[str, list[Entry]] = {}
    for tag in READING:
        for entry in programme_entries(programme, tag, ""):
            found.setdefault(entry.key, []).append(replace(entry, edition=None))
    return found


def _entries(programme: Programme, language: str, key: str) -> Iterable[Entry]:
    return (e for e in programme_entries(programme, language, "") if e.key == key)


def _said(texts: Words) -> Words:
    """Once, where it is the same in every language; not at all where it is nothing."""
    said = texts if len(set(texts.values())) > 1 else dict([next(iter(texts.items()))])
    return {tag: text for tag, text in said.items() if text}


def _film(programme: Programme, key: str) -> str:
    kind, _, number = key.partition("-")
    found = [s.film for s in programme.screenings if kind == "screening" and str(s.id) == number]
    return programme.film_by_id[found[0]].slug if found else ""


def _shown(programme: Programme, screening: Screening, language: str, page: str) -> Entry:
    film = programme.film_by_id[screening.film]
    hall = programme.hall_by_id[screening.hall]
    title = localise(film.names, language).text
    original = film.original.text
    key = f"screening-{screening.id}"
    return Entry(
        key=key,
        starts=screening.starts,
        ends=screening.ends,
        zone=programme.leg_by_id[screening.leg].zone,
        title=title if title == original else f"{title} / {original}",
        place=_place(programme, hall.venue, localise(hall.name, language).text, language),
        text=localise(film.synopsis, language).text,
        link=f"{page}films/{film.slug}/",
        edition=programme.editions.get(key),
    )


def _held(programme: Programme, event: Event, language: str, page: str) -> Entry:
    key = f"event-{event.id}"
    return Entry(
        key=key,
        starts=event.starts,
        ends=event.ends,
        zone=programme.leg_by_id[event.leg].zone,
        title=localise(event.title, language).text,
        place=_place(programme, event.venue, "", language),
        text=localise(event.summary, language).text,
        link=f"{page}events/{event.id}-{event.slug}/",
        edition=programme.editions.get(key),
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
