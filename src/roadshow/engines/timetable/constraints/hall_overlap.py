"""One show at a time in a hall, with its Q&A and the changeover after it."""

from collections import defaultdict

from ortools.sat.python import cp_model

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    shows: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
    for (name, where), here in variables.at.items():
        showing, hall = problem.showing[name], problem.hall[where]
        length = problem.minutes(showing) + problem.changeover(showing, hall)
        shows[where].append(
            model.new_optional_fixed_size_interval_var(
                variables.start[name], length * MINUTE, here, f"{name} in {where}"
            )
        )
    for where, intervals in shows.items():
        if len(intervals) > 1 and variables.keeps("hall_overlap", hall=where):
            model.add_no_overlap(intervals)
