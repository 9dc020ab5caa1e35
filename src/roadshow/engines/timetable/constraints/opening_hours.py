"""Film and Q&A run while the hall is ours."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem = variables.problem
    for (name, hall), here in variables.at.items():
        length = problem.minutes(problem.showing[name])
        starts = variables.starts_within(problem.hall[hall].openings, length=length)
        variables.model.add_linear_expression_in_domain(
            variables.start[name], starts
        ).only_enforce_if(here)
