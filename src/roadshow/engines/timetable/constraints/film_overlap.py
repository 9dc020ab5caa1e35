"""Two showings of one film in one city lie apart by at least the repeat gap."""

from roadshow.engines.timetable.constraints.variables import MINUTE, Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    for (film, city), same in problem.repeats(variables.showings).items():
        if len(same) < 2 or not variables.keeps("film_overlap", film=film, city=city):
            continue
        model.add_no_overlap(
            model.new_fixed_size_interval_var(
                variables.start[showing.id],
                (problem.length(showing) + problem.repeat_gap) * MINUTE,
                f"{showing.id} again in {city}",
            )
            for showing in same
        )
