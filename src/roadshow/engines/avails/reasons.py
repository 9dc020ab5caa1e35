"""Why a cell is barred, record by record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from roadshow.engines.avails.answers import Code, Lack, Refusal, Span
from roadshow.engines.avails.calendar import Calendar, Stretch
from roadshow.engines.avails.ledger import Need
from roadshow.engines.avails.rows import LEAF, NEVER, WIDTH, Kind, Row, bit, day_of

TERRITORIES = (1 << WIDTH) - 1


def spans(calendar: Calendar, territory: str, leaf: str, end: int = NEVER) -> tuple[Span, ...]:
    """One cell's days up to ``end``, with what stands in the way."""
    reasons = Reasons(calendar, territory, leaf)
    found: list[Span] = []
    for stretch in calendar.stretches:
        if stretch.start >= end:
            break
        span = reasons.span(stretch, end)
        if found and replace(found[-1], end=span.end) == replace(span, start=found[-1].start):
            found[-1] = replace(found[-1], end=span.end)
        else:
            found.append(span)
    return tuple(found)


class Reasons:
    """Of one cell of a calendar: a territory in a medium."""

    def __init__(self, calendar: Calendar, territory: str, leaf: str) -> None:
        self.calendar, self.sets = calendar, calendar.ledger.sets
        self.cell = bit(territory, leaf)
        self.medium = TERRITORIES << (WIDTH * LEAF[leaf])
        self.territory = sum(bit(territory, other) for other in LEAF)

    def span(self, stretch: Stretch, end: int) -> Span:
        rows = [row for row in stretch.rows if self._holds(row, self.cell)]
        given = [row for row in rows if self.calendar.gives(row) and self.calendar.has_runs(row)]
        shared = [row for row in rows if row.kind == Kind.OUT and not row.exclusive]
        return Span(
            day_of(stretch.start),
            day_of(min(stretch.end, end)),
            tuple(self._refusals(stretch, rows)),
            self._ids(given),
            self._ids(shared),
        )

    def _holds(self, row: Row, cells: int) -> bool:
        return bool(self.sets.mask(row) & cells)

    def _ids(self, rows: Iterable[Row]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.sets.records[row.record][0] for row in rows))

    def _refusals(self, stretch: Stretch, rows: list[Row]) -> Iterator[Refusal]:
        calendar = self.calendar
        given = [row for row in rows if calendar.gives(row)]
        for code, cells in stretch.barred.items():
            if not cells & self.cell:
                continue
            if code == Code.NOT_OURS:
                yield self._not_ours(stretch)
            elif code == Code.NOT_EXCLUSIVE:
                yield from (self._by(code, row) for row in rows if row.kind == Kind.IN)
            elif code == Code.RUNS_USED:
                yield from (self._by(code, row) for row in given)
            elif code == Code.NEEDS_PERMIT:
                yield from self._permits(stretch, rows)
            else:
                yield from (self._by(code, row) for row in rows if _bars(code, row))

    def _by(self, code: Code, row: Row, lack: Lack | None = None) -> Refusal:
        id_, clause = self.sets.records[row.record]
        return Refusal(code, id_, clause, until=day_of(row.end), lack=lack)

    def _permits(self, stretch: Stretch, rows: list[Row]) -> Iterator[Refusal]:
        held = {row.name for row in rows if row.kind == Kind.PERMIT}
        for need in self.calendar.ledger.needs:
            covers = need.start <= stretch.start and stretch.end <= need.end
            if covers and need.mask & self.cell and need.kind not in held:
                yield self._missing(stretch, need)

    def _missing(self, stretch: Stretch, need: Need) -> Refusal:
        """Until the next permit of this kind, or until none is needed any more."""
        id_, clause = self.sets.records[need.record]
        later = [
            row.start
            for row in self.calendar.all_rows
            if row.kind == Kind.PERMIT
            and row.name == need.kind
            and row.start >= stretch.end
            and self._holds(row, self.cell)
        ]
        end = min([need.end, *later])
        kind = self.sets.names.values[need.kind]
        return Refusal(Code.NEEDS_PERMIT, id_, clause, until=day_of(end), kind=kind)

    # What is not ours

    def _not_ours(self, stretch: Stretch) -> Refusal:
        """With the grant in that comes nearest, and what it lacks."""
        given = [row for row in self.calendar.all_rows if row.kind == Kind.IN]
        right = [row for row in given if self._holds(row, self.cell) and self._speaks(row)]
        if later := [row for row in right if row.start >= stretch.end]:
            next_ = min(later, key=lambda row: row.start)
            refusal = self._by(Code.NOT_OURS, next_, lack=Lack.BEGINS)
            return replace(refusal, until=day_of(next_.start))
        if earlier := [row for row in right if row.end <= stretch.start]:
            last = max(earlier, key=lambda row: row.end)
            refusal = self._by(Code.NOT_OURS, last, lack=Lack.ENDED)
            return replace(refusal, until=None, since=day_of(last.end))
        now = [row for row in given if row.start <= stretch.start and stretch.end <= row.end]
        for lack, cells in (
            (Lack.LANGUAGE, self.cell), (Lack.MEDIUM, self.territory), (Lack.TERRITORY, self.medium)
        ):  # fmt: skip
            for row in now:
                if self._holds(row, cells):
                    return replace(self._by(Code.NOT_OURS, row, lack=lack), until=None)
        return Refusal(Code.NOT_OURS, lack=Lack.GRANT)

    def _speaks(self, row: Row) -> bool:
        return self.sets.tongues.values[row.tongues].permit(self.calendar.asked.language)


def _bars(code: Code, row: Row) -> bool:
    if code == Code.HELD_BACK:
        return row.kind == Kind.HOLDBACK
    if code == Code.PROMISED:
        return row.kind == Kind.PROMISE
    return row.kind == Kind.OUT and bool(row.exclusive) == (code == Code.TAKEN)
