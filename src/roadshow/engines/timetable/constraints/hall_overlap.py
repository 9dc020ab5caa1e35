"""One show at a time in a hall, with its Q&A and the changeover after it."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    for hall in problem.halls:
        model.add_no_overlap(
            model.new_optional_fixed_size_interval_var(
                variables.start[name],
                problem.minutes(problem.showing[name]) + hall.changeover,
                here,
                f"{name} in {hall.id}",
            )
            for (name, where), here in variables.at.items()
            if where == hall.id
        )
