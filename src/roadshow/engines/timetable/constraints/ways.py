"""Two duties with the way between them, which depends on the halls in which they take place."""

from collections import defaultdict
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables
from roadshow.engines.timetable.parts import Showing, Spot


class Duty(NamedTuple):
    """Begin and end in seconds; by place, literals of which one holds where it is there. No
    literals: it is there in any case."""

    begin: cp_model.LinearExprT
    end: cp_model.LinearExprT
    spots: dict[Spot, list[cp_model.IntVar]]


def spots_of(variables: Variables, showing: Showing) -> dict[Spot, list[cp_model.IntVar]]:
    found: dict[Spot, list[cp_model.IntVar]] = defaultdict(list)
    for hall in variables.halls_for(showing):
        found[hall.spot].append(variables.at[showing.id, hall.id])
    return found


def keep_apart(
    variables: Variables, one: Duty, other: Duty, minutes: Callable[[Spot, Spot], int]
) -> None:
    """One of the two comes first, and there is time for the way."""
    model = variables.model
    first = model.new_bool_var("")
    ways = {(a, b): minutes(a, b) * MINUTE for a in one.spots for b in other.spots}
    least = min(ways.values(), default=0)
    _ordered(model, one, other, least, first, [])
    for (a, b), way in ways.items():
        if way > least:
            for here, there in product(_each(one.spots[a]), _each(other.spots[b])):
                _ordered(model, one, other, way, first, [*here, *there])


def _each(literals: list[cp_model.IntVar]) -> list[list[cp_model.IntVar]]:
    """What must hold for being there, in each of several ways; nothing where one is in any case."""
    return [[literal] for literal in literals] or [[]]


def _ordered(
    model: cp_model.CpModel,
    one: Duty,
    other: Duty,
    way: int,
    first: cp_model.IntVar,
    where: list[cp_model.IntVar],
) -> None:
    model.add(one.end + way <= other.begin).only_enforce_if([first, *where])
    model.add(other.end + way <= one.begin).only_enforce_if([~first, *where])
