"""A guest is at one Q&A or engagement at a time, with the way between cities in between."""

from itertools import combinations

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.problem import Guest

Duty = tuple[cp_model.LinearExprT, cp_model.LinearExprT, str]
"""Begin, end, city."""


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    for guest in problem.guests:
        meetings, engagements = _meetings(variables, guest), _engagements(variables, guest)
        pairs = [*combinations(meetings, 2)]
        pairs += [(meeting, other) for meeting in meetings for other in engagements]
        for (begin, end, city), (other_begin, other_end, other_city) in pairs:
            way = problem.way(city, other_city)
            first = model.new_bool_var("")
            model.add(end + way <= other_begin).only_enforce_if(first)
            model.add(other_end + way <= begin).only_enforce_if(~first)


def _meetings(variables: Variables, guest: Guest) -> list[Duty]:
    problem = variables.problem
    found: list[Duty] = []
    for showing in problem.showings:
        if showing.qa_minutes and guest.id in showing.guests:
            begin = variables.start[showing.id] + problem.film[showing.film].minutes
            found.append((begin, begin + showing.qa_minutes, showing.city))
    return found


def _engagements(variables: Variables, guest: Guest) -> list[Duty]:
    minute = variables.minute
    return [
        (minute(stay.when.start), minute(stay.when.end), stay.city) for stay in guest.engagements
    ]
