"""Where a showing may go: for each hall, the starts that a rule forbids, in closed form.

Knows the checker's rules, not the solver: a start lies in a stretch exactly if the checker would
name a finding with this showing as its subject. Everything else stays where it is; the showing's
own pin does not hold it, for whoever moves it by hand takes that off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from roadshow.engines.kernel.findings import Finding, Severity, Subject
from roadshow.engines.timetable.parts import Hall, Place, Showing, Spot, Stay
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.spans import EVER, Span, instant, joined, rest, second

MINUTE = 60


class Stretch(NamedTuple):
    """Starts from ``first`` to ``last``, both of them in it, that a finding forbids."""

    first: datetime
    last: datetime
    finding: Finding


Broken = Iterator[tuple[str, tuple[Subject, ...], list[Span]]]
"""A rule's code, the records it would name, and the starts in seconds."""


@dataclass(frozen=True)
class Other:
    """Another showing in its place. Times are seconds: film, hall and guests are busy until …"""

    showing: Showing
    hall: Hall
    start: int
    film_ends: int
    hall_free: int
    duty: Span | None
    """From … until …, the end not in it."""


def rooms(
    problem: Problem, timetable: Timetable, showing_id: str
) -> dict[str, tuple[Stretch, ...]]:
    """For each hall of the problem the stretches of starts that are forbidden, by rule and record.

    Raises:
        KeyError: the problem does not have that showing, or one that is placed, or its hall.
    """
    others = [_other(problem, one) for one in timetable.placements if one.showing != showing_id]
    mover = _Mover(problem, problem.showing[showing_id], others)
    anywhere = [*mover.window(), *mover.guest_presence(), *mover.film_overlap()]
    anywhere += mover.different_days()
    return {hall.id: tuple(_stretches([*anywhere, *mover.in_hall(hall)])) for hall in problem.halls}


