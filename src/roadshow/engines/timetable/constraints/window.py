"""The film runs wholly inside one of the showing's windows."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    for showing in variables.showings:
        if variables.keeps("window", showing=showing.id):
            length = variables.problem.length(showing)
            starts = variables.starts_within(showing.windows, minutes=length)
            variables.model.add_linear_expression_in_domain(variables.start[showing.id], starts)
