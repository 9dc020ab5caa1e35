"""Each rule and its twin in the checker say the same of every timetable, good or bad."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadshow.engines.timetable import checker
from roadshow.engines.timetable.constraints import HARD
from roadshow.engines.timetable.parts import Place, Stay, Travel
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import at, city, guest, hall, problem, showing, span

HOURS = st.integers(8, 22)
STRETCHES = st.tuples(HOURS, st.integers(2, 8), st.integers(0, 1)).map(
    lambda given: span(given[0], given[0] + given[1], given[2])
)


@st.composite
def any_timetable(draw: st.DrawFn) -> tuple[Problem, Timetable]:
    """A small, crowded problem, and showings put anywhere in it, grid and hours or not."""
    cities = ("almaty", "moscow")
    some = st.lists(STRETCHES, min_size=1, max_size=2)
    showings = [
        showing(
            f"s{number}",
            film=draw(st.sampled_from(("f1", "f2"))),
            city=draw(st.sampled_from(cities)),
            windows=draw(some),
            qa_minutes=draw(st.sampled_from((0, 30))),
            lead=draw(st.sampled_from((0, 20, 500))),
            guests=draw(st.sampled_from(((), ("zhang",)))),
        )
        for number in range(3)
    ]
    places = [
        Place(
            showing=one.id,
            hall=f"{one.city} {draw(st.integers(1, 2))}",
            start=at(draw(HOURS), draw(st.integers(0, 1)))
            + timedelta(seconds=draw(st.sampled_from((0, 300, 1830)))),
        )
        for one in showings
    ]
    stays = st.builds(Stay, city=st.sampled_from(cities), when=STRETCHES)
    fields: dict[str, Any] = {
        "cities": [city(name, days=draw(st.integers(0, 2))) for name in cities],
        "halls": [
            hall(f"{name} {n}", city=name, openings=draw(some), changeover=draw(st.integers(0, 30)))
            for name in cities
            for n in (1, 2)
        ],
        "guests": [guest(presences=draw(st.lists(stays)), engagements=draw(st.lists(stays)))],
        "travel": [Travel(a="almaty", b="moscow", minutes=draw(st.integers(0, 400)))],
        "repeat_gap": draw(st.sampled_from((0, 60, 600))),
    }
    # Every place is a pin of the problem: a start that is off the grid has no other way in.
    return problem(*showings, pins=places, **fields), Timetable(placements=tuple(places))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_timetable())
def test_the_model_allows_just_what_the_checker_passes(made: tuple[Problem, Timetable]) -> None:
    wanted, timetable = made
    named = {finding.code for finding in checker.check(wanted, timetable)}
    for add in HARD:
        rule = add.__module__.rsplit(".", 1)[1]
        assert allows(add, wanted, *timetable.placements) == (rule not in named), rule


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(minutes=1)])
def test_a_move_from_a_pin_is_seen_by_both(shift: timedelta) -> None:
    pinned = Place(showing="s1", hall="h1", start=at(18))
    moved = Place(showing="s1", hall="h1", start=at(18) + shift)
    made = problem(showing("s1"), pins=[pinned])
    (pin,) = (add for add in HARD if add.__module__.endswith(".pin"))
    seen = {finding.code for finding in checker.check(made, Timetable(placements=(moved,)))}
    assert allows(pin, made, moved) == ("pin" not in seen) == (shift == timedelta(0))
