"""What is published moves as little as can be: another hall or another start costs."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables

COST = 20_000


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    model = variables.model
    terms: list[cp_model.LinearExprT] = []
    for place in variables.problem.published:
        here = variables.at.get((place.showing, place.hall))
        if here is None:
            continue
        stays = model.new_bool_var("")
        model.add_implication(stays, here)
        model.add(variables.start[place.showing] == variables.minute(place.start)).only_enforce_if(
            stays
        )
        terms.append(COST * stays)
    return terms
