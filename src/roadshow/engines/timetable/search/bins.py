"""Stretches in which a hall is free, and how showings fit into one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from roadshow.engines.timetable.parts import Hall
from roadshow.engines.timetable.table import MINUTE, Table

FAR = 1 << 60
Span = tuple[int, int]
"""First and last start, seconds."""


@dataclass(frozen=True)
class Bin:
    """A stretch of a hall: shows begin and end in it, and ``clear`` bounds the changeover of the
    last."""

    number: int
    hall: int
    begins: int
    ends: int
    clear: int


def bins_of(table: Table) -> list[Bin]:
    """The openings of all halls, cut where pinned shows stand."""
    pinned: dict[int, list[tuple[int, int]]] = {}
    for pin in table.problem.pins:
        one, hall = table.number[pin.showing], table.hall_number[pin.hall]
        start = table.second(pin.start)
        end = start + table.whole[one] + table.pauses[one][hall]
        pinned.setdefault(hall, []).append((start, end))
    found: list[Bin] = []
    for hall, record in enumerate(table.halls):
        for begins, ends, clear in _free(table, record, sorted(pinned.get(hall, ()))):
            found.append(Bin(len(found), hall, begins, ends, clear))
    return found


def _free(table: Table, hall: Hall, pinned: list[Span]) -> Iterable[tuple[int, int, int]]:
    """What is left of a hall's openings, each with the moment by which it must be clear: when the
    next stretch or pin begins."""
    stretches = list(_stretches(sorted(table.spans(hall.openings), key=_first_and_longest), pinned))
    marks = sorted([begins for begins, _ends in stretches] + [start for start, _end in pinned])
    for begins, ends in stretches:
        place = bisect_right(marks, begins)
        yield begins, ends, marks[place] if place < len(marks) else FAR


def _stretches(openings: Iterable[Span], pinned: list[Span]) -> Iterable[Span]:
    """Openings without pins and without what an earlier one of them covers."""
    begins = -FAR
    for opens, closes in openings:
        begins = max(begins, opens)
        for start, end in pinned:
            if end <= begins or start >= closes:
                continue
            if start > begins:
                yield begins, start
            begins = max(begins, end)
        if begins < closes:
            yield begins, closes
            begins = closes


def _first_and_longest(span: Span) -> Span:
    return span[0], -span[1]


class Starts:
    """The starts at which a showing may begin in a bin, by its own rules alone: window, hours,
    format, and where its guests are. Looked up once for showings that are alike."""

    def __init__(self, table: Table, bins: Sequence[Bin]) -> None:
        self.table, self.bins = table, bins
        self.step = table.problem.step * MINUTE
        self._kind: list[int] = []
        self._own: list[list[Span]] = []
        kinds: dict[object, int] = {}
        self._example: list[int] = []
        for one, showing in enumerate(table.showings):
            key = (
                showing.city,
                showing.windows,
                showing.halls,
                showing.format,
                showing.kind,
                table.film[one],
                table.whole[one],
                (showing.lead, showing.guests) if showing.qa_minutes else None,
            )
            if key not in kinds:
                kinds[key] = len(self._own)
                self._own.append(self._spans(one))
                self._example.append(one)
            self._kind.append(kinds[key])
        self._known: dict[tuple[int, int], list[Span]] = {}

    def within(self, one: int, number: int) -> list[Span]:
        """Spans of starts on the grid, in order of time."""
        key = (self._kind[one], number)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._within(self._example[key[0]], number)
        return found

    def candidates(self, one: int) -> list[int]:
        """The bins in which a showing may run at all."""
        return [bin_.number for bin_ in self.bins if self.within(one, bin_.number)]

    def kind(self, one: int) -> int:
        """Alike showings have the same number."""
        return self._kind[one]

    def _spans(self, one: int) -> list[Span]:
        """Starts by window and by presence of its guests."""
        table, showing = self.table, self.table.showings[one]
        spans = [(a, b - table.film[one]) for a, b in table.spans(showing.windows)]
        after, minutes = table.problem.duty(showing)
        for name in showing.guests if minutes else ():
            guest = table.problem.guest[name]
            stays = table.spans(s.when for s in guest.presences if s.city == showing.city)
            here = [(a - after * MINUTE, b - (after + minutes) * MINUTE) for a, b in stays]
            spans = _both(spans, here)
        return [(a, b) for a, b in spans if a <= b]

    def _within(self, one: int, number: int) -> list[Span]:
        bin_, table = self.bins[number], self.table
        showing, hall = table.showings[one], table.halls[bin_.hall]
        if hall.city != showing.city or (showing.halls and hall.id not in showing.halls):
            return []
        if showing.format and hall.formats and showing.format not in hall.formats:
            return []
        last = min(
            bin_.ends - table.whole[one],
            bin_.clear - table.whole[one] - table.pauses[one][bin_.hall],
        )
        spans = _both(self._own[self._kind[one]], [(bin_.begins, last)])
        step = self.step
        on_grid = [(-(-a // step) * step, b // step * step) for a, b in spans]
        return sorted({(a, b) for a, b in on_grid if a <= b})


def _both(some: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    pairs = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(a, b) for a, b in pairs if a <= b]


Wished = tuple[int, int]
"""A start as it is wished, and the showing."""


def fit(table: Table, starts: Starts, bin_: Bin, wished: Iterable[Wished]) -> list[Wished] | None:
    """Starts in a bin, in the order of the wishes and as near to them as they can be; None where
    the showings do not fit in this order."""
    order = sorted(wished, key=itemgetter(0))
    whole, hall, step, number = table.whole, bin_.hall, starts.step, bin_.number
    latest: list[int] = []
    limit = FAR
    for _wish, one in reversed(order):
        spans = starts.within(one, number)
        if not spans:
            return None
        needed = whole[one] + table.pauses[one][hall]
        last = _before(spans, (limit - needed) // step * step)
        if last is None:
            return None
        latest.append(last)
        limit = last
    free = -FAR
    found: list[Wished] = []
    for (wish, one), last in zip(order, reversed(latest), strict=True):
        spans = starts.within(one, number)
        start = _after(spans, max(-(-free // step) * step, min(wish // step * step, last)))
        if start is None or start > last:
            return None
        found.append((start, one))
        free = start + whole[one] + table.pauses[one][hall]
    return found


def _before(spans: list[Span], limit: int) -> int | None:
    """The last start not after a moment."""
    for first, last in reversed(spans):
        if first <= limit:
            return min(last, limit)
    return None


def _after(spans: list[Span], moment: int) -> int | None:
    """The first start not before a moment."""
    for first, last in spans:
        if last >= moment:
            return max(first, moment)
    return None
