"""The timetable as a board: a city's days beneath one axis, each hall of a day a strip of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from roadshow.apps.films.queries import title_text
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import Event, Leg
from roadshow.web import dates
from roadshow.web.desk import clock as clocks
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.findings import Said

HOUR = timedelta(hours=1)
LONG = timedelta(hours=16)
"""What lasts so long stands on each of its days."""

STEP = 2
"""Hours between the marks of an axis."""


@dataclass(frozen=True)
class Block:
    """Something in its strip. ``left``, ``width`` and ``qa_share`` are per cent; ``lane`` counts
    from 0: what overlaps stands in lanes of its own.
    """

    what: str
    clock: str
    left: float
    width: float
    lane: int
    pk: int
    sample: bool
    pinned: bool = False
    qa_minutes: int = 0
    qa_share: float = 0
    guests: str = ""
    problems: list[Said] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        return any(problem.blocks for problem in self.problems)


@dataclass(frozen=True)
class Strip:
    """One hall on one day, or with ``pk`` None the day's events.

    ``open`` are its opening times as (left, width) in per cent; ``empty`` is a day on which the
    hall is not ours at all.
    """

    name: str
    pk: int | None
    open: list[tuple[float, float]]
    blocks: list[Block]

    @property
    def lanes(self) -> int:
        return max((block.lane for block in self.blocks), default=0) + 1

    @property
    def empty(self) -> bool:
        return not (self.open or self.blocks)


@dataclass(frozen=True)
class Day:
    name: str
    full: str
    strips: list[Strip]


@dataclass(frozen=True)
class City:
    """``waiting`` are its screenings without a place."""

    name: str
    zone: str
    accent: int
    hours: list[tuple[str, float]]
    halls: list[tuple[Hall, str]]
    days: list[Day]
    waiting: list[tuple[Screening, str]]


@dataclass(frozen=True)
class Axis:
    """The stretch of every day that a city's board shows: whole hours after local midnight."""

    start: int
    end: int
    leg: Leg

    def at(self, moment: datetime, day: date) -> float:
        """Per cent of the axis, kept inside it. By the clock on the wall, as the marks are."""
        wall = moment.astimezone(self.leg.zone).replace(tzinfo=None)
        share = ((wall - datetime.combine(day, time())) / HOUR - self.start) / self.length * 100
        return round(min(max(share, 0), 100), 3)

    def width(self, span: timedelta) -> float:
        return round(span / HOUR / self.length * 100, 3)

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def marks(self) -> list[tuple[str, float]]:
        hours = range(self.start, self.end + 1, STEP)
        return [(f"{h % 24:02}:00", round((h - self.start) / self.length * 100, 3)) for h in hours]


def cities(
    legs: Iterable[Leg],
    halls: Iterable[Hall],
    screenings: Iterable[Screening],
    events: Iterable[Event],
    problems: dict[int, list[Said]],
) -> list[City]:
    """The whole board. Halls come with their openings, screenings with films and guests."""
    halls, screenings, events = list(halls), list(screenings), list(events)
    return [
        _City(
            leg,
            [hall for hall in halls if hall.venue.leg_id == leg.pk],
            [screening for screening in screenings if screening.leg_id == leg.pk],
            [event for event in events if event.leg_id == leg.pk],
            problems,
        ).board(number)
        for number, leg in enumerate(legs, 1)
    ]


