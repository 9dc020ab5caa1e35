"""Our timetable engine beside ConferenceScheduler, on what both can say.

    python -m venv peers && peers/bin/pip install conference-scheduler==3.0.1
    python -m bench.timetable_peers WORKBOOK.xlsx --peers peers/bin/python [--films 30 60 132]

ConferenceScheduler puts events into given slots. Common to both: the showings of the first films
of a published festival; all places in which the festival showed anything as slots, each for one
showing that is no longer than it and whose format the hall can show; as few points as can be of
the wish for full houses (weight × seats, twice in prime time). Left out, as it cannot say them:
days and gaps of repeats, changeovers, Q&As, all other wishes. Both get as many seconds and two
cores; its time counts from the call, building its model included. Points are counted by our wish.
"""

import argparse
import json
import subprocess
import tempfile
from datetime import UTC
from pathlib import Path
from typing import Any

from roadshow.commands.timetable.published import Festival, Shown, read_festival
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Hall, Place, Wishes
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, solve
from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes.full_house import FullHouse

ONLY_FULL_HOUSES = Wishes(
    evening=0, own_day=0, times_of_day=0, together=0, section=0, even_load=0, few_venues=0
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--films", type=int, nargs="+", default=[30, 60, 132])
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    festival = read_festival(options.workbook, UTC)
    print("| showings | ConferenceScheduler: placed, points, s | ours: placed, points, s |")
    print("| --- | --- | --- |")
    for films in options.films:
        problem, slots = common(festival, films)
        theirs, took = conference_scheduler(problem, slots, options.peers, options.seconds)
        ours, first = our_own(problem, options.seconds)
        cells = [f"{len(places)}, {points(problem, places)}" for places in (theirs, ours)]
        print(f"| {len(problem.showings)} | {cells[0]}, {took:.0f} | {cells[1]}, {first:.0f} |")


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
    script = Path(__file__).with_name("into_slots.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "problem.json"
        path.write_text(json.dumps(given), "utf-8")
        words = [str(python), str(script), str(path), str(seconds)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout.splitlines()[-1])
    places = [
        Place(showing=name, hall=slots[number].name, start=slots[number].start)
        for name, number in answer["places"]
    ]
    return places, answer["seconds"]


def our_own(problem: Problem, seconds: int) -> tuple[list[Place], float]:
    """Our timetable, and the second after which it got no better."""
    last = [0.0]
    solution: Timetable = solve(
        problem,
        limits=Limits(seconds=seconds),
        report=lambda progress: last.append(progress.seconds),
    )
    return list(solution.placements), last[-1]


def points(problem: Problem, places: list[Place]) -> int:
    return FullHouse(Table(problem, places)).total()


if __name__ == "__main__":
    main()
