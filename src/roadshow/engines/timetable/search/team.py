"""Several annealers at once, each in a process of its own, that go on from the best of them.

Work is dealt out in rounds of a fixed number of tries, so that a seed and a number of tries give
one timetable on any machine, however fast it is.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Protocol

from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.anneal import Annealing
from roadshow.engines.timetable.search.draft import Draft


@dataclass(frozen=True)
class Round:
    """So many tries from these places on, while the temperature falls from ``hot`` to ``cold``."""

    seed: str
    places: tuple[Place, ...]
    tries: int
    hot: float
    cold: float


@dataclass(frozen=True, order=True)
class Drafted:
    """What a round came to: points against it, among them by wishes alone; what stands outside;
    the places."""

    cost: int
    wishes: int
    outside: tuple[str, ...]
    places: tuple[Place, ...] = field(compare=False)


class Team(Protocol):
    """Whoever works on rounds at once."""

    size: int

    def work(self, rounds: list[Round]) -> list[Drafted]: ...


class Alone:
    """One annealer in this process."""

    size = 1

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def work(self, rounds: list[Round]) -> list[Drafted]:
        return [play(self.problem, one) for one in rounds]


class Together:
    """As many annealers as workers. Each process is given the problem once."""

    def __init__(self, pool: ProcessPoolExecutor, size: int) -> None:
        self._pool, self.size = pool, size

    def work(self, rounds: list[Round]) -> list[Drafted]:
        return list(self._pool.map(_play, rounds))


@contextmanager
def team(problem: Problem, workers: int) -> Iterator[Team]:
    """Workers for one problem, gone at the end."""
    if workers < 2:
        yield Alone(problem)
        return
    pool = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(problem.model_dump_json(),),
    )
    try:
        yield Together(pool, workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def play(problem: Problem, round_: Round) -> Drafted:
    """One round."""
    draft = Draft(problem, round_.places)
    Annealing(draft, round_.seed).run(round_.tries, round_.hot, round_.cold)
    names = tuple(sorted(draft.table.showings[one].id for one in draft.outside))
    return Drafted(draft.total(), draft.wishes.total(), names, draft.table.places())


_problem: list[Problem] = []
"""The problem of this worker's process."""


def _begin(text: str) -> None:
    _problem.append(Problem.model_validate_json(text))


def _play(round_: Round) -> Drafted:
    return play(_problem[0], round_)
