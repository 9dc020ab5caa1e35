"""A draft's course as a small drawing: points against, falling over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10

WIDTH, HEIGHT = 160, 36


@dataclass(frozen=True)
class Spark:
    """``line`` are the points of an SVG polyline in a box of ``width`` by ``height``."""

    line: str
    first: int
    last: int
    width: int = WIDTH
    height: int = HEIGHT


def spark(course: Sequence[Sequence[float]], until: float) -> Spark | None:
    """Steps from the first timetable to the last, held ``until`` so many seconds; None while there
    is nothing to compare."""
    if len(course) < 2:
        return None
    begun, ended = course[0][0], max(until, course[-1][0])
    # By powers of ten: the first timetables may be a thousand times as bad as the last.
    values = [log10(1 + max(value, 0)) for _second, value in course]
    low, high = min(values), max(values)

    def place(second: float, value: float) -> str:
        across = (second - begun) / ((ended - begun) or 1) * WIDTH
        down = (high - value) / ((high - low) or 1) * (HEIGHT - 2) + 1
        return f"{across:.1f},{down:.1f}"

    steps = [place(begun, values[0])]
    seconds = [second for second, _value in course]
    for (was, now), second in zip(pairwise(values), seconds[1:], strict=True):
        steps += [place(second, was), place(second, now)]
    steps.append(place(ended, values[-1]))
    return Spark(" ".join(steps), round(course[0][1]), round(course[-1][1]))
