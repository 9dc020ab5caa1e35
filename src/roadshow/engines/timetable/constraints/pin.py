"""A pinned showing stays where it is. Its start is no variable to begin with."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    for name, pin in variables.pins.items():
        here = variables.at.get((name, pin.hall))
        variables.model.add_bool_or([] if here is None else [here])
