"""Every film has at least one showing in prime time: an evening, or a weekend."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem, model = variables.problem, variables.model
    terms: list[cp_model.LinearExprT] = []
    for (_film, city), same in problem.repeats(variables.showings).items():
        if problem.city[city].prime:
            some = model.new_bool_var("")
            model.add_bool_or([~some, *(variables.in_prime(showing) for showing in same)])
            terms.append(problem.wishes.evening * (1 - some))
    return terms
