"""Weighty films in large halls, and in prime time, when the seats count twice."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.problem import Problem, Showing


def most(problem: Problem, showing: Showing) -> int:
    """The most that one showing can be worth."""
    seats = (hall.seats for hall in problem.halls if hall.city == showing.city)
    return 2 * showing.weight * max(seats, default=0)


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem, model = variables.problem, variables.model
    terms: list[cp_model.LinearExprT] = []
    for (name, hall), here in variables.at.items():
        showing = problem.showing[name]
        worth = showing.weight * problem.hall[hall].seats
        both = model.new_bool_var("")
        model.add_implication(both, here)
        model.add_implication(both, variables.in_prime(showing))
        terms.append(worth * here + worth * both)
    return terms
