"""A timetable for a whole festival: a first one at once, then rounds that make it better."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.team import Drafted, Round, Team, team

HOT, COLD = 800.0, 10.0
"""Points that a change may cost in the beginning and in the end."""

ROUNDS = 40
LONGEST = 1.0
"""Rounds are at least so many, and no longer than so many seconds."""

FIRST = 4_000
"""Tries of the rounds in which the first whole timetable is looked for."""

UNIT = 4_000
"""Tries in a unit of work, about what one core does in a tenth of a second."""

Look = Callable[[Drafted, float], bool]
"""Told of the best so far and the seconds gone; true ends the search."""


@dataclass(frozen=True)
class Budget:
    """Seconds of the clock, or with ``tries`` a number of tries of each worker."""

    seconds: float
    tries: int | None
    seed: int
    workers: int


def improve(problem: Problem, budget: Budget, look: Look) -> Drafted:
    """The best timetable found; what it leaves outside had no place."""
    with team(problem, budget.workers) as workers:
        return _Rounds(problem, budget, workers, look).run()


class _Rounds:
    def __init__(self, problem: Problem, budget: Budget, workers: Team, look: Look) -> None:
        self.budget, self.workers, self.look = budget, workers, look
        self.began = monotonic()
        self.best = Drafted(1 << 62, 0, (), tuple(problem.published))
        self.number = self.tries = 0
        self.spent = 0.0

    def run(self) -> Drafted:
        current = self._first()
        while self._gone() < 1 and not self.look(self.best, self._seconds()):
            gone = self._gone()
            hot = HOT * (COLD / HOT) ** gone
            current = self._round(current, self._share(), hot, hot)
        return self.best

    def _first(self) -> Drafted:
        """Short rounds until everything has a place."""
        current = self._round(self.best, FIRST, HOT, HOT)
        while current.outside and self._gone() < 1 and not self.look(self.best, self._seconds()):
            current = self._round(current, FIRST, HOT, HOT)
        return current

    def _round(self, begin: Drafted, tries: int, hot: float, cold: float) -> Drafted:
        self.number += 1
        rounds = [
            Round(f"{self.budget.seed}:{self.number}:{n}", begin.places, tries, hot, cold)
            for n in range(self.workers.size)
        ]
        started = monotonic()
        found = min(self.workers.work(rounds))
        self.spent += monotonic() - started
        self.tries += tries
        self.best = min(self.best, found)
        return found

    def _share(self) -> int:
        """Tries of the next round."""
        if self.budget.tries is not None:
            return max(1, min(self.budget.tries // ROUNDS, self.budget.tries - self.tries))
        left = self.budget.seconds - self._seconds()
        length = min(self.budget.seconds / ROUNDS, LONGEST, left)
        return max(100, int(length * self.tries / self.spent))

    def _gone(self) -> float:
        """Which part of the budget is spent, from 0 to 1."""
        if self.budget.tries is not None:
            return self.tries / self.budget.tries
        return min(1.0, self._seconds() / self.budget.seconds)

    def _seconds(self) -> float:
        return monotonic() - self.began
