"""The decisions of a timetable as CP-SAT variables: a start and a hall for each showing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property

from ortools.sat.python import cp_model

from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.problem import Hall, Problem, Showing

MINUTE = timedelta(minutes=1)


class Variables:
    """``start[id]`` in minutes from ``origin``; ``at[id, hall]`` says whether it runs there."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.pins = {pin.showing: pin for pin in problem.pins}
        self.start: dict[str, cp_model.IntVar] = {}
        self.at: dict[tuple[str, str], cp_model.IntVar] = {}
        self._in_prime: dict[str, cp_model.IntVar] = {}
        self._on_day: dict[tuple[str, int], cp_model.IntVar] = {}
        for showing in problem.showings:
            self._add(showing)

    def _add(self, showing: Showing) -> None:
        starts = self._grid(showing)
        self.start[showing.id] = self.model.new_int_var_from_domain(starts, f"start {showing.id}")
        for hall in self.halls_for(showing):
            self.at[showing.id, hall.id] = self.model.new_bool_var(f"{showing.id} at {hall.id}")
        self.model.add_exactly_one(self.at[showing.id, hall.id] for hall in self.halls_for(showing))

    def halls_for(self, showing: Showing) -> list[Hall]:
        """The halls in which a showing may run: of its city, and of its choice if it has one."""
        return [
            hall
            for hall in self.problem.halls
            if hall.city == showing.city and (not showing.halls or hall.id in showing.halls)
        ]

    def _grid(self, showing: Showing) -> cp_model.Domain:
        """Multiples of the step, or the pinned minute alone, which may lie off the grid."""
        pin = self.pins.get(showing.id)
        if pin:
            return cp_model.Domain.from_values([self.minute(pin.start)])
        first = min(self.minute(window.start) for window in showing.windows)
        last = max(self.minute(window.end) for window in showing.windows)
        step = self.problem.step
        return cp_model.Domain.from_values(list(range(-(-first // step) * step, last + 1, step)))

    @cached_property
    def origin(self) -> datetime:
        """A whole hour before everything."""
        moments = [w.start for showing in self.problem.showings for w in showing.windows]
        moments += [place.start for place in (*self.problem.pins, *self.problem.published)]
        return min(moments).replace(minute=0, second=0, microsecond=0)

    def minute(self, moment: datetime) -> int:
        return (moment - self.origin) // MINUTE

    def moment(self, minute: int) -> datetime:
        return self.origin + minute * MINUTE

    def starts_within(
        self, stretches: Iterable[Interval], *, length: int, offset: int = 0
    ) -> cp_model.Domain:
        """The starts for which ``[start + offset, start + offset + length)`` lies in a stretch."""
        pairs = [
            (self.minute(s.start) - offset, self.minute(s.end) - offset - length) for s in stretches
        ]
        return cp_model.Domain.from_intervals([[a, b] for a, b in pairs if a <= b])

    def in_prime(self, showing: Showing) -> cp_model.IntVar:
        """Whether it begins in prime time of its city."""
        if showing.id not in self._in_prime:
            stretches = self.problem.city[showing.city].prime
            starts = self.starts_within(stretches, length=1)
            self._in_prime[showing.id] = self._starts_in(showing, starts)
        return self._in_prime[showing.id]

    def on_day(self, showing: Showing, number: int) -> cp_model.IntVar:
        """Whether it begins on that day of its city."""
        key = (showing.id, number)
        if key not in self._on_day:
            starts = self.starts_within([self.problem.city[showing.city].days[number]], length=1)
            self._on_day[key] = self._starts_in(showing, starts)
        return self._on_day[key]

    def _starts_in(self, showing: Showing, starts: cp_model.Domain) -> cp_model.IntVar:
        yes = self.model.new_bool_var("")
        start = self.start[showing.id]
        self.model.add_linear_expression_in_domain(start, starts).only_enforce_if(yes)
        self.model.add_linear_expression_in_domain(start, starts.complement()).only_enforce_if(~yes)
        return yes
