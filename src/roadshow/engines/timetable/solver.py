"""Draws a timetable: by search, and small ones by CP-SAT after it, which proves what is best."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import groupby, pairwise
from time import monotonic

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints import HARD, WISHES
from roadshow.engines.timetable.constraints.variables import Demand, Variables
from roadshow.engines.timetable.parts import Place, Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.bounds import least
from roadshow.engines.timetable.search.rounds import UNIT, Budget, improve
from roadshow.engines.timetable.search.team import Drafted
from roadshow.engines.timetable.solution import Solution, Status

STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}
BETWEEN_LOOKS = 0.1
"""Seconds between two looks at whether to stop."""

SMALL = 30
"""Showings up to which CP-SAT proves what is best; larger problems it only makes slower."""

TASTER = 6_000
"""Tries of the search that gives CP-SAT its first timetable."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """``seconds`` of the clock; ``work`` in units that are the same on any machine: CP-SAT's
    deterministic seconds, and 4,000 tries of each worker's search.

    With ``work`` set, one seed and number of workers always give one timetable.
    """

    seconds: float = 60.0
    work: float | None = None
    seed: int = 0
    workers: int = 2


@dataclass(frozen=True)
class Progress:
    """A better timetable was found, or a better bound for the one there is. ``outside`` counts the
    showings that have no place yet."""

    objective: int
    bound: int
    seconds: float
    outside: int = 0


Report = Callable[[Progress], None]
Stop = Callable[[], bool]


def solve(
    problem: Problem,
    *,
    limits: Limits | None = None,
    report: Report = lambda progress: None,
    stop: Stop = lambda: False,
) -> Solution:
    """Place every showing, as well as the wishes allow.

    Calls ``report`` at each better timetable or bound, from any thread, and ends with the best so
    far soon after ``stop()``, asked in the caller's thread, is true. A problem proven infeasible
    gives no placements; one for which no whole timetable was found gives those that there are, and
    is ``unknown``. ``explain`` says why.
    """
    limits = limits or Limits()
    if not problem.showings:
        return Solution(placements=(), status=Status.OPTIMAL)
    if len(problem.showings) <= SMALL:
        return _proven(problem, limits, report, stop)
    return _searched(problem, limits, report, stop)


def _searched(problem: Problem, limits: Limits, report: Report, stop: Stop) -> Solution:
    bound, told = least(problem), 1 << 62

    def look(best: Drafted, seconds: float) -> bool:
        nonlocal told
        if best.cost < told:
            told = best.cost
            outside = len(best.outside)
            objective = best.wishes
            report(Progress(objective, min(bound, objective), seconds, outside))
        return stop() or (not best.outside and best.cost <= bound)

    tries = None if limits.work is None else max(1, round(limits.work * UNIT))
    best = improve(problem, Budget(limits.seconds, tries, limits.seed, limits.workers), look)
    if best.outside:
        return Solution(placements=best.places, status=Status.UNKNOWN, objective=best.wishes)
    done = best.cost <= bound
    return Solution(
        placements=best.places,
        status=Status.OPTIMAL if done else Status.FEASIBLE,
        objective=best.cost,
        bound=min(bound, best.cost),
    )


def _proven(problem: Problem, limits: Limits, report: Report, stop: Stop) -> Solution:
    started = monotonic()
    first = improve(problem, Budget(limits.seconds, TASTER, limits.seed, 1), lambda *_: stop())
    variables = Variables(problem)
    for add in HARD:
        add(variables)
    variables.model.minimize(sum(term for wish in WISHES for term in wish(variables)))
    _break_symmetry(variables)
    _begin_with(variables, first.places)
    solver = _solver(limits, started)
    callback = _Callback(solver, report)
    status = _run(solver, variables.model, stop, callback)
    if status in {Status.INFEASIBLE, Status.UNKNOWN}:
        known = status is Status.UNKNOWN and not first.outside
        places = first.places if status is Status.UNKNOWN else ()
        status = Status.FEASIBLE if known else status
        return Solution(placements=places, status=status, objective=first.wishes)
    return Solution(
        placements=tuple(_places(variables, solver)),
        status=status,
        objective=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
    )


def feasible(
    problem: Problem,
    *,
    limits: Limits,
    left_out: Collection[str] = (),
    relaxed: Collection[Demand] = (),
    stop: Stop = lambda: False,
) -> bool | None:
    """Whether any timetable keeps the hard rules; None where limit or stop came first.

    ``left_out``: showings that need no place. ``relaxed``: demands that need not be met.
    """
    if len(left_out) >= len(problem.showings):
        return True
    variables = Variables(problem, left_out=left_out, relaxed=relaxed)
    for add in HARD:
        add(variables)
    status = _run(_solver(limits), variables.model, stop)
    return None if status is Status.UNKNOWN else status is not Status.INFEASIBLE


def _solver(limits: Limits, started: float | None = None) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    gone = 0.0 if started is None else monotonic() - started
    solver.parameters.max_time_in_seconds = max(0.1, limits.seconds - gone)
    solver.parameters.random_seed = limits.seed
    solver.parameters.num_workers = limits.workers
    # Probing takes most of a large problem's presolve, and nothing comes of it: see the README.
    solver.parameters.cp_model_probing_level = 0
    if limits.work is not None:
        solver.parameters.max_deterministic_time = limits.work
        solver.parameters.interleave_search = True
    return solver


def _run(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    stop: Stop,
    callback: cp_model.CpSolverSolutionCallback | None = None,
) -> Status:
    """Solve in a thread, so that the caller's goes on: Python runs signal handlers only there."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        run = thread.submit(solver.solve, model, callback)
        while not wait([run], timeout=BETWEEN_LOOKS).done:
            if stop():
                solver.stop_search()
        return STATUS[run.result()]


