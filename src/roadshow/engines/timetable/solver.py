"""Draws a timetable with CP-SAT."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints import HARD, WISHES
from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.problem import Place, Problem, Showing
from roadshow.engines.timetable.solution import Solution, Status

STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}


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
    """A better timetable was found, or a better bound."""

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

    Calls ``report`` at each better timetable, and ends with the best so far once ``stop()`` is
    true at such a moment. An infeasible problem gives no placements; ``explain`` says why.
    """
    if not problem.showings:
        return Solution(placements=(), status=Status.OPTIMAL)
    unplaceable = [s for s in problem.showings if not _has_hall(problem, s)]
    if unplaceable:
        return Solution(placements=(), status=Status.INFEASIBLE)
    variables = Variables(problem)
    for add in HARD:
        add(variables)
    variables.model.maximize(sum(term for wish in WISHES for term in wish(variables)))
    _break_symmetry(variables)
    solver = _solver(limits or Limits())
    callback = _Callback(report, stop)
    status = STATUS[solver.solve(variables.model, callback)]
    if status in {Status.INFEASIBLE, Status.UNKNOWN}:
        return Solution(placements=(), status=status)
    return Solution(
        placements=tuple(_places(variables, solver)),
        status=status,
        objective=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
    )


def feasible(problem: Problem, *, limits: Limits) -> bool | None:
    """Whether any timetable keeps the hard rules; None where the limit came first."""
    if not problem.showings:
        return True
    if not all(_has_hall(problem, showing) for showing in problem.showings):
        return False
    variables = Variables(problem)
    for add in HARD:
        add(variables)
    status = STATUS[_solver(limits).solve(variables.model)]
    return None if status is Status.UNKNOWN else status is not Status.INFEASIBLE


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limits.seconds
    solver.parameters.random_seed = limits.seed
    solver.parameters.num_workers = limits.workers
    if limits.work is not None:
        solver.parameters.max_deterministic_time = limits.work
        solver.parameters.interleave_search = True
    return solver


def _has_hall(problem: Problem, showing: Showing) -> bool:
    return any(
        hall.city == showing.city and (not showing.halls or hall.id in showing.halls)
        for hall in problem.halls
    )


def _break_symmetry(variables: Variables) -> None:
    """Of showings that differ only in name, the first runs first."""
    fixed = {place.showing for place in (*variables.problem.pins, *variables.problem.published)}
    free = [showing for showing in variables.problem.showings if showing.id not in fixed]

    def likeness(showing: Showing) -> str:
        return showing.model_copy(update={"id": "-"}).model_dump_json()

    for _, alike in groupby(sorted(free, key=likeness), key=likeness):
        for one, next_one in pairwise(alike):
            variables.model.add(variables.start[one.id] <= variables.start[next_one.id])


def _places(variables: Variables, solver: cp_model.CpSolver) -> list[Place]:
    return [
        Place(showing=name, hall=hall, start=variables.moment(solver.value(variables.start[name])))
        for (name, hall), here in variables.at.items()
        if solver.value(here)
    ]


class _Callback(cp_model.CpSolverSolutionCallback):
    def __init__(self, report: Report, stop: Stop) -> None:
        super().__init__()
        self._report, self._stop = report, stop

    def on_solution_callback(self) -> None:
        bound, objective = round(self.best_objective_bound), round(self.objective_value)
        self._report(Progress(objective=objective, bound=bound, seconds=self.wall_time))
        if self._stop():
            self.stop_search()
