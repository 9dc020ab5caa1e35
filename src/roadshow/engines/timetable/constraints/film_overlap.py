"""Two showings of one film in one city lie apart by at least the repeat gap."""

from itertools import groupby

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    showings = sorted(problem.showings, key=lambda s: (s.film, s.city))
    for (film, city), same in groupby(showings, key=lambda s: (s.film, s.city)):
        model.add_no_overlap(
            model.new_fixed_size_interval_var(
                variables.start[showing.id],
                problem.film[film].minutes + problem.repeat_gap,
                f"{showing.id} again in {city}",
            )
            for showing in same
        )
