"""Films that are wanted most in large halls, and in prime time, when the seats count twice."""

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.wishes.full_house import FullHouse


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    model, table = variables.model, variables.table
    wish = FullHouse(table)
    terms: list[cp_model.LinearExprT] = []
    for (name, where), here in variables.at.items():
        one, hall = table.number[name], table.hall_number[where]
        worth = wish.worth(one, hall)
        both = model.new_bool_var("")
        model.add_implication(both, here)
        model.add_implication(both, variables.in_prime(variables.problem.showing[name]))
        terms.append((wish.most[one] - worth) * here - worth * both)
    return terms
