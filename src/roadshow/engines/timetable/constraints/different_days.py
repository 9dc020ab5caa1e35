"""Showings of one film in one city begin on different days of that city, while there are enough."""

from itertools import groupby

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem, model = variables.problem, variables.model
    showings = sorted(problem.showings, key=lambda s: (s.film, s.city))
    for (_film, city), group in groupby(showings, key=lambda s: (s.film, s.city)):
        same, days = list(group), problem.city[city].days
        if not 1 < len(same) <= len(days):
            continue
        on = [variables.on_day(showing, number) for number in range(len(days)) for showing in same]
        for number in range(len(days)):
            model.add_at_most_one(on[number * len(same) : (number + 1) * len(same)])
