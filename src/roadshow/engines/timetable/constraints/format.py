"""A showing runs in a hall that can show its format."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem = variables.problem
    for (name, where), here in variables.at.items():
        needed, there = problem.showing[name].format, problem.hall[where].formats
        if needed and there and needed not in there and variables.keeps("format", showing=name):
            variables.model.add(here == 0)
