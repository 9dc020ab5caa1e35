"""A guest is at one Q&A or engagement at a time, with the way between cities in between."""

from itertools import combinations

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables
from roadshow.engines.timetable.problem import Guest

Duty = tuple[cp_model.LinearExprT, cp_model.LinearExprT, str]
"""Begin, end, city."""


def add(variables: Variables) -> None:
    for guest in variables.problem.guests:
        meetings = _meetings(variables, guest)
        if meetings and variables.keeps("guest_overlap", guest=guest.id):
            _apart(variables, meetings, _engagements(variables, guest))


def _apart(variables: Variables, meetings: list[Duty], engagements: list[Duty]) -> None:
    model = variables.model
    pairs = [*combinations(meetings, 2)]
    pairs += [(meeting, other) for meeting in meetings for other in engagements]
    for (begin, end, city), (other_begin, other_end, other_city) in pairs:
        way = variables.problem.way(city, other_city) * MINUTE
        first = model.new_bool_var("")
        model.add(end + way <= other_begin).only_enforce_if(first)
        model.add(other_end + way <= begin).only_enforce_if(~first)


def _meetings(variables: Variables, guest: Guest) -> list[Duty]:
    problem = variables.problem
    found: list[Duty] = []
    for showing in variables.showings:
        after, minutes = problem.duty(showing)
        if minutes and guest.id in showing.guests:
            begin = variables.start[showing.id] + after * MINUTE
            found.append((begin, begin + minutes * MINUTE, showing.city))
    return found


def _engagements(variables: Variables, guest: Guest) -> list[Duty]:
    second = variables.second
    return [
        (second(stay.when.start), second(stay.when.end), stay.city) for stay in guest.engagements
    ]