class _Mover:
    """One showing on its way, and everything that stands around it."""

    def __init__(self, problem: Problem, showing: Showing, others: list[Other]) -> None:
        self.problem, self.showing = problem, showing
        self.others = others
        self.me = Subject(kind="showing", id=showing.id)
        self.film = problem.length(showing) * MINUTE
        self.whole = problem.minutes(showing) * MINUTE
        self.lead, self.duty = (minutes * MINUTE for minutes in problem.duty(showing))
        twins = [one for one in others if _same_film(one.showing, showing)]
        self.twins = twins
        self.busy = [
            one for one in others if one.duty and set(one.showing.guests) & set(showing.guests)
        ]
        self.same_print = [
            one for one in others if showing.print and one.showing.print == showing.print
        ]

    def in_hall(self, hall: Hall) -> Broken:
        yield from self._opening_hours(hall)
        yield from self._right_hall(hall)
        yield from self._hall_overlap(hall)
        yield from self._guest_overlap(hall)
        yield from self._print_overlap(hall)

    # Anywhere

    def window(self) -> Broken:
        inside = ((second(w.start), second(w.end) - self.film) for w in self.showing.windows)
        yield "window", (self.me,), rest(inside)

    def guest_presence(self) -> Broken:
        for name in self.showing.guests if self.duty else ():
            stays = [s.when for s in self.problem.guest[name].presences if self._is_here(s)]
            there = (
                (second(s.start) - self.lead, second(s.end) - self.lead - self.duty) for s in stays
            )
            yield "guest_presence", (self.me, _guest(name)), rest(there)

    def film_overlap(self) -> Broken:
        gap = self.problem.repeat_gap * MINUTE
        for one in self.twins:
            yield "film_overlap", (self.me, _subject(one)), self._apart(one, gap)

    def different_days(self) -> Broken:
        film, city = self.showing.film, self.showing.city
        wished = sum(_same_film(one, self.showing) for one in self.problem.showings)
        if not self.problem.distinct_days(film, wished, city):
            return
        for day in self.problem.city[city].days:
            span = second(day.start), second(day.end) - 1
            for one in self.twins:
                if span[0] <= one.start <= span[1]:
                    yield "different_days", (self.me, _subject(one)), [span]

    # In one hall

    def _opening_hours(self, hall: Hall) -> Broken:
        inside = ((second(o.start), second(o.end) - self.whole) for o in hall.openings)
        yield "opening_hours", (self.me, _hall(hall)), rest(inside)

    def _right_hall(self, hall: Hall) -> Broken:
        wished = self.showing.halls
        if hall.city != self.showing.city or (wished and hall.id not in wished):
            yield "right_hall", (self.me, _hall(hall)), [EVER]
        if self.showing.format and hall.formats and self.showing.format not in hall.formats:
            yield "format", (self.me, _hall(hall)), [EVER]

    def _hall_overlap(self, hall: Hall) -> Broken:
        busy = self.whole + self.problem.changeover(self.showing, hall) * MINUTE
        for one in self.others:
            if one.hall.id == hall.id:
                taken = [(one.start - busy + 1, one.hall_free - 1)]
                yield "hall_overlap", (self.me, _subject(one), _hall(hall)), taken

    def _guest_overlap(self, hall: Hall) -> Broken:
        if not self.duty:
            return
        for name in self.showing.guests:
            about = (self.me, _guest(name))
            for one in self.busy:
                if one.duty and name in one.showing.guests:
                    taken = self._expected(name, hall, one.duty, one.hall.spot)
                    yield "guest_overlap", (self.me, _subject(one), _guest(name)), taken
            for stay in self.problem.guest[name].engagements:
                when = second(stay.when.start), second(stay.when.end)
                yield "guest_overlap", about, self._expected(name, hall, when, stay.spot)

    def _print_overlap(self, hall: Hall) -> Broken:
        for one in self.same_print:
            copy = self.problem.copy_of[self.showing.print]
            apart = self.problem.way(hall.spot, one.hall.spot) + copy.handling
            about = Subject(kind="print", id=copy.id)
            taken = self._apart(one, apart * MINUTE)
            yield "print_overlap", (self.me, _subject(one), about), taken

    def _expected(self, guest: str, hall: Hall, when: Span, spot: Spot) -> list[Span]:
        """Starts at which the guest could not come from that other duty, or get to it."""
        way = self.problem.way(hall.spot, spot) + self.problem.guest[guest].rest
        begin, end = when
        return [
            (
                begin - way * MINUTE - self.duty - self.lead + 1,
                end + way * MINUTE - self.lead - 1,
            )
        ]

    def _apart(self, one: Other, gap: int) -> list[Span]:
        """Starts at which the two films lie nearer than so many seconds."""
        return [(one.start - self.film - gap + 1, one.film_ends + gap - 1)]

    def _is_here(self, stay: Stay) -> bool:
        return stay.city == self.showing.city


def _stretches(broken: Iterable[tuple[str, tuple[Subject, ...], list[Span]]]) -> Iterator[Stretch]:
    for code, subjects, spans in broken:
        finding = Finding(code=code, severity=Severity.FORBID, subjects=subjects)
        for first, last in joined(spans):
            yield Stretch(instant(first), instant(last), finding)


def _other(problem: Problem, place: Place) -> Other:
    showing, hall = problem.showing[place.showing], problem.hall[place.hall]
    start = second(place.start)
    whole = problem.minutes(showing) + problem.changeover(showing, hall)
    after, minutes = problem.duty(showing)
    begin = start + after * MINUTE
    return Other(
        showing=showing,
        hall=hall,
        start=start,
        film_ends=start + problem.length(showing) * MINUTE,
        hall_free=start + whole * MINUTE,
        duty=(begin, begin + minutes * MINUTE) if minutes else None,
    )


def _same_film(one: Showing, other: Showing) -> bool:
    return (one.film, one.city) == (other.film, other.city)


def _subject(one: Other) -> Subject:
    return Subject(kind="showing", id=one.showing.id)


def _hall(hall: Hall) -> Subject:
    return Subject(kind="hall", id=hall.id)


def _guest(name: str) -> Subject:
    return Subject(kind="guest", id=name)
