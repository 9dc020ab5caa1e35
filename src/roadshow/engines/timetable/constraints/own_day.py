"""Each showing of a film on a day of its own, where no rule asks for it already."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem = variables.problem
    wished = problem.repeats(problem.showings)
    terms: list[cp_model.LinearExprT] = []
    for (film, city), same in problem.repeats(variables.showings).items():
        if len(same) < 2 or problem.distinct_days(film, len(wished[film, city]), city):
            continue
        days = range(len(problem.city[city].days))
        groups = [[variables.on_day(showing, day) for showing in same] for day in days]
        groups.append([variables.on_no_day(showing) for showing in same])
        used = variables.used(groups)
        terms.append(problem.wishes.own_day * (len(same) - sum(used)))
    return terms
