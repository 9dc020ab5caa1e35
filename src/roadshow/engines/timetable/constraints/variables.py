"""The decisions of a timetable as CP-SAT variables: a start and a hall for each showing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from ortools.sat.python import cp_model

from roadshow.engines.kernel.findings import Subject
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Hall, Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.table import BANDS, Table

SECOND = timedelta(seconds=1)
MINUTE = 60
"""Seconds. The model counts in seconds: a pin need not lie on a whole minute."""


@dataclass(frozen=True)
class Demand:
    """One rule about certain records, which ``explain`` can leave out of a model."""

    rule: str
    subjects: tuple[Subject, ...]


class Variables:
    """``start[id]``: seconds from ``origin``; ``at[id, hall]``: whether it runs there.

    A start is ``step`` times ``tick[id]``, so that a domain stays a few intervals however long the
    windows are. Showings in ``left_out`` are not placed; demands in ``relaxed`` do not hold.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        left_out: Collection[str] = (),
        relaxed: Collection[Demand] = (),
    ) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.showings = [showing for showing in problem.showings if showing.id not in left_out]
        self.relaxed = relaxed
        self.asked: dict[Demand, None] = {}
        placed = {showing.id for showing in self.showings}
        self.pins = {
            pin.showing: pin
            for pin in problem.pins
            if pin.showing in placed and self.keeps("pin", showing=pin.showing)
        }
        self.tick: dict[str, cp_model.IntVar] = {}
        self.start: dict[str, cp_model.LinearExpr] = {}
        self.at: dict[tuple[str, str], cp_model.IntVar] = {}
        self._in_prime: dict[str, cp_model.IntVar] = {}
        self._on_day: dict[tuple[str, int], cp_model.IntVar] = {}
        self._known: dict[tuple[str, str], cp_model.IntVar] = {}
        self._apart: dict[tuple[str, str], cp_model.IntVar] = {}
        for showing in self.showings:
            self._add(showing)

    def keeps(self, rule: str, **records: str) -> bool:
        """Whether a rule holds for these records (kind=id). Each rule asks before it is added."""
        subjects = tuple(Subject(kind=kind, id=name) for kind, name in records.items())
        demand = Demand(rule, subjects)
        self.asked[demand] = None
        return demand not in self.relaxed

    def _add(self, showing: Showing) -> None:
        first, last = self.horizon
        pin = self.pins.get(showing.id)
        if pin:
            self.start[showing.id] = self.model.new_constant(self.second(pin.start))
        else:
            step = self.problem.step * MINUTE
            tick = self.model.new_int_var(-(-first // step), last // step, showing.id)
            self.tick[showing.id] = tick
            self.start[showing.id] = step * tick
        halls = self.halls_for(showing)
        for hall in halls:
            self.at[showing.id, hall.id] = self.model.new_bool_var(f"{showing.id} at {hall.id}")
        # The same as `exactly one`, and false, not an error, where there is no hall at all.
        self.model.add_bool_or([self.at[showing.id, hall.id] for hall in halls])
        self.model.add_at_most_one(self.at[showing.id, hall.id] for hall in halls)

    def halls_for(self, showing: Showing) -> list[Hall]:
        """The halls in which a showing may run: of its city, and of its choice if it has one."""
        choice = showing.halls and self.keeps("right_hall", showing=showing.id)
        return [
            hall
            for hall in self.problem.halls
            if hall.city == showing.city and (not choice or hall.id in showing.halls)
        ]

    @cached_property
    def _ends(self) -> tuple[datetime, datetime]:
        moments = [
            end for s in self.problem.showings for w in s.windows for end in (w.start, w.end)
        ]
        moments += [end for h in self.problem.halls for o in h.openings for end in (o.start, o.end)]
        moments += [place.start for place in (*self.problem.pins, *self.problem.published)]
        return min(moments), max(moments)

    @cached_property
    def table(self) -> Table:
        """The same problem in whole numbers, as the wishes count."""
        return Table(self.problem)

    @property
    def horizon(self) -> tuple[int, int]:
        """The first and the last second at which anything may run."""
        return self.second(self._ends[0]), self.second(self._ends[1])

    @cached_property
    def origin(self) -> datetime:
        """A whole UTC hour before everything."""
        return self._ends[0].replace(minute=0, second=0)

    def second(self, moment: datetime) -> int:
        return (moment - self.origin) // SECOND

    def moment(self, second: int) -> datetime:
        return self.origin + second * SECOND

    def starts_within(
        self, stretches: Iterable[Interval], *, minutes: int = 0, after: int = 0
    ) -> cp_model.Domain:
        """The starts for which what lasts ``minutes`` from ``after`` minutes on lies in a stretch.

        Nothing (0 minutes) lies in a stretch where its moment does: from the start, before the end.
        """
        length = minutes * MINUTE or 1
        pairs = [
            (self.second(s.start) - after * MINUTE, self.second(s.end) - after * MINUTE - length)
            for s in stretches
        ]
        return cp_model.Domain.from_intervals([[a, b] for a, b in pairs if a <= b])

    def in_prime(self, showing: Showing) -> cp_model.IntVar:
        """Whether it begins in prime time of its city."""
        if showing.id not in self._in_prime:
            starts = self.starts_within(self.problem.city[showing.city].prime)
            self._in_prime[showing.id] = self._starts_in(showing, starts)
        return self._in_prime[showing.id]

    def on_day(self, showing: Showing, number: int) -> cp_model.IntVar:
        """Whether it begins on that day of its city."""
        key = (showing.id, number)
        if key not in self._on_day:
            starts = self.starts_within([self.problem.city[showing.city].days[number]])
            self._on_day[key] = self._starts_in(showing, starts)
        return self._on_day[key]

    def on_no_day(self, showing: Showing) -> cp_model.IntVar:
        """Whether it begins outside its city's days."""
        return self._in(showing, "no day", self.problem.city[showing.city].days, inside=False)

    def in_band(self, showing: Showing, band: int) -> cp_model.IntVar:
        """Whether it begins at that time of its day; outside the city's days it is the first."""
        bounds = [0, *BANDS, None]
        days = self.problem.city[showing.city].days
        if band == 0:
            later = [self._part(day, bounds[1], None) for day in days]
            return self._in(showing, "band 0", [one for one in later if one], inside=False)
        parts = [self._part(day, bounds[band], bounds[band + 1]) for day in days]
        return self._in(showing, f"band {band}", [one for one in parts if one], inside=True)

    @staticmethod
    def _part(day: Interval, begin: int | None, end: int | None) -> Interval | None:
        """A day from so many seconds after its start until so many; nothing where it is shorter."""
        start = day.start + (begin or 0) * SECOND
        until = day.end if end is None else min(day.end, day.start + end * SECOND)
        return Interval(start=start, end=until) if start < until else None

    def used(self, groups: Iterable[Iterable[cp_model.IntVar]]) -> list[cp_model.IntVar]:
        """For each group a literal that can hold only where one of the group's does."""
        found = []
        for group in groups:
            literal = self.model.new_bool_var("")
            self.model.add_bool_or([~literal, *group])
            found.append(literal)
        return found

    def apart(self, one: Showing, other: Showing) -> cp_model.IntVar:
        """A literal that can hold only where one viewer can see both."""
        a, b = sorted((one, other), key=lambda showing: showing.id)
        if (a.id, b.id) not in self._apart:
            self._apart[a.id, b.id] = self._viewer(a, b)
        return self._apart[a.id, b.id]

    def _viewer(self, one: Showing, other: Showing) -> cp_model.IntVar:
        model, problem = self.model, self.problem
        apart, first, same = (model.new_bool_var("") for _ in range(3))
        spots = {hall.spot for hall in self.halls_for(one)}
        # ``same`` can hold only in one venue: in whichever the first is, the other must be too.
        for spot in spots:
            there = [self.at[other.id, h.id] for h in self.halls_for(other) if h.spot == spot]
            for hall in self.halls_for(one):
                if hall.spot == spot:
                    model.add_bool_or([~same, ~self.at[one.id, hall.id], *there])
        gap = MINUTE * (problem.crossing - (problem.crossing - problem.breather) * same)
        for before, after, order in ((one, other, first), (other, one, ~first)):
            end = self.start[before.id] + MINUTE * problem.minutes(before)
            model.add(end + gap <= self.start[after.id]).only_enforce_if([apart, order])
        return apart

    def _in(
        self, showing: Showing, what: str, stretches: Iterable[Interval], *, inside: bool
    ) -> cp_model.IntVar:
        key = (showing.id, what)
        if key not in self._known:
            starts = self.starts_within(stretches)
            self._known[key] = self._starts_in(showing, starts if inside else starts.complement())
        return self._known[key]

    def _starts_in(self, showing: Showing, starts: cp_model.Domain) -> cp_model.IntVar:
        yes = self.model.new_bool_var("")
        start = self.start[showing.id]
        self.model.add_linear_expression_in_domain(start, starts).only_enforce_if(yes)
        self.model.add_linear_expression_in_domain(start, starts.complement()).only_enforce_if(~yes)
        return yes
