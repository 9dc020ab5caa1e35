"""What a new grant would clash with: sold twice, bought twice, more than was bought, held back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

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
        given = [
            row
            for row in self.rows
            if row.kind == Kind.IN and self._tongues(row).hold(self.grant.languages)
        ]
        yield from self._outside(given)
        # Only of what was bought at all: the rest was said.
        owned = [row for row in given if row.exclusive or not self.grant.exclusive]
        for row in given:
            if row not in owned and not self._inside(row, owned):
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

    def _inside(self, row: Row, owned: list[Row]) -> bool:
        """Whether what a row gives of the grant is given by exclusive ones too."""
        start, end = max(self.start, row.start), min(self.end, row.end)
        mask = self.ledger.sets.mask(row) & self.mask
        return not any(missing for _a, _b, missing in self._missing(owned, mask, start, end))

    def _outside(self, given: list[Row]) -> Iterator[Overlap]:
        """The parts of the grant for which there is no grant in, from day to day."""
        last: tuple[int, int, int] | None = None
        for start, end, missing in self._missing(given, self.mask, self.start, self.end):
            if last and last[2] == missing:
                last = (last[0], end, missing)
                continue
            if last and last[2]:
                yield self._beyond(*last)
            last = (start, end, missing)
        if last and last[2]:
            yield self._beyond(*last)

    def _missing(
        self, given: list[Row], mask: int, start: int, end: int
    ) -> Iterator[tuple[int, int, int]]:
        ends = {day for row in given for day in (row.start, row.end) if start < day < end}
        for a, b in pairwise(sorted({start, end, *ends})):
            held = 0
            for row in given:
                if row.start <= a and b <= row.end:
                    held |= self.ledger.sets.mask(row)
            yield a, b, mask & ~held

    def _beyond(self, start: int, end: int, missing: int) -> Overlap:
        where = frozenset(
            place for place, number in PLACES.items()
            if any(missing >> (WIDTH * leaf + number) & 1 for leaf in LEAF.values())
        )  # fmt: skip
        territories = (1 << WIDTH) - 1
        how = frozenset(
            leaf for leaf, number in LEAF.items() if missing >> (WIDTH * number) & territories
        )
        days = day_of(start), day_of(end)
        return Overlap(Clash.BEYOND, self.film, "", "", where, how, *days)
