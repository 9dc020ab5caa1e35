"""Draws a timetable with CP-SAT."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import groupby, pairwise

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints import HARD, WISHES
from roadshow.engines.timetable.constraints.variables import Demand, Variables
from roadshow.engines.timetable.problem import Place, Problem, Showing
from roadshow.engines.timetable.solution import Solution, Status

STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}
BETWEEN_LOOKS = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """``seconds`` of the clock; ``work`` in CP-SAT's deterministic time, the same on any machine.

    With ``work`` set, one seed always gives one timetable.
    """

    seconds: float = 60.0
    work: float | None = None
    seed: int = 0
    workers: int = 2


@dataclass(frozen=True)
class Progress:
    """A better timetable was found, or a better bound for the one there is."""

    objective: int
    bound: int
    seconds: float


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

    Calls ``report`` at each better timetable or bound, from a thread of the solver, and ends with
    the best so far soon after ``stop()``, asked in the caller's thread, is true. An infeasible
    problem gives no placements; ``explain`` says why.
    """
    if not problem.showings:
        return Solution(placements=(), status=Status.OPTIMAL)
    variables = Variables(problem)
    for add in HARD:
        add(variables)
    variables.model.maximize(sum(term for wish in WISHES for term in wish(variables)))
    _break_symmetry(variables)
    _begin_with_what_is_published(variables)
    solver = _solver(limits or Limits())
    callback = _Callback(solver, report)
    status = _run(solver, variables.model, stop, callback)
    if status in {Status.INFEASIBLE, Status.UNKNOWN}:
        return Solution(placements=(), status=status)
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


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
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


def _begin_with_what_is_published(variables: Variables) -> None:
    step = variables.problem.step * 60
    for place in variables.problem.published:
        if place.showing in variables.tick:
            tick = variables.second(place.start) // step
            variables.model.add_hint(variables.tick[place.showing], tick)
        for (name, hall), here in variables.at.items():
            if name == place.showing:
                variables.model.add_hint(here, hall == place.hall)


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
        objective, bound = round(self.objective_value), round(self.best_objective_bound)
        self._tell(Progress(objective=objective, bound=bound, seconds=self.wall_time))

    def on_bound(self, bound: float) -> None:
        if self._last and round(bound) < self._last.bound:
            objective = self._last.objective
            # Rounded bounds of two workers may cross for a moment.
            self._tell(Progress(objective, max(objective, round(bound)), self._last.seconds))

    def _tell(self, progress: Progress) -> None:
        self._last = progress
        self._report(progress)
