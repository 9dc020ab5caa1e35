"""Guests change the venue as rarely as can be on one day."""

from collections import defaultdict

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.parts import Showing

Day = tuple[str, int]


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem, model = variables.problem, variables.model
    terms: list[cp_model.LinearExprT] = []
    for guest in problem.guests:
        mine = [s for s in variables.showings if s.qa_minutes and guest.id in s.guests]
        if len(mine) < 2 or not problem.wishes.few_venues:
            continue
        venues: dict[Day, list[cp_model.IntVar]] = defaultdict(list)
        for (city, day, _venue), there in _visits(variables, mine).items():
            used = model.new_bool_var("")
            for literal in there:
                model.add_implication(literal, used)
            venues[city, day].append(used)
        for some in venues.values():
            beyond = model.new_int_var(0, len(some), "")
            model.add(beyond >= sum(some) - 1)
            terms.append(problem.wishes.few_venues * beyond)
    return terms


def _visits(
    variables: Variables, showings: list[Showing]
) -> dict[tuple[str, int, object], list[cp_model.IntVar]]:
    """By city, day (-1 for none) and venue: literals of which one holds when it is visited."""
    model, problem = variables.model, variables.problem
    found: dict[tuple[str, int, object], list[cp_model.IntVar]] = defaultdict(list)
    for showing in showings:
        days = {
            n: variables.on_day(showing, n) for n in range(len(problem.city[showing.city].days))
        }
        days[-1] = variables.on_no_day(showing)
        for hall in variables.halls_for(showing):
            for day, on_day in days.items():
                both = model.new_bool_var("")
                here = variables.at[showing.id, hall.id]
                model.add_bool_or([~here, ~on_day, both])
                found[showing.city, day, hall.spot].append(both)
    return found
