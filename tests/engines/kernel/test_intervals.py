"""Half-open stretches of time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from roadshow.engines.kernel.intervals import Interval

ZERO = datetime(2025, 11, 24, tzinfo=UTC)
minutes = st.integers(0, 200)


def span(start: int, end: int) -> Interval:
    return Interval(start=ZERO + timedelta(minutes=start), end=ZERO + timedelta(minutes=end))


spans = st.tuples(minutes, minutes).filter(lambda p: p[0] < p[1]).map(lambda p: span(*p))


def inside(one: Interval) -> set[int]:
    first, last = (int((moment - ZERO).total_seconds() // 60) for moment in (one.start, one.end))
    return set(range(first, last))


@given(spans, spans)
def test_overlap_and_holding_are_those_of_the_minutes_inside(
    one: Interval, other: Interval
) -> None:
    assert one.overlaps(other) == bool(inside(one) & inside(other))
    assert one.holds(other) == (inside(other) <= inside(one))


@given(spans, minutes, minutes)
def test_a_longer_stretch_holds_the_first(one: Interval, before: int, after: int) -> None:
    assert one.longer(before=before, after=after).holds(one)


def test_neighbours_do_not_overlap() -> None:
    assert not span(0, 10).overlaps(span(10, 20))


def test_an_instant_is_kept_in_utc_and_needs_a_zone() -> None:
    almaty = timezone(timedelta(hours=5))
    one = Interval(start=datetime(2025, 11, 24, 5, tzinfo=almaty), end=ZERO + timedelta(hours=1))
    assert (one.start, one.start.tzinfo) == (ZERO, UTC)
    with pytest.raises(ValidationError, match="timezone"):
        Interval(start=datetime(2025, 11, 24), end=ZERO)  # noqa: DTZ001


@pytest.mark.parametrize("slip", [0, 1764288000, "1764288000", "-5.0", True, None])
def test_a_number_is_no_instant(slip: object) -> None:
    with pytest.raises(ValidationError, match="not a date and time"):
        Interval.model_validate({"start": slip, "end": ZERO})


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_year_that_no_tour_can_have_is_refused(year: int) -> None:
    with pytest.raises(ValidationError, match="the year is not between"):
        Interval(start=ZERO, end=ZERO.replace(year=year))


def test_an_instant_is_kept_to_the_second() -> None:
    one = Interval(start=ZERO.replace(microsecond=7), end=ZERO + timedelta(hours=1))
    assert one.start == ZERO
