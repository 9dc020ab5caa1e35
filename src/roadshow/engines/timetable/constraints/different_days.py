"""Showings of one film in one city begin on different days of that city, while there are enough."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    # By what is wished, not what is placed: leaving a showing out must never add a rule.
    wished = problem.repeats(problem.showings)
    for (film, city), same in problem.repeats(variables.showings).items():
        days = range(len(problem.city[city].days))
        if len(same) < 2 or not problem.distinct_days(film, len(wished[film, city]), city):
            continue
        if variables.keeps("different_days", film=film, city=city):
            for number in days:
                model.add_at_most_one(variables.on_day(showing, number) for showing in same)
