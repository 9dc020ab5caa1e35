"""A section can be seen whole by one viewer."""

from itertools import combinations

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.parts import Showing


def add(variables: Variables) -> list[cp_model.LinearExprT]:
    problem = variables.problem
    sections: dict[tuple[str, str], list[list[Showing]]] = {}
    for (film, city), same in problem.repeats(variables.showings).items():
        if problem.film[film].section:
            sections.setdefault((city, problem.film[film].section), []).append(same)
    return [
        problem.wishes.section * (len(films) - _seen(variables, films))
        for films in sections.values()
        if len(films) > 1 and problem.wishes.section
    ]


def _seen(variables: Variables, films: list[list[Showing]]) -> cp_model.LinearExprT:
    """How many films of a section one viewer sees."""
    model = variables.model
    seen = {showing.id: model.new_bool_var("") for same in films for showing in same}
    for same in films:
        model.add_at_most_one(seen[showing.id] for showing in same)
    for some, others in combinations(films, 2):
        for one in some:
            for other in others:
                apart = variables.apart(one, other)
                model.add_bool_or([~seen[one.id], ~seen[other.id], apart])
    return sum(seen.values())
