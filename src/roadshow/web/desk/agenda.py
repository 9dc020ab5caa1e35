"""What happens in a stretch of time: events and screenings of a tour in one list."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from roadshow.formats.programme import Programme
from roadshow.web import dates
from roadshow.web.desk.clock import language, words

AHEAD = timedelta(hours=48)

Phase = Literal["before", "running", "after"]


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
    page: str
    pk: int


def stretch(programme: Programme, now: datetime) -> tuple[datetime, Phase]:
    """Since when to show 48 hours: now while the tour runs, else its first or its last."""
    spans = [(event.starts, event.ends) for event in programme.events]
    spans += [(shown.starts, shown.ends) for shown in programme.screenings]
    whole = datetime.combine(programme.starts, time(), UTC)
    begins = min((start for start, _end in spans), default=whole)
    ends = max((end for _start, end in spans), default=whole)
    if now < begins - AHEAD:
        return begins, "before"
    return (ends - AHEAD, "after") if now > ends else (now, "running")


def soon(programme: Programme, since: datetime, until: datetime) -> list[Entry]:
    """The events and screenings that begin in ``[since, until)``, in order of time."""
    accents = {leg.id: number for number, leg in enumerate(programme.legs, 1)}
    found = [
        (
            event.starts,
            event.leg,
            words(event.title),
            _venue(programme, event.venue),
            event.sample or event.times_sample,
            ("desk:edit", event.id),
        )
        for event in programme.events
    ]
    found += [
        (
            shown.starts,
            shown.leg,
            words(programme.film_by_id[shown.film].names),
            _hall(programme, shown.hall),
            shown.sample,
            ("desk:place", shown.id),
        )
        for shown in programme.screenings
    ]
    entries = []
    for starts, leg, what, where, sample, (page, pk) in sorted(found, key=lambda row: row[0]):
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
                    page=page,
                    pk=pk,
                )
            )
    return entries


def _venue(programme: Programme, venue: int | None) -> str:
    return words(programme.venue_by_id[venue].name) if venue else ""


def _hall(programme: Programme, hall: int) -> str:
    room = programme.hall_by_id[hall]
    return f"{words(programme.venue_by_id[room.venue].name)}, {words(room.name)}"
