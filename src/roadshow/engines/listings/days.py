"""Which day a cell means, when a listing leaves out the year or a spreadsheet drops a nought."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from roadshow.engines.listings.listing import Cell
from roadshow.engines.listings.values import Day, days_of, says_nothing, weekday_of

AROUND = 12
"""Years after the newest film in which a year is looked for."""


class Calendar:
    """Reads days with what all days of a sheet say together.

    The year is the one written beside a day; else the one in which most weekdays are right, of
    several the first from ``newest`` (the newest film's year) on; else one that stands above the
    header; else ``reference``; else ``newest``.
    """

    def __init__(
        self,
        cells: Iterable[tuple[Cell, Cell]],
        above: Iterable[str],
        reference: int | None,
        newest: int | None,
    ) -> None:
        read = [(days_of(day), weekday_of(weekday)) for day, weekday in cells]
        self.year = self._year(read, list(above), reference, newest)
        certain = [day for days, weekday in read for day in self._fitting(days, weekday)]
        alone = [d[0] for days, w in read if len(d := self._fitting(days, w)) == 1]
        span = alone or certain
        self.first, self.last = min(span, default=None), max(span, default=None)

    def day(self, cell: Cell, weekday: Cell) -> tuple[date | None, str]:
        """The day, and the code of what is wrong or doubtful with it, or “”."""
        if says_nothing(cell):
            return None, "no_day"
        days = days_of(cell)
        if not days:
            return None, "day"
        if self.year is None and not any(day.year for day in days):
            return None, "no_year"
        named = weekday_of(weekday)
        fitting = self._fitting(days, named)
        if not fitting:
            whole = self._dates(days)
            return (whole[0], "weekday") if len(whole) == 1 else (None, "weekday")
        if len(fitting) == 1:
            return fitting[0], ""
        near = [d for d in fitting if self.first and self.last and self.first <= d <= self.last]
        return (near[0], "") if len(near) == 1 else (None, "two_days")

    def _dates(self, days: Sequence[Day]) -> list[date]:
        year = self.year or 0
        return [found for day in days if (found := day.in_year(day.year or year or 1))]

    def _fitting(self, days: Sequence[Day], weekday: int | None) -> list[date]:
        if self.year is None:
            days = [day for day in days if day.year]
        dates = self._dates(days)
        return [day for day in dates if weekday is None or day.weekday() == weekday]

    @staticmethod
    def _year(
        read: list[tuple[list[Day], int | None]],
        above: list[str],
        reference: int | None,
        newest: int | None,
    ) -> int | None:
        written = [
            int(n) for text in above for n in re.findall(r"(?<!\d)(20\d\d|19\d\d)(?!\d)", text)
        ]
        start = next((y for y in (*written, reference, newest) if y), None)
        known = [(days, weekday) for days, weekday in read if days and weekday is not None]
        if not known or start is None:
            return start
        if not written and newest:
            start = newest

        def right(year: int) -> int:
            return sum(
                any((d := day.in_year(year)) and d.weekday() == weekday for day in days)
                for days, weekday in known
            )

        return max(range(start, start + AROUND), key=lambda year: (right(year), -year))
