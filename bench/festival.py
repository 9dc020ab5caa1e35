"""Our timetable beside a festival's published one and plain CP-SAT's; how soon a large one stands.

    python bench/festival.py WORKBOOK.xlsx [--seconds 10 60 300] [--runs 3] [--plain 60]

The workbook becomes a problem as ``roadshow timetable from-workbook`` makes it; both timetables are
measured by the same function. The large problem (2,000 showings, 500 films, 100 halls, 11 days) is
made here from a seed: hall-days are 85 % full. ``--plain``: CP-SAT alone, with all rules and the
wishes of halls, hours, days and times of day, beside ours with the same wishes and seconds. Seconds
are wall clock, workers are the cores.
"""

import argparse
import os
import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ortools.sat.python import cp_model

from roadshow.commands.timetable.published import CITY, Festival, read_festival
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.constraints import (
    HARD,
    evening,
    full_house,
    own_day,
    times_of_day,
)
from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.measures import HIGHER_IS_BETTER, LOWER_IS_BETTER, measure
from roadshow.engines.timetable.parts import City, Film, Hall, Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, Progress, solve

PLAIN = (full_house, evening, own_day, times_of_day)
WORKERS = os.cpu_count() or 1
FIRST = datetime(2026, 4, 10, tzinfo=UTC)
DAYS, SHOWINGS, FILMS, HALLS, CHANGEOVER = 11, 2_000, 500, 100, 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--seconds", type=int, nargs="+", default=[10, 60, 300])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plain", type=int, default=0)
    options = parser.parse_args()
    festival = read_festival(options.workbook, UTC)
    beside_the_published_one(festival, options.seconds, options.runs)
    large(options.runs)
    if options.plain:
        beside_plain_cp_sat(festival.problem(), options.plain)


def beside_the_published_one(festival: Festival, seconds: list[int], runs: int) -> None:
    problem = festival.problem()
    published = measure(problem, Timetable(placements=tuple(s.place for s in festival.shown)))
    found: dict[int, list[dict[str, float]]] = {}
    first: list[float] = []
    for length in seconds:
        for seed in range(runs):
            solution, soonest = timed(problem, Limits(seconds=length, seed=seed, workers=WORKERS))
            first.append(soonest)
            measures = measure(problem, solution).model_dump()
            found.setdefault(length, []).append(measures)
    print(
        f"{len(problem.showings)} showings, {len(problem.films)} films, {len(problem.halls)} halls"
    )
    print(
        f"first whole timetable after {statistics.median(first):.1f} s (at most {max(first):.1f})"
    )
    print("| measure | published |" + "".join(f" ours, {length} s |" for length in seconds))
    print("| --- | --- |" + " --- |" * len(seconds))
    for name in (*LOWER_IS_BETTER, *HIGHER_IS_BETTER):
        ours = [statistics.median(one[name] for one in found[length]) for length in seconds]
        row = [getattr(published, name), *ours]
        print(f"| {name} | " + " | ".join(f"{value:.4g}" for value in row) + " |")


def large(runs: int) -> None:
    """Seconds until the large problem has its first whole timetable."""
    first = []
    for seed in range(runs):
        problem = festival_of(seed)
        solution, soonest = timed(problem, Limits(seconds=30, seed=seed, workers=WORKERS))
        assert check(problem, solution) == []
        first.append(soonest)
    print(f"{SHOWINGS} showings in {HALLS} halls: first whole timetable after")
    print(f"{statistics.median(first):.1f} s ({min(first):.1f} to {max(first):.1f})")


def beside_plain_cp_sat(whole: Problem, seconds: int) -> None:
    """One model, one call, no first timetable given: what a person would try first."""
    problem = whole.changed(
        wishes=whole.wishes.model_copy(
            update={"together": 0, "section": 0, "even_load": 0, "few_venues": 0}
        )
    )
    began = time.monotonic()
    variables = Variables(problem)
    for add in HARD:
        add(variables)
    terms = [term for wish in PLAIN for term in wish.add(variables)]
    variables.model.minimize(sum(terms))
    built = time.monotonic() - began
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    status = solver.solve(variables.model)
    found = status in {cp_model.FEASIBLE, cp_model.OPTIMAL}
    theirs = f"{solver.objective_value:.0f} points" if found else "no timetable"
    ours = solve(problem, limits=Limits(seconds=seconds, workers=WORKERS))
    print(f"plain CP-SAT: {theirs} after {seconds} s and {built:.0f} s of building the model")
    print(f"ours: {ours.objective} points, {len(ours.placements)} placed, after {seconds} s")


def timed(problem: Problem, limits: Limits) -> tuple[Timetable, float]:
    """A timetable, and the seconds until the first one that left nothing out."""
    whole: list[float] = []

    def report(progress: Progress) -> None:
        if not progress.outside:
            whole.append(progress.seconds)

    return solve(problem, limits=limits, report=report), min(whole, default=float("inf"))


def festival_of(seed: int) -> Problem:
    dice = random.Random(seed)  # noqa: S311 (made to be the same each time)
    films = [
        Film(id=f"f{n}", title=str(n), minutes=dice.randint(70, 170), section=f"s{n % 25}")
        for n in range(FILMS)
    ]
    shown = [dice.randrange(FILMS) for _ in range(SHOWINGS)]
    shown = [n for n in range(FILMS) for _ in range(min(DAYS, shown.count(n)))]
    shown += [dice.randrange(FILMS) for _ in range(SHOWINGS - len(shown))]
    whole = _span(0, DAYS * 24)
    minutes = sum(films[n].minutes + CHANGEOVER for n in shown)
    share = minutes / 0.85 / (HALLS * DAYS)
    return Problem(
        cities=(
            City(
                id=CITY,
                days=tuple(_span(24 * day, 24) for day in range(DAYS)),
                prime=tuple(_span(24 * day + 18, 6) for day in range(DAYS)),
            ),
        ),
        halls=tuple(
            Hall(
                id=f"h{n}",
                city=CITY,
                venue=f"v{n // 3}",
                seats=dice.randint(60, 600),
                changeover=CHANGEOVER,
                openings=tuple(
                    _span(
                        24 * day + dice.choice((10, 12, 14, 16)),
                        share * dice.uniform(0.8, 1.2) / 60,
                    )
                    for day in range(DAYS)
                ),
            )
            for n in range(HALLS)
        ),
        films=tuple(films),
        showings=tuple(
            Showing(id=f"{place}", film=f"f{n}", city=CITY, windows=(whole,))
            for place, n in enumerate(shown)
        ),
    )


def _span(begin: float, hours: float) -> Interval:
    start = FIRST + timedelta(hours=begin)
    return Interval(start=start, end=start + timedelta(minutes=round(hours * 60)))


if __name__ == "__main__":
    main()
