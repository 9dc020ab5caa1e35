"""One film's avails: for each stretch of days in which nothing changes, which cells (a territory in
a medium) are barred by what. A set of cells is a whole number, one bit a cell, so that all
territories and media are judged at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_

from roadshow.engines.avails.answers import Code
from roadshow.engines.avails.languages import Wish
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.rows import EVERYTHING, NEVER, Kind, Row


@dataclass(frozen=True)
class Asked:
    """What of a question concerns every cell alike."""

    language: Wish | None = None
    exclusive: bool = False
    runs: int = 0
    asker: str = ""
    permits: bool = True

    @classmethod
    def by(cls, question: Question) -> "Asked":
        return cls(
            question.language,
            question.exclusive,
            question.runs,
            question.asker,
            question.permits,
        )


ANYTHING = Asked()


@dataclass(frozen=True)
class Stretch:
    """``[start, end)``. ``rows`` hold then; ``barred``: cells by what bars them, the
    worst first."""

    start: int
    end: int
    rows: tuple[Row, ...]
    barred: dict[Code, int]

    @cached_property
    def free(self) -> int:
        """Cells that nothing bars."""
        return EVERYTHING & ~reduce(or_, self.barred.values(), 0)


class Calendar:
    """From a day on (an ordinal), for one film (its number)."""

    def __init__(self, ledger: Ledger, film: int, asked: Asked = ANYTHING, start: int = 0) -> None:
        self.ledger, self.film, self.asked = ledger, film, asked
        self.all_rows = ledger.rows(film)
        rows = [row for row in self.all_rows if self._concerns(row)]
        needs = ledger.needs if asked.permits else ()
        ends = {day for row in rows for day in (row.start, row.end)}
        ends |= {day for need in needs for day in (need.start, need.end)}
        days = sorted({start, NEVER, *(day for day in ends if start < day < NEVER)})
        self.stretches = tuple(
            self._stretch(a, b, [row for row in rows if row.start <= a and b <= row.end])
            for a, b in pairwise(days)
        )

    def _concerns(self, row: Row) -> bool:
        sets, asked = self.ledger.sets, self.asked
        if row.kind == Kind.IN:
            return sets.tongues.values[row.tongues].permit(asked.language)
        if row.kind == Kind.OUT:
            return sets.tongues.values[row.tongues].touch(asked.language)
        return row.kind != Kind.PROMISE or not self._kept_for_asker(row)

    def _kept_for_asker(self, row: Row) -> bool:
        return self.ledger.sets.names.values[row.name] == self.asked.asker

    def _stretch(self, start: int, end: int, rows: list[Row]) -> Stretch:
        ours = self._cells(row for row in rows if row.kind == Kind.IN)
        owned = self._cells(row for row in rows if self.gives(row))
        able = self._cells(row for row in rows if self.gives(row) and self.has_runs(row))
        shared = self.asked.exclusive
        barred = {
            Code.NOT_OURS: EVERYTHING & ~ours,
            Code.TAKEN: self._cells(r for r in rows if r.kind == Kind.OUT and r.exclusive),
            Code.TAKEN_SHARED: self._cells(
                r for r in rows if shared and r.kind == Kind.OUT and not r.exclusive
            ),
            Code.NOT_EXCLUSIVE: ours & ~owned,
            Code.HELD_BACK: self._cells(r for r in rows if r.kind == Kind.HOLDBACK),
            Code.PROMISED: self._cells(r for r in rows if r.kind == Kind.PROMISE),
            Code.RUNS_USED: owned & ~able,
            Code.NEEDS_PERMIT: self._unpermitted(start, end, rows),
        }
        return Stretch(start, end, tuple(rows), barred)

    def gives(self, row: Row) -> bool:
        """Whether a grant in gives what is asked, as far as exclusivity goes."""
        return row.kind == Kind.IN and bool(row.exclusive or not self.asked.exclusive)

    def has_runs(self, row: Row) -> bool:
        return row.left >= self.asked.runs

    def _cells(self, rows: Iterable[Row]) -> int:
        return reduce(or_, map(self.ledger.sets.mask, rows), 0)

    def _unpermitted(self, start: int, end: int, rows: list[Row]) -> int:
        if not self.asked.permits:
            return 0
        barred = 0
        for need in self.ledger.needs:
            if need.start <= start and end <= need.end:
                held = (r for r in rows if r.kind == Kind.PERMIT and r.name == need.kind)
                barred |= need.mask & ~self._cells(held)
        return barred
