"""What is published moves as little as can be: no other wish is worth another hall or start."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints import even_load, full_house
from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.problem import Problem


def cost(problem: Problem) -> int:
    """Of one move: more than all other wishes together can differ by."""
    load = even_load.COST * len(problem.showings)
    return 1 + load + sum(full_house.most(problem, showing) for showing in problem.showings)


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    model, worth = variables.model, cost(variables.problem)
    terms: list[cp_model.LinearExprT] = []
    for place in variables.problem.published:
        here = variables.at.get((place.showing, place.hall))
        if here is None:
            continue
        stays = model.new_bool_var("")
        model.add_implication(stays, here)
        there = cp_model.Domain.from_values([variables.second(place.start)])
        start = variables.start[place.showing]
        model.add_linear_expression_in_domain(start, there).only_enforce_if(stays)
        terms.append(worth * stays)
    return terms
