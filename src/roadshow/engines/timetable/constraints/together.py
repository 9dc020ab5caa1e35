"""No two films that a viewer cannot both see, whichever showings they choose."""

from itertools import combinations

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.wishes.together import Together


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    model, wish = variables.model, Together(variables.table)
    if not wish.points:
        return []
    every = variables.table.showings
    runs = [[every[one] for one in run.showings] for run in variables.table.runs]
    terms: list[cp_model.LinearExprT] = []
    for one, other in combinations(range(len(runs)), 2):
        pairs = [(a, b) for a in runs[one] for b in runs[other]]
        placed = all(s.id in variables.start for pair in pairs for s in pair)
        if placed and runs[one][0].city == runs[other][0].city:
            both = model.new_bool_var("")
            model.add_bool_or([~both, *(variables.apart(a, b) for a, b in pairs)])
            terms.append(wish.points * wish.weight(one, other) * (1 - both))
    return terms
