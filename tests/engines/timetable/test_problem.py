"""A problem that makes no sense is refused at construction, with the path of what is wrong."""

from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from roadshow.engines.timetable.parts import City, Stay, Travel
from roadshow.engines.timetable.problem import Problem
from tests.engines.timetable.problems import at, city, guest, hall, place, problem, showing, span


def test_a_problem_survives_the_way_through_json() -> None:
    made = problem(showing("s1", guests=["zhang"], qa_minutes=30), guests=[guest()])
    assert Problem.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"film": "f9"}, "showings.0.film: there is no film 'f9'"),
        ({"city": "oslo"}, "showings.0.city: there is no city 'oslo'"),
        ({"halls": ["h9"]}, "showings.0.halls.0: there is no hall 'h9'"),
        ({"guests": ["nobody"]}, "showings.0.guests.0: there is no guest 'nobody'"),
    ],
)
def test_an_unknown_name_is_refused_with_its_path(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        problem(showing("s1", **fields))


def test_a_name_may_stand_only_once() -> None:
    with pytest.raises(ValidationError, match=r"showings.1: 's1' stands there twice"):
        problem(showing("s1"), showing("s1"))
    with pytest.raises(ValidationError, match=r"pins.1: 's1' stands there twice"):
        problem(showing("s1"), pins=[place("s1", "h1", 12), place("s1", "h1", 13)])


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"minutes": 0}, ("films", 0, "minutes")),
        ({"minutes": "long"}, ("films", 0, "minutes")),
        ({"colour": "red"}, ("films", 0, "colour")),
    ],
)
def test_a_wrong_value_is_refused_with_its_path(wrong: dict[str, Any], path: tuple[Any]) -> None:
    film = {"id": "f1", "title": "One", "minutes": 100, **wrong}
    with pytest.raises(ValidationError) as refused:
        problem(showing("s1"), films=[film])
    assert refused.value.errors()[0]["loc"] == path


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        showing("s1", windows=[{"start": datetime(2025, 11, 24), "end": at(4)}])  # noqa: DTZ001


def test_an_empty_window_is_refused() -> None:
    with pytest.raises(ValidationError, match="the end is not after the start"):
        span(5, 5)
    with pytest.raises(ValidationError, match="at least 1 item"):
        showing("s1", windows=[])


def test_a_pin_in_another_city_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"pins.0.hall: 'h2' is not in the showing's city"):
        problem(
            showing("s1"),
            cities=[{"id": "almaty"}, {"id": "moscow"}],
            halls=[hall(), hall("h2", city="moscow")],
            pins=[place("s1", "h2", 12)],
        )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"travel": [Travel(a="almaty", b="almaty", minutes=5)]}, "travel.0: from 'almaty' to"),
        (
            {
                "cities": [city(), city("moscow")],
                "travel": [
                    Travel(a="almaty", b="moscow", minutes=5),
                    Travel(a="moscow", b="almaty", minutes=6),
                ],
            },
            "travel.1: 'moscow' and 'almaty' stand there twice",
        ),
        (
            {"cities": [City(id="almaty", days=(span(0, 24), span(20, 30)))]},
            "cities.0.days.1: it overlaps another day",
        ),
        (
            {"guests": [guest(engagements=[Stay(city="oslo", when=span(1, 2))])]},
            "guests.0.engagements.0.city: there is no city 'oslo'",
        ),
    ],
)
def test_nonsense_between_parts_is_refused_with_its_path(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        problem(showing("s1"), **fields)


@pytest.mark.parametrize("step", [0, 7, 45, True, "5"])
def test_a_step_that_does_not_divide_the_hour_is_refused(step: object) -> None:
    with pytest.raises(ValidationError) as refused:
        problem(showing("s1"), step=step)
    assert refused.value.errors()[0]["loc"] == ("step",)


@pytest.mark.parametrize("minutes", ["120", True, 90.5])
def test_a_number_that_is_none_is_refused(minutes: object) -> None:
    with pytest.raises(ValidationError) as refused:
        showing("s1", qa_minutes=minutes)
    assert refused.value.errors()[0]["loc"] == ("qa_minutes",)


def test_a_changed_problem_is_validated_and_looks_up_its_own_records() -> None:
    made = problem(showing("s1"))
    assert made.showing.keys() == {"s1"}
    assert made.changed(showings=(showing("s2"),)).showing.keys() == {"s2"}
    with pytest.raises(ValidationError, match="there is no film 'f9'"):
        made.changed(showings=(showing("s1", film="f9"),))
