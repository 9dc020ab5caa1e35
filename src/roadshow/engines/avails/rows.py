"""One film's part of one record, as a row of numbers.

Days are ordinals; what is open reaches from 0 to `NEVER`.
"""

from collections.abc import Hashable
from datetime import date
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from roadshow.engines.avails.media import LEAVES
from roadshow.engines.kernel.territories import CODES

T = TypeVar("T", bound=Hashable)

NEVER = date.max.toordinal() + 1
"""The end of what has none."""
UNLIMITED = 2**31 - 1
"""The runs left of what has no limit."""
WIDTH = 256
"""Bits that a medium takes in a mask: one a territory, and some to spare."""
PLACES = {code: place for place, code in enumerate(sorted(CODES))}
LEAF = {leaf: place for place, leaf in enumerate(LEAVES)}


class Kind(IntEnum):
    """What a row is part of."""

    IN = 0
    OUT = 1
    HOLDBACK = 2
    PROMISE = 3
    PERMIT = 4


class Row(NamedTuple):
    """``where``, ``how``, ``tongues``: numbers of its territories, media and languages.

    ``left``: runs. ``name``: the number of a promise's holder or a permit's kind.
    """

    kind: int
    start: int
    end: int
    where: int
    how: int
    tongues: int
    exclusive: int
    left: int
    name: int
    record: int


class Interned(Generic[T]):
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self.values: list[T] = []
        self._numbers: dict[T, int] = {}

    def number(self, value: T) -> int:
        known = self._numbers.get(value)
        if known is None:
            known = self._numbers[value] = len(self.values)
            self.values.append(value)
        return known

    def known(self, value: T) -> int:
        """Its number, or -1."""
        return self._numbers.get(value, -1)


def bits(where: frozenset[str], how: frozenset[str]) -> int:
    """A mask: one bit for each territory in each medium."""
    territories = sum(1 << PLACES[code] for code in where)
    return sum(territories << (WIDTH * LEAF[leaf]) for leaf in how)


def bit(territory: str, leaf: str) -> int:
    return 1 << (WIDTH * LEAF[leaf] + PLACES[territory])


EVERYTHING = bits(frozenset(PLACES), frozenset(LEAF))


def since(day: date | None) -> int:
    return day.toordinal() if day else 0


def until(day: date | None) -> int:
    return day.toordinal() if day else NEVER


def day_of(ordinal: int) -> date | None:
    """None for what is open."""
    return date.fromordinal(ordinal) if 0 < ordinal < NEVER else None
