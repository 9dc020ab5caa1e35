"""All that was granted, promised and permitted, in columns.

Sets of territories, media and languages are few, though grants are many: each set is kept once and
named by its number. A film's rows lie together, in the order of their first days.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roadshow.engines.avails.languages import Languages
from roadshow.engines.avails.rows import LEAF, PLACES, Interned, Kind, Row, bits

Numbers = NDArray[np.int32]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Need:
    """A permit of a ``kind`` (by its number) that is required there and then."""

    record: int
    kind: int
    where: frozenset[str]
    how: frozenset[str]
    start: int
    end: int

    @cached_property
    def mask(self) -> int:
        return bits(self.where, self.how)


class Sets:
    """What rows name by number. ``records``: (id, clause)."""

    def __init__(self) -> None:
        self.films: Interned[str] = Interned()
        self.where: Interned[frozenset[str]] = Interned()
        self.how: Interned[frozenset[str]] = Interned()
        self.tongues: Interned[Languages] = Interned()
        self.names: Interned[str] = Interned()
        self.records: list[tuple[str, str]] = []
        self._masks: dict[tuple[int, int], int] = {}

    def record(self, id_: str, clause: str = "") -> int:
        self.records.append((id_, clause))
        return len(self.records) - 1

    def mask(self, row: Row) -> int:
        """The cells of a row."""
        key = (row.where, row.how)
        known = self._masks.get(key)
        if known is None:
            known = self._masks[key] = bits(self.where.values[row.where], self.how.values[row.how])
        return known


class Draft:
    """A ledger to which rows are still added."""

    def __init__(self) -> None:
        self.sets = Sets()
        self.needs: list[Need] = []
        self._films = array("i")
        self._columns = [array("i") for _field in Row._fields]

    def add(self, films: Iterable[int], row: Row) -> None:
        for film in films:
            self._films.append(film)
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)

    def closed(self) -> "Ledger":
        return Ledger(self.sets, self.needs, self._films, self._columns)


class Ledger:
    """``film`` and ``columns`` are of one length, sorted by film and first day."""

    def __init__(
        self,
        sets: Sets,
        needs: Sequence[Need],
        films: "array[int]",
        columns: Sequence["array[int]"],
    ) -> None:
        self.sets = sets
        self.needs = tuple(needs)
        film, *fields = (np.frombuffer(column, dtype=np.int32) for column in (films, *columns))
        order = np.lexsort((fields[Row._fields.index("start")], film))
        self.film: Numbers = film[order]
        self.columns: dict[str, Numbers] = {
            name: field[order] for name, field in zip(Row._fields, fields, strict=True)
        }
        numbers = np.arange(len(sets.films.values) + 1)
        self._first = np.searchsorted(self.film, numbers).tolist()

    def rows(self, film: int) -> list[Row]:
        """One film's rows."""
        part = slice(self._first[film], self._first[film + 1])
        fields = (column[part].tolist() for column in self.columns.values())
        return [Row(*values) for values in zip(*fields, strict=True)]

    @cached_property
    def pairs(self) -> tuple[Places, Places, Places]:
        """Each row's pair of territories and media by its number; the sets of each pair."""
        many = max(len(self.sets.how.values), 1)
        whole = self.columns["where"].astype(np.int64) * many + self.columns["how"]
        distinct, number = np.unique(whole, return_inverse=True)
        where, how = np.divmod(distinct, many)
        return number, where, how

    @cached_property
    def holding(self) -> Places:
        """The rows that give or permit. Of these the order matters: together they cover days."""
        kinds = self.columns["kind"]
        return np.flatnonzero((kinds == Kind.IN) | (kinds == Kind.PERMIT))

    @cached_property
    def _barring(self) -> tuple[Places, Places]:
        """The other rows by their pairs, and where each pair's begin."""
        kinds, (pair, where, _how) = self.columns["kind"], self.pairs
        rows = np.flatnonzero((kinds != Kind.IN) & (kinds != Kind.PERMIT))
        rows = rows[np.argsort(pair[rows], kind="stable")]
        return rows, np.searchsorted(pair[rows], np.arange(len(where) + 1))

    def barring(self, pairs: Flags) -> Places:
        """The rows of some pairs that stand in somebody's way."""
        rows, first = self._barring
        found = [rows[first[n] : first[n + 1]] for n in np.flatnonzero(pairs).tolist()]
        return np.concatenate([rows[:0], *found])

    @cached_property
    def in_territory(self) -> Flags:
        """(set of territories, territory)."""
        return _membership(self.sets.where.values, PLACES)

    @cached_property
    def in_medium(self) -> Flags:
        """(set of media, leaf)."""
        return _membership(self.sets.how.values, LEAF)


def _membership(sets: Sequence[frozenset[str]], places: dict[str, int]) -> Flags:
    found = np.zeros((max(len(sets), 1), len(places)), dtype=np.bool_)
    for number, members in enumerate(sets):
        found[number, [places[member] for member in members]] = True
    return found
