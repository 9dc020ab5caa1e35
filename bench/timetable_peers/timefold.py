"""Timefold: a whole festival with the two wishes its model has, and its answer."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.timetable_peers.asking import ask
from roadshow.engines.timetable.parts import Place, Wishes
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes.full_house import FullHouse

MINUTE = timedelta(minutes=1)
HOUR = 60 * MINUTE


def with_two_wishes(problem: Problem) -> Problem:
    """Full houses, and an evening or weekend for each film."""
    wishes = Wishes(own_day=0, times_of_day=0, together=0, section=0, even_load=0, few_venues=0)
    return problem.changed(wishes=wishes)


def timefold(problem: Problem, python: Path, seconds: int) -> list[Place]:
    """Its places; all of them, and no more than its score says is broken."""
    answer = ask(python, "openings_by_timefold.py", _given(problem), seconds)
    zero = problem.cities[0].days[0].start
    return [
        Place(showing=name, hall=problem.halls[hall].id, start=zero + minute * MINUTE)
        for name, hall, minute in answer["places"]
    ]


def _given(problem: Problem) -> dict[str, Any]:
    """In minutes since the first day began; prime time hour by hour."""
    city, wish = problem.cities[0], FullHouse(Table(problem))
    zero = city.days[0].start
    films = {film.id: number for number, film in enumerate(problem.films)}
    repeats = problem.repeats(problem.showings)
    return {
        "step": problem.step,
        "gap": problem.repeat_gap,
        "evening": problem.wishes.evening,
        "prime": [
            any(prime.start <= zero + hour * HOUR < prime.end for prime in city.prime)
            for hour in range(24 * (len(city.days) + 1))
        ],
        "openings": [
            {
                "hall": number,
                "begin": (opening.start - zero) // MINUTE,
                "end": (opening.end - zero) // MINUTE,
                "changeover": hall.changeover,
                "formats": hall.formats,
            }
            for number, hall in enumerate(problem.halls)
            for opening in hall.openings
        ],
        "showings": [
            {
                "id": one.id,
                "film": films[one.film],
                "minutes": problem.minutes(one),
                "format": one.format,
                "distinct": problem.distinct_days(
                    one.film, len(repeats[one.film, one.city]), one.city
                ),
                "most": wish.most[number],
                "worth": [wish.worth(number, hall) for hall in range(len(problem.halls))],
            }
            for number, one in enumerate(problem.showings)
        ],
    }
