"""The timetable as a board: a city's days beneath one axis, each hall of a day a strip of time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import Event, Leg
from roadshow.web import dates
from roadshow.web.desk import clock as clocks
from roadshow.web.desk.axis import HOUR, Axis
from roadshow.web.desk.blocks import (
    Block,
    Card,
    City,
    Day,
    Strip,
    film_name,
    guest_names,
    hall_name,
    lanes,
)
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.findings import Said
from roadshow.web.desk.narrow import ALL, Narrow

__all__ = ["Axis", "Block", "City", "Day", "Layout", "Strip", "cities", "film_name", "hall_name"]

LONG = timedelta(hours=16)
"""What lasts so long stands on each of its days."""


def cities(
    legs: Iterable[Leg],
    halls: Iterable[Hall],
    screenings: Iterable[Screening],
    events: Iterable[Event],
    problems: dict[int, list[Said]],
    narrow: Narrow = ALL,
) -> list[City]:
    """The whole board. Halls come with their openings, screenings with films and guests."""
    made = layouts(legs, halls, screenings, events, problems, narrow)
    return [layout.board(number) for number, layout in enumerate(made, 1)]


def layouts(
    legs: Iterable[Leg],
    halls: Iterable[Hall],
    screenings: Iterable[Screening],
    events: Iterable[Event],
    problems: dict[int, list[Said]],
    narrow: Narrow = ALL,
) -> list["Layout"]:
    """Each city's records, not yet laid out."""
    halls, screenings, events = list(halls), list(screenings), list(events)
    return [
        Layout(
            leg,
            [hall for hall in halls if hall.venue.leg_id == leg.pk],
            [screening for screening in screenings if screening.leg_id == leg.pk],
            [event for event in events if event.leg_id == leg.pk],
            problems,
            narrow,
        )
        for leg in legs
    ]


