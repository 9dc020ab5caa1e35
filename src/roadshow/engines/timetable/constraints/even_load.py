"""No day of a city is much fuller than need be: each showing on its fullest day costs a little."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem, model = variables.problem, variables.model
    terms: list[cp_model.LinearExprT] = []
    for city in problem.cities:
        here = [showing for showing in variables.showings if showing.city == city.id]
        if not here or not city.days:
            continue
        fullest = model.new_int_var(0, len(here), city.id)
        for number in range(len(city.days)):
            model.add(sum(variables.on_day(showing, number) for showing in here) <= fullest)
        terms.append(problem.wishes.even_load * fullest)
    return terms
