"""What the solver gives is right, is best, and is the same each time."""

import subprocess
import sys
import time
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.parts import Stay
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Status, Timetable
from roadshow.engines.timetable.solver import Limits, Progress, feasible, solve
from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes import Wishes
from tests.engines.timetable.problems import (
    at,
    city,
    guest,
    hall,
    place,
    problem,
    showing,
    solvable,
    span,
    table,
)

QUICK = Limits(seconds=20, workers=1, seed=1)
SLOW_OK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW_OK
@given(solvable())
def test_every_solvable_problem_is_solved_without_a_finding(
    made: tuple[Problem, Timetable],
) -> None:
    wanted, known = made
    assert check(wanted, known) == [], "the generator promises a timetable"
    solution = solve(wanted, limits=QUICK)
    assert solution.status is Status.OPTIMAL
    assert check(wanted, solution) == []
    assert {place.showing for place in solution.placements} == set(wanted.showing)


@st.composite
def tiny(draw: st.DrawFn) -> Problem:
    """Few enough places that all can be tried: two showings, two halls, starts an hour apart."""
    opening = st.tuples(st.integers(10, 14), st.integers(16, 22)).map(lambda p: span(*p))
    guests = draw(st.booleans())
    names = ["zhang"] if guests else []
    return problem(
        showing("s1", qa_minutes=draw(st.sampled_from((0, 30))), guests=names),
        showing("s2", film=draw(st.sampled_from(("f1", "f2"))), qa_minutes=20, guests=names),
        cities=[{"id": "almaty", "days": [span(0, 24)], "prime": [span(18, 20.5)]}],
        halls=[
            hall("h1", seats=draw(st.integers(1, 300)), openings=[draw(opening)]),
            hall("h2", seats=draw(st.integers(1, 300)), openings=[draw(opening)]),
        ],
        guests=[guest(presences=[Stay(city="almaty", when=draw(opening))])] if guests else [],
        step=60,
        repeat_gap=60,
    )


def best_by_trying_all(tried: Problem) -> int | None:
    """The fewest points against any timetable that the checker passes."""
    options = [place(s, h, hour) for s in ("s1", "s2") for h in ("h1", "h2") for hour in range(24)]
    first = [o for o in options if o.showing == "s1"]
    second = [o for o in options if o.showing == "s2"]
    return min(
        (
            Wishes(Table(tried, pair)).total()
            for pair in product(first, second)
            if not check(tried, table(*pair))
        ),
        default=None,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny())
def test_no_timetable_is_better_and_none_is_missed(tried: Problem) -> None:
    best = best_by_trying_all(tried)
    solution = solve(tried, limits=QUICK)
    if best is None:
        assert solution.status is Status.INFEASIBLE
        assert feasible(tried, limits=QUICK) is False
    else:
        assert (solution.status, solution.objective) == (Status.OPTIMAL, best)
        assert solution.bound == solution.objective


def busy() -> Problem:
    return problem(
        *(showing(f"s{n}", film="f1" if n % 2 else "f2") for n in range(6)),
        halls=[hall(), hall("h2", seats=250)],
    )


def test_one_seed_and_one_amount_of_work_give_one_timetable() -> None:
    limits = Limits(seconds=60, work=2.0, seed=7)
    assert solve(busy(), limits=limits) == solve(busy(), limits=limits)


def test_progress_is_told_and_never_gets_worse() -> None:
    seen: list[Progress] = []
    solution = solve(busy(), limits=QUICK, report=seen.append)
    values = [progress.objective for progress in seen]
    assert values == sorted(values, reverse=True)
    assert values[-1] == solution.objective
    assert all(progress.bound <= progress.objective for progress in seen)


def test_a_stop_keeps_the_best_so_far() -> None:
    solution = solve(busy(), limits=QUICK, stop=lambda: True)
    assert solution.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert check(busy(), solution) == []


def test_what_is_published_stays_when_another_showing_comes() -> None:
    before = solve(busy(), limits=QUICK)
    more = busy().model_copy(
        update={"showings": (*busy().showings, showing("new", film="f2", city="almaty"))}
    )
    wanted = Problem.model_validate(
        {
            **more.model_dump(),
            "cities": [{"id": "almaty"}],
            "repeat_gap": 30,
            "published": before.placements,
        }
    )
    after = solve(wanted, limits=QUICK)
    assert set(before.placements) < set(after.placements)


def test_a_problem_without_showings_is_solved_at_once() -> None:
    assert solve(problem()).status is Status.OPTIMAL


@pytest.mark.parametrize(
    "module", ["checker", "measures", "problem", "rooms", "search.rounds", "solution"]
)
def test_only_the_solver_side_imports_ortools(module: str) -> None:
    words = f"import sys, roadshow.engines.timetable.{module}; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_a_stop_is_heard_before_there_is_any_timetable() -> None:
    many = problem(
        *(showing(f"s{n}", film="f1" if n % 2 else "f2", weight=1 + n % 90) for n in range(500)),
        halls=[hall(f"h{n}", seats=100 + n) for n in range(40)],
        repeat_gap=0,
        cities=[city(days=0)],
    )
    began = time.monotonic()
    solve(many, limits=Limits(seconds=120), stop=lambda: True)
    assert time.monotonic() - began < 60


def test_windows_and_pins_off_the_minute_are_kept_to_the_second() -> None:
    half = timedelta(seconds=30)
    window = Interval(start=at(12) + half, end=at(20))
    pinned = place("s2", "h1", 16).model_copy(update={"start": at(16) + half})
    made = problem(showing("s1", windows=[window]), showing("s2", film="f2"), pins=[pinned])
    solution = solve(made, limits=QUICK)
    assert check(made, solution) == []
    assert pinned in solution.placements
