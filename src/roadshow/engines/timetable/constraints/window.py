"""The film runs wholly inside one of the showing's windows."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem = variables.problem
    for showing in problem.showings:
        length = problem.film[showing.film].minutes
        starts = variables.starts_within(showing.windows, length=length)
        variables.model.add_linear_expression_in_domain(variables.start[showing.id], starts)
