"""What is published moves as little as can be: no other wish is worth another hall or start."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.wishes.few_moves import MOVE


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    model = variables.model
    terms: list[cp_model.LinearExprT] = []
    for place in variables.problem.published:
        if place.showing not in variables.start:
            continue
        stays = model.new_bool_var("")
        here = variables.at.get((place.showing, place.hall))
        if here is None:
            model.add(stays == 0)
        else:
            model.add_implication(stays, here)
        there = cp_model.Domain.from_values([variables.second(place.start)])
        start = variables.start[place.showing]
        model.add_linear_expression_in_domain(start, there).only_enforce_if(stays)
        terms.append(MOVE * (1 - stays))
    return terms
