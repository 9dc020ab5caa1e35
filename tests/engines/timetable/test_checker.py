"""The checker names each broken rule, and only it."""

from collections.abc import Callable

import pytest

from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.parts import Stay, Travel
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from tests.engines.timetable.problems import (
    city,
    guest,
    hall,
    place,
    problem,
    showing,
    span,
    table,
)

Case = Callable[[], tuple[Problem, Timetable]]


def outside_its_window() -> tuple[Problem, Timetable]:
    return problem(showing("s1", windows=[span(12, 15)])), table(place("s1", "h1", 13.5))


def after_closing() -> tuple[Problem, Timetable]:
    return problem(showing("s1")), table(place("s1", "h1", 21.5))


def qa_after_closing() -> tuple[Problem, Timetable]:
    return problem(showing("s1", qa_minutes=30)), table(place("s1", "h1", 21))


def a_hall_not_wished() -> tuple[Problem, Timetable]:
    halls = [hall(), hall("h2")]
    return problem(showing("s1", halls=["h1"]), halls=halls), table(place("s1", "h2", 18))


def no_time_to_change_over() -> tuple[Problem, Timetable]:
    made = problem(showing("s1"), showing("s2", film="f2"))
    return made, table(place("s1", "h1", 18), place("s2", "h1", 20.25))


def into_another_s_qa() -> tuple[Problem, Timetable]:
    made = problem(showing("s1", qa_minutes=40), showing("s2", film="f2"))
    return made, table(place("s1", "h1", 18), place("s2", "h1", 20.5))


def a_guest_who_has_left() -> tuple[Problem, Timetable]:
    left = guest(presences=[Stay(city="almaty", when=span(0, 20.25))])
    made = problem(showing("s1", qa_minutes=30, guests=["zhang"]), guests=[left])
    return made, table(place("s1", "h1", 18))


def a_guest_in_two_halls() -> tuple[Problem, Timetable]:
    made = problem(
        showing("s1", qa_minutes=40, guests=["zhang"]),
        showing("s2", film="f2", qa_minutes=40, guests=["zhang"]),
        halls=[hall(), hall("h2")],
        guests=[guest()],
    )
    return made, table(place("s1", "h1", 18), place("s2", "h2", 18.75))


def a_guest_still_on_the_way() -> tuple[Problem, Timetable]:
    both = [Stay(city=name, when=span(0, 72)) for name in ("almaty", "moscow")]
    made = problem(
        showing("s1", qa_minutes=30, guests=["zhang"]),
        showing("s2", film="f2", city="moscow", qa_minutes=30, guests=["zhang"]),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("h2", city="moscow")],
        guests=[guest(presences=both)],
        travel=[Travel(a="moscow", b="almaty", minutes=300)],
    )
    return made, table(place("s1", "h1", 12), place("s2", "h2", 17))


def a_guest_at_an_event() -> tuple[Problem, Timetable]:
    busy = guest(engagements=[Stay(city="almaty", when=span(20, 21))])
    made = problem(showing("s1", qa_minutes=30, guests=["zhang"]), guests=[busy])
    return made, table(place("s1", "h1", 18))


def too_soon_again() -> tuple[Problem, Timetable]:
    made = problem(showing("s1"), showing("s2"), cities=[{"id": "almaty"}], repeat_gap=300)
    return made, table(place("s1", "h1", 12), place("s2", "h1", 18))


def twice_on_one_day() -> tuple[Problem, Timetable]:
    made = problem(showing("s1"), showing("s2"), repeat_gap=60)
    return made, table(place("s1", "h1", 12), place("s2", "h1", 18))


def off_its_pin() -> tuple[Problem, Timetable]:
    return problem(showing("s1"), pins=[place("s1", "h1", 12)]), table(place("s1", "h1", 13))


def twice_in_the_table() -> tuple[Problem, Timetable]:
    made = problem(showing("s1"), cities=[{"id": "almaty"}], repeat_gap=0)
    return made, table(place("s1", "h1", 12), place("s1", "h1", 18))


@pytest.mark.parametrize(
    ("code", "case"),
    [
        ("window", outside_its_window),
        ("opening_hours", after_closing),
        ("opening_hours", qa_after_closing),
        ("right_hall", a_hall_not_wished),
        ("hall_overlap", no_time_to_change_over),
        ("hall_overlap", into_another_s_qa),
        ("guest_presence", a_guest_who_has_left),
        ("guest_overlap", a_guest_in_two_halls),
        ("guest_overlap", a_guest_still_on_the_way),
        ("guest_overlap", a_guest_at_an_event),
        ("film_overlap", too_soon_again),
        ("different_days", twice_on_one_day),
        ("pin", off_its_pin),
    ],
)
def test_the_broken_rule_is_named_and_no_other(code: str, case: Case) -> None:
    assert [(f.code, f.severity) for f in check(*case())] == [(code, "forbid")]


def test_a_showing_placed_twice_is_named() -> None:
    assert "placed_once" in {finding.code for finding in check(*twice_in_the_table())}


def test_a_showing_left_out_is_a_warning() -> None:
    (finding,) = check(problem(showing("s1")), table())
    assert (finding.code, finding.severity) == ("unplaced", "warn")


def test_a_good_timetable_has_no_findings() -> None:
    made = problem(showing("s1", qa_minutes=30), showing("s2", film="f2"))
    # 18:00 + 120 + 30 minutes + 20 to change over = 20:50.
    assert check(made, table(place("s1", "h1", 18), place("s2", "h1", 20 + 50 / 60))) == []


def test_a_finding_names_the_records_at_odds() -> None:
    (finding,) = check(*a_guest_in_two_halls())
    assert {(s.kind, s.id) for s in finding.subjects} == {
        ("showing", "s1"),
        ("showing", "s2"),
        ("guest", "zhang"),
    }


def test_a_guest_is_there_the_lead_before_the_qa() -> None:
    late = guest(presences=[Stay(city="almaty", when=span(19.75, 23))])

    def led(minutes: int) -> Problem:
        return problem(showing("s1", qa_minutes=30, lead=minutes, guests=["zhang"]), guests=[late])

    timetable = table(place("s1", "h1", 18))
    assert check(led(15), timetable) == []
    assert [finding.code for finding in check(led(20), timetable)] == ["guest_presence"]
