"""Film and Q&A run while the hall is ours."""

from collections import defaultdict

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.parts import Hall, Showing


def add(variables: Variables) -> None:
    kept = {h.id for h in variables.problem.halls if variables.keeps("opening_hours", hall=h.id)}
    for showing in variables.showings:
        halls = variables.halls_for(showing)
        _add(variables, showing, [hall for hall in halls if hall.id in kept], len(halls))


def _add(variables: Variables, showing: Showing, halls: list[Hall], of: int) -> None:
    """One constraint for halls with the same hours, and none enforced where that is all halls."""
    model, start = variables.model, variables.start[showing.id]
    alike: dict[tuple[object, ...], list[Hall]] = defaultdict(list)
    for hall in halls:
        alike[hall.openings].append(hall)
    for same in alike.values():
        starts = variables.starts_within(
            same[0].openings, minutes=variables.problem.minutes(showing)
        )
        inside = model.add_linear_expression_in_domain(start, starts)
        if len(same) < of:
            inside.only_enforce_if(_in_one_of(variables, showing, same))


def _in_one_of(variables: Variables, showing: Showing, halls: list[Hall]) -> cp_model.IntVar:
    """A literal that holds at least when the showing runs in one of these halls."""
    literals = [variables.at[showing.id, hall.id] for hall in halls]
    if len(literals) == 1:
        return literals[0]
    there = variables.model.new_bool_var("")
    for literal in literals:
        variables.model.add_implication(literal, there)
    return there
