"""Our timetable engine beside ConferenceScheduler and Timefold, on what both can say.

    python -m venv peers
    peers/bin/pip install conference-scheduler==3.0.1 timefold==1.24.0b0    # Timefold wants Java 17
    python -m bench.timetable_peers WORKBOOK.xlsx --peers peers/bin/python [--films 30 60 132]

ConferenceScheduler puts events into given slots. Common to both: the showings of the first films
of a published festival; all places in which the festival showed anything as slots, each for one
showing that is no longer than it and whose format the hall can show; as few points as can be of
the wish for full houses (weight × seats, twice in prime time). Left out, as it cannot say them:
days and gaps of repeats, changeovers, Q&As, all other wishes. Both get as many seconds and two
cores; its time counts from the call, building its model included. Points are counted by our wish.

Timefold is given the whole festival with its opening hours, changeovers, formats, own days and
gaps of repeats, and the wishes for full houses and for an evening of each film, both counted by
ours; what our checker finds in either answer is counted as broken.
"""

import argparse
from datetime import UTC
from pathlib import Path

from bench.timetable_peers.conference_scheduler import common, conference_scheduler
from bench.timetable_peers.timefold import timefold, with_two_wishes
from roadshow.commands.timetable.published import Festival, read_festival
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, solve
from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes import Wishes as EveryWish


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--films", type=int, nargs="+", default=[30, 60, 132])
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    festival = read_festival(options.workbook, UTC)
    beside_conference_scheduler(festival, options)
    beside_timefold(festival, options)


def beside_conference_scheduler(festival: Festival, options: argparse.Namespace) -> None:
    print("| showings | ConferenceScheduler: placed, points, s | ours: placed, points, s |")
    print("| --- | --- | --- |")
    for films in options.films:
        problem, slots = common(festival, films)
        theirs, took = conference_scheduler(problem, slots, options.peers, options.seconds)
        ours, first = our_own(problem, options.seconds)
        cells = [f"{len(places)}, {points(problem, places)}" for places in (theirs, ours)]
        print(f"| {len(problem.showings)} | {cells[0]}, {took:.0f} | {cells[1]}, {first:.0f} |")


def beside_timefold(festival: Festival, options: argparse.Namespace) -> None:
    problem = with_two_wishes(festival.problem())
    print("| seconds | Timefold: placed, broken, points | ours: placed, broken, points |")
    print("| --- | --- | --- |")
    for seconds in (10, options.seconds):
        theirs = timefold(problem, options.peers, seconds)
        ours, _last = our_own(problem, seconds)
        cells = [
            f"{len(places)}, {len(check(problem, Timetable(placements=tuple(places))))}, "
            f"{points(problem, places)}"
            for places in (theirs, ours)
        ]
        print(f"| {seconds} | {cells[0]} | {cells[1]} |", flush=True)


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
    wishes = EveryWish(Table(problem, places)).by_name.values()
    return sum(wish.total() for wish in wishes)


if __name__ == "__main__":
    main()
