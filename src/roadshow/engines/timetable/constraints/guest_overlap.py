"""A guest is at one Q&A or engagement at a time, with the way and a rest in between."""

from itertools import combinations

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables
from roadshow.engines.timetable.constraints.ways import Duty, keep_apart, spots_of
from roadshow.engines.timetable.parts import Guest, Spot


def add(variables: Variables) -> None:
    for guest in variables.problem.guests:
        meetings = _meetings(variables, guest)
        if meetings and variables.keeps("guest_overlap", guest=guest.id):
            _apart(variables, guest, meetings, _engagements(variables, guest))


def _apart(
    variables: Variables, guest: Guest, meetings: list[Duty], engagements: list[Duty]
) -> None:
    def minutes(one: Spot, other: Spot) -> int:
        return variables.problem.way(one, other) + guest.rest

    pairs = [*combinations(meetings, 2)]
    pairs += [(meeting, other) for meeting in meetings for other in engagements]
    for one, other in pairs:
        keep_apart(variables, one, other, minutes)


def _meetings(variables: Variables, guest: Guest) -> list[Duty]:
    problem = variables.problem
    found: list[Duty] = []
    for showing in variables.showings:
        after, minutes = problem.duty(showing)
        if minutes and guest.id in showing.guests:
            begin = variables.start[showing.id] + after * MINUTE
            found.append(Duty(begin, begin + minutes * MINUTE, spots_of(variables, showing)))
    return found


def _engagements(variables: Variables, guest: Guest) -> list[Duty]:
    second = variables.second
    return [
        Duty(second(stay.when.start), second(stay.when.end), {stay.spot: []})
        for stay in guest.engagements
    ]