def _break_symmetry(variables: Variables) -> None:
    """Of showings that differ only in name, the first runs first."""
    fixed = {place.showing for place in (*variables.problem.pins, *variables.problem.published)}
    free = [showing for showing in variables.problem.showings if showing.id not in fixed]

    def likeness(showing: Showing) -> str:
        return showing.model_copy(update={"id": "-"}).model_dump_json()

    for _, alike in groupby(sorted(free, key=likeness), key=likeness):
        for one, next_one in pairwise(alike):
            variables.model.add(variables.start[one.id] <= variables.start[next_one.id])


def _begin_with(variables: Variables, places: Collection[Place]) -> None:
    step = variables.problem.step * 60
    where = {place.showing: place for place in places}
    for name, tick in variables.tick.items():
        if name in where:
            variables.model.add_hint(tick, variables.second(where[name].start) // step)
    for (name, hall), here in variables.at.items():
        if name in where:
            variables.model.add_hint(here, hall == where[name].hall)


def _places(variables: Variables, solver: cp_model.CpSolver) -> list[Place]:
    return [
        Place(showing=name, hall=hall, start=variables.moment(solver.value(variables.start[name])))
        for (name, hall), here in variables.at.items()
        if solver.value(here)
    ]


class _Callback(cp_model.CpSolverSolutionCallback):
    def __init__(self, solver: cp_model.CpSolver, report: Report) -> None:
        super().__init__()
        self._report = report
        self._last: Progress | None = None
        solver.best_bound_callback = self.on_bound

    def on_solution_callback(self) -> None:
        objective, bound = round(self.objective_value), max(0, round(self.best_objective_bound))
        self._tell(Progress(objective=objective, bound=bound, seconds=self.wall_time))

    def on_bound(self, bound: float) -> None:
        if self._last and round(bound) > self._last.bound:
            objective = self._last.objective
            # Rounded bounds of two workers may cross for a moment.
            self._tell(Progress(objective, min(objective, round(bound)), self._last.seconds))

    def _tell(self, progress: Progress) -> None:
        self._last = progress
        self._report(progress)
