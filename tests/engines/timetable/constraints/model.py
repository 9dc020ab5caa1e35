"""A model that holds one rule alone, to try placements against."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem


def allows(add: Callable[[Variables], None], problem: Problem, *places: Place) -> bool:
    """Whether the rule, by itself, lets these showings stand in these places."""
    variables = Variables(problem)
    add(variables)
    _fix(variables, places)
    return cp_model.CpSolver().solve(variables.model) == cp_model.OPTIMAL


def points(
    add: Callable[[Variables], list[cp_model.LinearExprT]], problem: Problem, *places: Place
) -> int:
    """What the wish, by itself, counts against these placements."""
    variables = Variables(problem)
    variables.model.minimize(sum(add(variables)))
    _fix(variables, places)
    solver = cp_model.CpSolver()
    assert solver.solve(variables.model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def _fix(variables: Variables, places: tuple[Place, ...]) -> None:
    for place in places:
        variables.model.add(variables.start[place.showing] == variables.second(place.start))
        variables.model.add(variables.at[place.showing, place.hall] == 1)
