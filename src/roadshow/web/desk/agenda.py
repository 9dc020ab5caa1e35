"""What happens in a stretch of time: events and screenings of a tour in one list."""

from dataclasses import dataclass
from datetime import datetime

from roadshow.formats.programme import Programme
from roadshow.web import dates
from roadshow.web.desk.clock import language, words


@dataclass(frozen=True)
class Entry:
    """One line: when (with the city's zone), what, where."""

    starts: datetime
    day: str
    clock: str
    zone: str
    accent: int
    what: str
    where: str
    sample: bool


def soon(programme: Programme, since: datetime, until: datetime) -> list[Entry]:
    """The events and screenings that begin in ``[since, until)``, in order of time."""
    accents = {leg.id: number for number, leg in enumerate(programme.legs, 1)}
    found = [
        (event.starts, event.leg, words(event.title), _venue(programme, event.venue), event.sample)
        for event in programme.events
    ]
    found += [
        (
            shown.starts,
            shown.leg,
            words(programme.film_by_id[shown.film].names),
            _hall(programme, shown.hall),
            shown.sample,
        )
        for shown in programme.screenings
    ]
    entries = []
    for starts, leg, what, where, sample in sorted(found, key=lambda row: row[0]):
        if since <= starts < until:
            here = programme.leg_by_id[leg]
            local = starts.astimezone(here.zone)
            entries.append(
                Entry(
                    starts=starts,
                    day=dates.short(local.date(), language()),
                    clock=dates.clock(local),
                    zone=dates.zone(words(here.city), local),
                    accent=accents[leg],
                    what=what,
                    where=where,
                    sample=sample,
                )
            )
    return entries


def _venue(programme: Programme, venue: int | None) -> str:
    return words(programme.venue_by_id[venue].name) if venue else ""


def _hall(programme: Programme, hall: int) -> str:
    room = programme.hall_by_id[hall]
    return f"{words(programme.venue_by_id[room.venue].name)}, {words(room.name)}"
