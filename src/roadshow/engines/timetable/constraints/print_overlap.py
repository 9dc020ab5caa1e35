"""A physical print is in one place at a time, with the way and its handling in between."""

from itertools import combinations

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables
from roadshow.engines.timetable.constraints.ways import Duty, keep_apart, spots_of
from roadshow.engines.timetable.parts import Showing, Spot


def add(variables: Variables) -> None:
    for copy in variables.problem.prints:
        shown = [showing for showing in variables.showings if showing.print == copy.id]
        if len(shown) < 2 or not variables.keeps("print_overlap", print=copy.id):
            continue

        def minutes(one: Spot, other: Spot, handling: int = copy.handling) -> int:
            return variables.problem.way(one, other) + handling

        for one, other in combinations(shown, 2):
            keep_apart(variables, _duty(variables, one), _duty(variables, other), minutes)


def _duty(variables: Variables, showing: Showing) -> Duty:
    begin = variables.start[showing.id]
    end = begin + variables.problem.length(showing) * MINUTE
    return Duty(begin, end, spots_of(variables, showing))