class Layout:
    """One city's records, laid out."""

    def __init__(
        self,
        leg: Leg,
        halls: list[Hall],
        screenings: list[Screening],
        events: list[Event],
        problems: dict[int, list[Said]],
        narrow: Narrow = ALL,
    ) -> None:
        self.leg, self.screenings = leg, screenings
        self.halls = sorted(halls, key=lambda hall: (hall.zone, hall.venue_id, hall.pk))
        self.events, self.problems, self.narrow = events, problems, narrow
        placed = [(s, s.starts, s.ends) for s in screenings if s.starts and s.ends]
        self.placed = sorted(placed, key=lambda one: one[1])
        self.openings = [(hall, o) for hall in halls for o in hall.openings.all()]
        self.hours = [(o.opens, o.closes) for _hall, o in self.openings]
        self.axis = self._axis()
        self.days = sorted(self._days())
        self.changeovers = {hall.pk: hall.changeover for hall in halls}

    def board(self, accent: int) -> City:
        return City(
            name=words(self.leg.city),
            zone=dates.offset(self.leg.opens.astimezone(self.leg.zone).utcoffset()),
            accent=accent,
            hours=self.axis.marks,
            halls=[(hall, hall_name(hall)) for hall in self.halls],
            days=self._drawn(),
            waiting=[self.card(s) for s in self.screenings if not s.starts],
            pk=self.leg.pk,
            axis=self.axis,
        )

    def card(self, screening: Screening) -> Card:
        return Card(
            screening=screening,
            what=film_name(screening),
            guests=guest_names(screening),
            dim=self.narrow.dims(screening),
        )

    def block(self, screening: Screening, start: datetime, end: datetime, lane: int = 0) -> Block:
        """A placed screening on the day on which it begins."""
        film, qa, day = screening.version.minutes, screening.qa_minutes, self.local(start)
        changeover = self.changeovers.get(screening.hall_id or 0, 0)
        return Block(
            what=film_name(screening),
            clock=self._clock(start, end),
            left=self.axis.at(start, day),
            width=self.axis.width(end - start),
            lane=lane,
            pk=screening.pk,
            sample=screening.sample,
            pinned=screening.pinned,
            qa_minutes=qa,
            qa_share=round(qa / (film + qa) * 100, 2),
            guests=guest_names(screening),
            problems=self.problems.get(screening.pk, []),
            minute=round(self.axis.minute(start, day)),
            minutes=film,
            changeover=changeover,
            clean_share=round(changeover / (film + qa) * 100, 2),
            edition=screening.edition,
            dim=self.narrow.dims(screening),
        )

    def local(self, moment: datetime) -> date:
        return moment.astimezone(self.leg.zone).date()

    # Days and hours

    def _spans(self) -> list[tuple[datetime, datetime]]:
        """What a board must have room for. Of what lasts several days only its days."""
        shown = [(start, end) for _screening, start, end in self.placed]
        short = [event for event in self.events if len(self._days_of(event)) == 1]
        return [*shown, *self.hours, *((event.starts, event.ends) for event in short)]

    def _days(self) -> set[date]:
        begun = {self.local(start) for start, _end in self._spans()}
        return begun.union(*(self._days_of(event) for event in self.events))

    def _days_of(self, event: Event) -> set[date]:
        first, last = self.local(event.starts), self.local(event.ends)
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

    # Strips

    def _drawn(self) -> list[Day]:
        shown: dict[tuple[int | None, date], list[tuple[Screening, datetime, datetime]]]
        shown, opened = defaultdict(list), defaultdict(list)
        for screening, start, end in self.placed:
            shown[screening.hall_id, self.local(start)].append((screening, start, end))
        for hall, opening in self.openings:
            day = self.local(opening.opens)
            left = self.axis.at(opening.opens, day)
            right = self.axis.width(opening.closes - opening.opens)
            opened[hall.pk, day].append((left, right))
        return [
            Day(
                name=dates.short(day, language()),
                full=dates.full(day, language()),
                strips=_grouped(
                    [*self._extra(day)],
                    [
                        (hall, self._strip(hall, shown[hall.pk, day], opened[hall.pk, day]))
                        for hall in self.halls
                    ],
                ),
                iso=day.isoformat(),
            )
            for day in self.days
        ]

    def _extra(self, day: date) -> Iterable[Strip]:
        """The lanes above a day's halls: events, and whom or what was asked for."""
        events = self._events(day)
        yield from [events] if events.blocks else []
        yield from self.narrow.lanes(self.leg, self.axis, day)

    def _events(self, day: date) -> Strip:
        today = [event for event in self.events if day in self._days_of(event)]
        free = lanes([(event.starts, event.ends) for event in today])
        blocks = [
            Block(
                what=words(event.title),
                clock=self._span(event),
                left=self.axis.at(event.starts, day),
                width=self.axis.at(event.ends, day) - self.axis.at(event.starts, day),
                lane=lane,
                pk=event.pk,
                sample=event.sample or event.times_sample,
                kind="events",
            )
            for event, lane in zip(today, free, strict=True)
        ]
        return Strip(name="", pk=None, open=[], blocks=blocks, kind="events")

    def _strip(
        self,
        hall: Hall,
        here: list[tuple[Screening, datetime, datetime]],
        opened: list[tuple[float, float]],
    ) -> Strip:
        free = lanes([(start, end) for _screening, start, end in here])
        return Strip(
            name=words(hall.name),
            pk=hall.pk,
            open=opened,
            blocks=[
                self.block(screening, start, end, lane)
                for (screening, start, end), lane in zip(here, free, strict=True)
            ],
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


def _grouped(extra: list[Strip], strips: list[tuple[Hall, Strip]]) -> list[Strip]:
    """A day's strips. In a city of several houses the first of each says its part of the city and
    its name."""
    found = extra
    shown = [(hall, strip) for hall, strip in strips if not strip.empty]
    if len({hall.venue_id for hall, _strip in strips}) == 1:
        return [*extra, *(strip for _hall, strip in shown)]
    houses = [list(same) for _key, same in groupby(shown, lambda one: one[0].venue_id)]
    for house in houses:
        hall, first = house[0]
        name = " · ".join(filter(None, (hall.zone, words(hall.venue.name))))
        titled = Strip(first.name, first.pk, first.open, first.blocks, first.kind, name)
        found += [titled, *(strip for _hall, strip in house[1:])]
    return found
