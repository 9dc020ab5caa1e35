"""A tour's first timetable: seconds until proven best, beside another formulation.

The other, which lost, is the time grid: a literal for each showing, hall and start, and at most one
of them for each hall and step. Same problem, same rules of hall, day and film, same wish for halls
and prime time, same machine, same settings of CP-SAT; the grid leaves out the rules between a
guest's Q&As and all other wishes.

Two problems: a tour built here by code, and the one of ``./roadshow demo``.

    python bench/timetable.py
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from ortools.sat.python import cp_model

from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.constraints.variables import Variables
from roadshow.engines.timetable.parts import City, Film, Guest, Hall, Place, Showing, Stay, Travel
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, solve

RUNS = 3


def tour_problem() -> Problem:
    """6 films, 14 showings, 2 cities of 2 halls, 7 days; one director with Q&As in both cities."""
    cities = {"almaty": 5, "moscow": 3}  # Hours ahead of UTC.
    midnight = datetime(2025, 11, 24, tzinfo=UTC)

    def spans(city: str, begin: float, end: float, days: range = range(7)) -> tuple[Interval, ...]:
        zero = midnight - timedelta(hours=cities[city])
        return tuple(
            Interval(
                start=zero + timedelta(days=day, hours=begin),
                end=zero + timedelta(days=day, hours=end),
            )
            for day in days
        )

    wished = [(f"f{n}", city) for city in cities for n in range(6)]
    wished += [("f0", "almaty"), ("f0", "moscow")]
    stays = [
        Stay(city="almaty", when=Interval(start=midnight, end=midnight + timedelta(days=3))),
        Stay(
            city="moscow",
            when=Interval(start=midnight + timedelta(days=3), end=midnight + timedelta(days=6)),
        ),
    ]
    return Problem(
        cities=tuple(
            City(id=city, days=spans(city, 0, 24), prime=spans(city, 18, 20.5)) for city in cities
        ),
        halls=tuple(
            Hall(id=f"{c} {n}", city=c, seats=s, changeover=20, openings=spans(c, 10, 23))
            for c in cities
            for n, s in enumerate((320, 140))
        ),
        films=tuple(Film(id=f"f{n}", title=f"Film {n}", minutes=90 + 10 * n) for n in range(6)),
        showings=tuple(
            Showing(
                id=str(number),
                film=film,
                city=city,
                windows=(Interval(start=midnight, end=midnight + timedelta(days=7)),),
                qa_minutes=30 if film in {"f0", "f1"} else 0,
                guests=("director",) if film in {"f0", "f1"} else (),
                weight=10 + number % 6,
            )
            for number, (film, city) in enumerate(wished)
        ),
        guests=(Guest(id="director", name="Director", presences=tuple(stays)),),
        travel=(Travel(a="almaty", b="moscow", minutes=480),),
    )


def demo_problem() -> Problem:
    """The problem that ``./roadshow demo`` hands to the solver, from a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROADSHOW_DATA_FOLDER"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
        import django  # noqa: PLC0415 (after the settings above)

        django.setup()
        from roadshow.apps.screenings.bridge.timetable import problem_of  # noqa: PLC0415
        from roadshow.apps.tours.models import Tour  # noqa: PLC0415
        from roadshow.demo import steps  # noqa: PLC0415

        steps.database(fresh=False)
        steps.tour()
        steps.films()
        return problem_of(Tour.objects.get(slug=steps.SLUG))


def by_intervals(problem: Problem) -> tuple[str, Timetable]:
    """The engine as it is."""
    solution = solve(problem, limits=Limits(seconds=60, workers=2))
    return solution.status, solution


def by_grid(problem: Problem, alone: list[list[Place]]) -> tuple[str, Timetable]:
    """The time grid: every placement that the checker passes alone is a literal.

    ``alone`` is worked out before the clock starts, in its favour.
    """
    model = cp_model.CpModel()
    placements: list[tuple[Place, cp_model.IntVar]] = []
    for mine in alone:
        literals = [model.new_bool_var("") for _ in mine]
        model.add_exactly_one(literals)
        placements += zip(mine, literals, strict=True)
    _at_most_one_at_once(problem, model, placements)
    model.maximize(sum(_worth(problem, place) * literal for place, literal in placements))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 2, 60
    solver.parameters.cp_model_probing_level = 0
    status = solver.status_name(solver.solve(model)).lower()
    chosen = [place for place, literal in placements if solver.value(literal)]
    return status, Timetable(placements=tuple(chosen))


def _alone(problem: Problem, name: str) -> list[Place]:
    variables = Variables(problem)
    showing = problem.showing[name]
    window = showing.windows[0]
    steps = int((window.end - window.start) / timedelta(minutes=problem.step))
    every = [
        Place(showing=name, hall=hall.id, start=window.start + n * timedelta(minutes=problem.step))
        for hall in variables.halls_for(showing)
        for n in range(steps)
    ]
    return [p for p in every if not _broken(problem, Timetable(placements=(p,)))]


def _broken(problem: Problem, timetable: Timetable) -> bool:
    return any(finding.severity == "forbid" for finding in check(problem, timetable))


def _at_most_one_at_once(
    problem: Problem, model: cp_model.CpModel, placements: list[tuple[Place, cp_model.IntVar]]
) -> None:
    taken: dict[tuple[str, ...], list[cp_model.IntVar]] = {}
    for place, literal in placements:
        showing = problem.showing[place.showing]
        length = problem.minutes(showing) + problem.hall[place.hall].changeover
        for n in range(-(-length // problem.step)):
            moment = place.start + n * timedelta(minutes=problem.step)
            taken.setdefault((place.hall, moment.isoformat()), []).append(literal)
        for number, day in enumerate(problem.city[showing.city].days):
            if day.start <= place.start < day.end:
                key = (showing.film, showing.city, str(number))
                taken.setdefault(key, []).append(literal)
    for literals in taken.values():
        model.add_at_most_one(literals)


def _worth(problem: Problem, place: Place) -> int:
    showing = problem.showing[place.showing]
    prime = any(p.start <= place.start < p.end for p in problem.city[showing.city].prime)
    return showing.weight * problem.hall[place.hall].seats * (2 if prime else 1)


def measured(name: str, problem: Problem) -> None:
    """Print one row for each formulation: the median of some runs."""
    size = f"{len(problem.showings)} showings, {len(problem.halls)} halls"
    ways: dict[str, Callable[[Problem], tuple[str, Timetable]]] = {
        "intervals (ours)": by_intervals,
        "time grid": partial(by_grid, alone=[_alone(problem, s.id) for s in problem.showings]),
    }
    for formulation, way in ways.items():
        seconds = []
        for _ in range(RUNS):
            began = time.perf_counter()
            status, timetable = way(problem)
            seconds.append(time.perf_counter() - began)
        broken = sum(f.severity == "forbid" for f in check(problem, timetable))
        median = statistics.median(seconds)
        print(f"| {name} ({size}) | {formulation} | {median:.2f} | {status} | {broken} |")


def main() -> None:
    print(f"median of {RUNS} runs, 2 workers\n")
    print("| problem | formulation | seconds | status | rules broken |")
    print("| --- | --- | --- | --- | --- |")
    measured("tour", tour_problem())
    measured("demo", demo_problem())


if __name__ == "__main__":
    main()
