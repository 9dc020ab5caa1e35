"""The timetable as a board: city by city and day by day, each hall a strip of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from roadshow.apps.films.queries import title_text
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import Leg
from roadshow.web import dates
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.findings import Said

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Block:
    """A screening in its strip. ``left``, ``width`` and ``qa_width`` are per cent of the axis."""

    screening: Screening
    film: str
    clock: str
    left: float
    width: float
    qa_share: float
    guests: str
    problems: list[Said]

    @property
    def stopped(self) -> bool:
        return any(problem.blocks for problem in self.problems)


@dataclass(frozen=True)
class Strip:
    """One hall on one day. ``open`` are its opening times as (left, width) in per cent."""

    hall: str
    seats: int
    sample: bool
    open: list[tuple[float, float]]
    blocks: list[Block]


@dataclass(frozen=True)
class Day:
    name: str
    hours: list[tuple[str, float]]
    strips: list[Strip]


@dataclass(frozen=True)
class City:
    """``waiting`` are its screenings without a place."""

    name: str
    zone: str
    accent: int
    days: list[Day]
    waiting: list[tuple[Screening, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Axis:
    """The stretch of a day that a board shows; whole hours."""

    start: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        """Per cent of the axis, kept inside it."""
        share = (moment - self.start) / (self.end - self.start) * 100
        return round(min(max(share, 0), 100), 3)

    def hours(self, leg: Leg) -> list[tuple[str, float]]:
        count = int((self.end - self.start) / HOUR)
        moments = [self.start + n * HOUR for n in range(0, count + 1, 2)]
        return [(dates.clock(m.astimezone(leg.zone)), self.at(m)) for m in moments]


def cities(
    legs: Iterable[Leg],
    halls: Iterable[Hall],
    screenings: Iterable[Screening],
    problems: dict[int, list[Said]],
) -> list[City]:
    """The whole board. Halls come with their openings, screenings with films and guests."""
    halls, screenings = list(halls), list(screenings)
    return [_city(leg, number, halls, screenings, problems) for number, leg in enumerate(legs, 1)]


def _city(
    leg: Leg,
    accent: int,
    halls: list[Hall],
    screenings: list[Screening],
    problems: dict[int, list[Said]],
) -> City:
    here = [hall for hall in halls if hall.venue.leg_id == leg.pk]
    mine = [screening for screening in screenings if screening.leg_id == leg.pk]
    placed = [screening for screening in mine if screening.starts]
    days = sorted(
        {_local(o.opens, leg) for hall in here for o in hall.openings.all()}
        | {_local(s.starts, leg) for s in placed if s.starts}
    )
    return City(
        name=words(leg.city),
        zone=dates.offset(leg.opens.astimezone(leg.zone).utcoffset()),
        accent=accent,
        days=[_day(day, leg, here, placed, problems) for day in days],
        waiting=[(s, film_name(s)) for s in mine if not s.starts],
    )


def _day(
    day: date, leg: Leg, halls: list[Hall], placed: list[Screening], problems: dict[int, list[Said]]
) -> Day:
    shown = [s for s in placed if s.starts and _local(s.starts, leg) == day]
    spans = [(s.starts, s.ends) for s in shown if s.starts and s.ends]
    spans += [
        (o.opens, o.closes) for h in halls for o in h.openings.all() if _local(o.opens, leg) == day
    ]
    axis = _axis([start for start, _ in spans], [end for _, end in spans])
    strips = [_strip(hall, day, leg, axis, shown, problems) for hall in halls]
    return Day(name=dates.full(day, language()), hours=axis.hours(leg), strips=strips)


def _axis(starts: list[datetime], ends: list[datetime]) -> Axis:
    first = min(starts).replace(minute=0, second=0, microsecond=0)
    last = max(ends)
    whole = last.replace(minute=0, second=0, microsecond=0)
    return Axis(first, whole if whole == last else whole + HOUR)


def _strip(
    hall: Hall,
    day: date,
    leg: Leg,
    axis: Axis,
    shown: list[Screening],
    problems: dict[int, list[Said]],
) -> Strip:
    openings = [o for o in hall.openings.all() if _local(o.opens, leg) == day]
    return Strip(
        hall=f"{words(hall.venue.name)}, {words(hall.name)}",
        seats=hall.seats,
        sample=hall.sample,
        open=[(axis.at(o.opens), axis.at(o.closes) - axis.at(o.opens)) for o in openings],
        blocks=[_block(s, leg, axis, problems) for s in shown if s.hall_id == hall.pk],
    )


def _block(screening: Screening, leg: Leg, axis: Axis, problems: dict[int, list[Said]]) -> Block:
    starts, ends = screening.starts, screening.ends
    if starts is None or ends is None:
        raise ValueError(f"screening {screening.pk} is not placed")
    whole = screening.version.minutes + screening.qa_minutes
    begin, end = (dates.clock(moment.astimezone(leg.zone)) for moment in (starts, ends))
    return Block(
        screening=screening,
        film=film_name(screening),
        clock=f"{begin}–{end}",
        left=axis.at(starts),
        width=axis.at(ends) - axis.at(starts),
        qa_share=round(screening.qa_minutes / whole * 100, 2),
        guests=", ".join(words(guest.name) for guest in screening.guests.all()),
        problems=problems.get(screening.pk, []),
    )


def film_name(screening: Screening) -> str:
    return words(title_text(screening.version.film.titles.all()))


def _local(moment: datetime, leg: Leg) -> date:
    return moment.astimezone(leg.zone).date()
