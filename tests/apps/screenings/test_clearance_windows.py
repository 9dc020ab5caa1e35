"""The solver is given the days on which a screening is cleared."""

from datetime import date, timedelta

import pytest

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, Material
from roadshow.apps.rights import actions as rights
from roadshow.apps.screenings.bridge.timetable import problem_of
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.clearing import key, promise, said
from tests.builders import (
    at,
    make_grant,
    make_tour,
)

pytestmark = pytest.mark.django_db


def windows(screening: Screening, tour: Tour) -> list[tuple[date, date]]:
    """The first and last days of a showing's windows, in Almaty."""
    (showing,) = [one for one in problem_of(tour).showings if one.id == str(screening.pk)]
    zone, moment = screening.leg.zone, timedelta(seconds=1)
    return [
        (one.start.astimezone(zone).date(), (one.end - moment).astimezone(zone).date())
        for one in showing.windows
    ]


def november(first: int, last: int) -> tuple[date, date]:
    return date(2025, 11, first), date(2025, 11, last)


def test_without_any_record_the_solver_may_use_all_days(shown: Screening, tour: Tour) -> None:
    assert windows(shown, tour) == [november(24, 30)]


def test_the_solver_is_given_only_days_on_which_the_right_is_free(
    shown: Screening, tour: Tour, film: Film
) -> None:
    make_grant(film, starts=date(2025, 11, 25), ends=date(2025, 11, 29))
    days = {"starts": date(2025, 11, 27), "ends": date(2025, 11, 27)}
    sold = make_grant(film, direction="out", territories="Kazakhstan", exclusive=True, **days)
    assert windows(shown, tour) == [november(25, 26), november(28, 29)]
    sold.delete()
    promise(film, tour=make_tour(), ends=date(2025, 11, 28))
    assert windows(shown, tour) == [november(29, 29)]


def test_a_rule_that_only_warns_takes_no_day_from_the_solver(
    shown: Screening, tour: Tour, film: Film, officer: User
) -> None:
    make_grant(film, starts=date(2025, 11, 28))
    assert windows(shown, tour) == [november(28, 30)]
    rights.decide_severity(actor=officer, rule="not_ours", severity="warn")
    assert windows(shown, tour) == [november(24, 30)]


def test_a_film_that_is_free_on_no_day_is_placed_and_said_to_be_wrong(
    shown: Screening, tour: Tour, film: Film
) -> None:
    make_grant(film, territories="Russia")
    assert windows(shown, tour) == [november(24, 30)]
    assert said(shown) == [("not_ours", "block_release")]


def test_a_key_bounds_the_window_by_its_margin(shown: Screening, tour: Tour, dcp: Material) -> None:
    made = key(dcp, valid_from=at(25, 6), valid_until=at(26, 6))
    (showing,) = problem_of(tour).showings
    (window,) = showing.windows
    assert (window.start, window.end) == (
        made.valid_from + timedelta(minutes=30),
        made.valid_until - timedelta(minutes=30),
    )
