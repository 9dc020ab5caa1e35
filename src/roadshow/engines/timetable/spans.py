"""Sets of whole seconds as spans, both ends in them: what remains of all time, and instants again.

Starts are instants to the second, so that a span of them has a first and a last.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

Span = tuple[int, int]
"""First and last second since 1970."""

EVER: Span = (
    int(datetime(1901, 1, 1, tzinfo=UTC).timestamp()),
    int(datetime(2199, 1, 1, tzinfo=UTC).timestamp()),
)
"""All starts that a problem can speak of, with room for its longest way at either end."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def second(moment: datetime) -> int:
    return round((moment - EPOCH).total_seconds())


def instant(seconds: int) -> datetime:
    return EPOCH + timedelta(seconds=seconds)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same set in order, without touching or overlapping spans. Empty ones are left out."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if last < first:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def rest(spans: Iterable[Span], whole: Span = EVER) -> list[Span]:
    """What of ``whole`` is in none of the spans."""
    found, begin = [], whole[0]
    for first, last in joined(spans):
        if first > begin:
            found.append((begin, min(first - 1, whole[1])))
        begin = max(begin, last + 1)
    if begin <= whole[1]:
        found.append((begin, whole[1]))
    return found
