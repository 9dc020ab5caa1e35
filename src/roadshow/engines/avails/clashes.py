"""What a new grant would clash with: sold twice, bought twice, more than was bought, held back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from itertools import pairwise
from operator import or_

from roadshow.engines.avails.languages import Languages
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.problem import Grant
from roadshow.engines.avails.rows import (
    LEAF,
    PLACES,
    WIDTH,
    Kind,
    Row,
    bits,
    day_of,
    since,
    until,
)


class Clash(StrEnum):
    """`SOLD_TWICE` cannot be; the others a person may have reasons for."""

    SOLD_TWICE = "sold_twice"
    BOUGHT_TWICE = "bought_twice"
    BEYOND = "beyond"
    NOT_EXCLUSIVE = "not_exclusive"
    HELD_BACK = "held_back"


@dataclass(frozen=True)
class Overlap:
    """Where a grant clashes: the other ``record`` (none for what was never bought), the
    territories and media in which it does, and the days."""

    code: Clash
    film: str
    record: str
    clause: str
    where: frozenset[str]
    how: frozenset[str]
    start: date | None
    end: date | None


def clashes(ledger: Ledger, grant: Grant) -> tuple[Overlap, ...]:
    """A grant held against all that a ledger has of its films. The ledger is without the grant."""
    return tuple(
        overlap for film in grant.films for overlap in _Held(ledger, grant, film).overlaps()
    )


class _Held:
    """One film of a grant against one film's rows."""

    def __init__(self, ledger: Ledger, grant: Grant, film: str) -> None:
        self.ledger, self.grant, self.film = ledger, grant, film
        self.start, self.end = since(grant.start), until(grant.end)
        self.mask = bits(grant.where, grant.how)
        number = ledger.sets.films.known(film)
        self.rows = [row for row in ledger.rows(number) if self._meets(row)] if number >= 0 else []

    def _meets(self, row: Row) -> bool:
        return (
            row.start < self.end
            and self.start < row.end
            and bool(self.ledger.sets.mask(row) & self.mask)
            and self._tongues(row).meet(self.grant.languages)
        )

    def _tongues(self, row: Row) -> Languages:
        return self.ledger.sets.tongues.values[row.tongues]

    def overlaps(self) -> Iterator[Overlap]:
        if self.grant.direction == "in":
            yield from self._by_kind(Kind.IN, Clash.BOUGHT_TWICE)
            return
        yield from self._by_kind(Kind.OUT, Clash.SOLD_TWICE)
        yield from self._by_kind(Kind.HOLDBACK, Clash.HELD_BACK)
        bought = [row for row in self.rows if row.kind == Kind.IN]
        ways = [
            [row for row in bought if self._tongues(row).hold(way)]
            for way in self.grant.languages.ways()
        ]
        yield from self._outside(ways)
        # Only of what was bought at all: the rest was said.
        for row in bought if self.grant.exclusive else ():
            if any(row in way and not self._is_given_alone(row, way) for way in ways):
                yield self._with(row, Clash.NOT_EXCLUSIVE)

    def _by_kind(self, kind: Kind, code: Clash) -> Iterator[Overlap]:
        """Of grants only those where one of the two would be alone, and is not."""
        for row in self.rows:
            if row.kind == kind and (kind == Kind.HOLDBACK or self._alone(row)):
                yield self._with(row, code)

    def _alone(self, row: Row) -> bool:
        """Two who bought are in each other's way if both are alone; two who were sold to, if
        either is."""
        if row.kind == Kind.IN:
            return bool(row.exclusive and self.grant.exclusive)
        return bool(row.exclusive or self.grant.exclusive)

    def _with(self, row: Row, code: Clash) -> Overlap:
        sets = self.ledger.sets
        id_, clause = sets.records[row.record]
        return Overlap(
            code,
            self.film,
            id_,
            clause,
            self.grant.where & sets.where.values[row.where],
            self.grant.how & sets.how.values[row.how],
            day_of(max(self.start, row.start)),
            day_of(min(self.end, row.end)),
        )

    def _is_given_alone(self, row: Row, given: list[Row]) -> bool:
        """Whether what a row gives of the grant is given by exclusive ones too."""
        start, end = max(self.start, row.start), min(self.end, row.end)
        mask = self.ledger.sets.mask(row) & self.mask
        owned = [other for other in given if other.exclusive]
        return not any(missing for _a, _b, missing in self._missing([owned], mask, start, end))

    def _outside(self, ways: list[list[Row]]) -> Iterator[Overlap]:
        """The parts of the grant for which there is no grant in, from day to day."""
        last: tuple[int, int, int] | None = None
        for start, end, missing in self._missing(ways, self.mask, self.start, self.end):
            if last and last[2] == missing:
                last = (last[0], end, missing)
                continue
            if last and last[2]:
                yield from self._beyond(*last)
            last = (start, end, missing)
        if last and last[2]:
            yield from self._beyond(*last)

    def _missing(
        self, ways: list[list[Row]], mask: int, start: int, end: int
    ) -> Iterator[tuple[int, int, int]]:
        """What is not held in every one of the ways, for which there are rows each."""
        ends = {day for way in ways for row in way for day in (row.start, row.end)}
        for a, b in pairwise(sorted({start, end, *(day for day in ends if start < day < end)})):
            held = mask
            for way in ways:
                now = (row for row in way if row.start <= a and b <= row.end)
                held &= reduce(or_, map(self.ledger.sets.mask, now), 0)
            yield a, b, mask & ~held

    def _beyond(self, start: int, end: int, missing: int) -> Iterator[Overlap]:
        """One for each set of media, with the territories that lack just these."""
        lacking: dict[frozenset[str], set[str]] = defaultdict(set)
        for place, number in PLACES.items():
            cells = missing >> number
            if how := frozenset(leaf for leaf, at in LEAF.items() if cells >> (WIDTH * at) & 1):
                lacking[how].add(place)
        days = day_of(start), day_of(end)
        for how, where in lacking.items():
            yield Overlap(Clash.BEYOND, self.film, "", "", frozenset(where), how, *days)
