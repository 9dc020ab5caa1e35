"""A pinned showing stays where it is."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    for pin in variables.problem.pins:
        variables.model.add(variables.start[pin.showing] == variables.minute(pin.start))
        here = variables.at.get((pin.showing, pin.hall))
        variables.model.add_bool_or([here] if here is not None else [])