class _City:
    """One city's records, laid out."""

    def __init__(
        self,
        leg: Leg,
        halls: list[Hall],
        screenings: list[Screening],
        events: list[Event],
        problems: dict[int, list[Said]],
    ) -> None:
        self.leg, self.halls, self.screenings = leg, halls, screenings
        self.events, self.problems = events, problems
        self.placed = [(s, s.starts, s.ends) for s in screenings if s.starts and s.ends]
        self.hours = [(o.opens, o.closes) for hall in halls for o in hall.openings.all()]
        self.axis = self._axis()

    def board(self, accent: int) -> City:
        return City(
            name=words(self.leg.city),
            zone=dates.offset(self.leg.opens.astimezone(self.leg.zone).utcoffset()),
            accent=accent,
            hours=self.axis.marks,
            halls=[(hall, hall_name(hall)) for hall in self.halls],
            days=[self._day(day) for day in sorted(self._days())],
            waiting=[(s, film_name(s)) for s in self.screenings if not s.starts],
        )

    def _spans(self) -> list[tuple[datetime, datetime]]:
        """What a board must have room for. Of what lasts several days only its days."""
        shown = [(start, end) for _screening, start, end in self.placed]
        short = [event for event in self.events if len(self._days_of(event)) == 1]
        return [*shown, *self.hours, *((event.starts, event.ends) for event in short)]

    def _days(self) -> set[date]:
        begun = {self._local(start) for start, _end in self._spans()}
        return begun.union(*(self._days_of(event) for event in self.events))

    def _days_of(self, event: Event) -> set[date]:
        first, last = self._local(event.starts), self._local(event.ends)
        if event.ends - event.starts < LONG:  # an evening may end after midnight
            return {first}
        return {first + timedelta(days=n) for n in range((last - first).days + 1)}

    def _axis(self) -> Axis:
        first, last = 24.0, 0.0
        for start, end in self._spans():
            local = start.astimezone(self.leg.zone)
            begins = local.hour + local.minute / 60
            first, last = min(first, begins), max(last, begins + (end - start) / HOUR)
        if first >= last:
            return Axis(9, 23, self.leg)
        return Axis(int(first), min(-int(-last // 1), 30), self.leg)

    def _day(self, day: date) -> Day:
        strips = [self._strip(hall, day) for hall in self.halls]
        events = self._events(day)
        return Day(
            name=dates.short(day, language()),
            full=dates.full(day, language()),
            strips=[*([events] if events.blocks else []), *strips],
        )

    def _events(self, day: date) -> Strip:
        today = [event for event in self.events if day in self._days_of(event)]
        lanes = _lanes([(event.starts, event.ends) for event in today])
        blocks = [
            Block(
                what=words(event.title),
                clock=self._span(event),
                left=self.axis.at(event.starts, day),
                width=self.axis.at(event.ends, day) - self.axis.at(event.starts, day),
                lane=lane,
                pk=event.pk,
                sample=event.sample or event.times_sample,
            )
            for event, lane in zip(today, lanes, strict=True)
        ]
        return Strip(name="", pk=None, open=[], blocks=blocks)

    def _strip(self, hall: Hall, day: date) -> Strip:
        openings = [o for o in hall.openings.all() if self._local(o.opens) == day]
        here = [
            (screening, start, end)
            for screening, start, end in self.placed
            if screening.hall_id == hall.pk and self._local(start) == day
        ]
        lanes = _lanes([(start, end) for _screening, start, end in here])
        return Strip(
            name=words(hall.name),
            pk=hall.pk,
            open=[
                (self.axis.at(o.opens, day), self.axis.width(o.closes - o.opens)) for o in openings
            ],
            blocks=[
                self._block(screening, start, end, day, lane)
                for (screening, start, end), lane in zip(here, lanes, strict=True)
            ],
        )

    def _block(
        self, screening: Screening, start: datetime, end: datetime, day: date, lane: int
    ) -> Block:
        whole = screening.version.minutes + screening.qa_minutes
        return Block(
            what=film_name(screening),
            clock=self._clock(start, end),
            left=self.axis.at(start, day),
            width=self.axis.width(end - start),
            lane=lane,
            pk=screening.pk,
            sample=screening.sample,
            pinned=screening.pinned,
            qa_minutes=screening.qa_minutes,
            qa_share=round(screening.qa_minutes / whole * 100, 2),
            guests=", ".join(words(guest.name) for guest in screening.guests.all()),
            problems=self.problems.get(screening.pk, []),
        )

    def _span(self, event: Event) -> str:
        """“10:00–12:30”; with its days where it lasts several."""
        if len(self._days_of(event)) == 1:
            return self._clock(event.starts, event.ends)
        ends = (event.starts, event.ends)
        return " – ".join(
            f"{clocks.day(one, self.leg)} {clocks.clock(one, self.leg)}" for one in ends
        )

    def _clock(self, start: datetime, end: datetime) -> str:
        return "–".join(clocks.clock(moment, self.leg) for moment in (start, end))

    def _local(self, moment: datetime) -> date:
        return moment.astimezone(self.leg.zone).date()


def _lanes(spans: list[tuple[datetime, datetime]]) -> list[int]:
    """For each span the first lane that is free when it starts. Spans come in order of time."""
    ends: list[datetime] = []
    found = []
    for start, end in spans:
        lane = next((n for n, busy in enumerate(ends) if busy <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found


def hall_name(hall: Hall) -> str:
    return f"{words(hall.venue.name)}, {words(hall.name)}"


def film_name(screening: Screening) -> str:
    return words(title_text(screening.version.film.titles.all()))
