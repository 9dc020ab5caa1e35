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
