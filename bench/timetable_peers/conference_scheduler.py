"""ConferenceScheduler: what both can say of a festival, and its answer."""

from pathlib import Path
from typing import Any

from bench.timetable_peers.asking import ask
from roadshow.commands.timetable.published import Festival, Shown
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Hall, Place, Wishes
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes.full_house import FullHouse

ONLY_FULL_HOUSES = Wishes(
    evening=0, own_day=0, times_of_day=0, together=0, section=0, even_load=0, few_venues=0
)


def common(festival: Festival, films: int) -> tuple[Problem, list[Shown]]:
    """The showings of so many films, and a hall for each published place."""
    whole = festival.problem()
    wanted = {film.id for film in whole.films[:films]}
    slots = list(festival.shown)
    halls = tuple(
        Hall(
            id=slot.name,
            city=whole.cities[0].id,
            seats=whole.halls[0].seats,
            changeover=0,
            openings=(Interval(start=slot.start, end=slot.end),),
            formats=whole.hall[slot.place.hall].formats,
        )
        for slot in slots
    )
    problem = whole.changed(
        halls=halls,
        films=tuple(film.model_copy(update={"same_day": True}) for film in whole.films),
        showings=tuple(one for one in whole.showings if one.film in wanted),
        repeat_gap=0,
        wishes=ONLY_FULL_HOUSES,
    )
    return problem, slots


def conference_scheduler(
    problem: Problem, slots: list[Shown], python: Path, seconds: int
) -> tuple[list[Place], float]:
    table = Table(problem)
    wish = FullHouse(table)
    showings: list[dict[str, Any]] = []
    cost: list[list[int]] = []
    for one, showing in enumerate(problem.showings):
        row, barred = [], []
        for hall, slot in enumerate(slots):
            prime = table.cities[0].when(table.second(slot.start)).prime
            row.append(wish.most[one] - wish.worth(one, hall) * (2 if prime else 1))
            formats = problem.halls[hall].formats
            shows = not showing.format or showing.format in formats
            if problem.length(showing) > slot.minutes or not shows:
                barred.append(hall)
        cost.append(row)
        length = problem.length(showing)
        showings.append({"id": showing.id, "minutes": length, "not_in": barred})
    given = {
        "showings": showings,
        "cost": cost,
        "slots": [
            {
                "hall": slot.place.hall,
                "start": slot.start.replace(tzinfo=None).isoformat(),
                "minutes": slot.minutes,
                "seats": 100,
                "day": slot.day.isoformat(),
            }
            for slot in slots
        ],
    }
    answer = ask(python, "into_slots.py", given, seconds)
    places = [
        Place(showing=name, hall=slots[number].name, start=slots[number].start)
        for name, number in answer["places"]
    ]
    return places, answer["seconds"]
