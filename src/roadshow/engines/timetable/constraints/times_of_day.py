"""Repeats of a film at different times of day: morning, afternoon, evening."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.table import BANDS


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem = variables.problem
    terms: list[cp_model.LinearExprT] = []
    for same in problem.repeats(variables.showings).values():
        if len(same) > 1:
            bands = range(len(BANDS) + 1)
            groups = [[variables.in_band(showing, band) for showing in same] for band in bands]
            reached = min(len(same), len(bands)) - sum(variables.used(groups))
            terms.append(problem.wishes.times_of_day * reached)
    return terms
