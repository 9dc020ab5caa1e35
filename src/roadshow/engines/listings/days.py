"""Which day a cell means, when a listing leaves out the year or a spreadsheet drops a nought."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from roadshow.engines.listings.listing import Cell
from roadshow.engines.listings.values import says_nothing
from roadshow.engines.listings.written_days import (
    Day,
    days_of,
    first_of,
    weekday_in,
    weekday_of,
)

AROUND = 12
"""Years before and after the likeliest in which a year is looked for: weekdays of every day of the
year come again after 5, 6 or 11 years, of some days of it after fewer."""

Read = tuple[list[Day], int | None]


class Calendar:
    """Reads days with what all days of a sheet say together.

    The year is the one written beside a day. Else the likeliest is the last that stands above the
    header, else ``reference``, else ``newest`` (the newest film's year); where weekdays are given
    it is the nearest to this in which most of them are right, and not before ``newest``; where none
    are it is this, but never ``newest``: a year of production says nothing of when films are shown.
    """

    def __init__(
        self,
        cells: Sequence[tuple[Cell, Cell]],
        above: Iterable[str],
        reference: int | None,
        newest: int | None,
    ) -> None:
        self.first = first_of(day for day, _weekday in cells)
        read = [self._read(day, weekday) for day, weekday in cells]
        months = {day.month for days, _weekday in read for day in days[:1]}
        self.over_new_year = not months.isdisjoint({11, 12}) and not months.isdisjoint({1, 2})
        written = [int(n) for text in above for n in YEAR.findall(text)]
        self.year = _year(read, max(written, default=None), reference, newest)
        fitting = [self._fitting(days, weekday) for days, weekday in read]
        span = [d[0] for d in fitting if len(d) == 1] or [day for days in fitting for day in days]
        self.earliest, self.latest = min(span, default=None), max(span, default=None)

    def day(self, cell: Cell, weekday: Cell) -> tuple[date | None, str]:
        """The day, and the code of what is wrong or doubtful with it, or “”."""
        if says_nothing(cell):
            return None, "no_day"
        days, named = self._read(cell, weekday)
        if not days:
            return None, "day"
        if self.year is None and not any(day.year for day in days):
            return None, "no_year"
        fitting = self._fitting(days, named)
        if not fitting:
            whole = self._dates(days, self.year)
            return (whole[0], "weekday") if len(whole) == 1 else (None, "weekday")
        if len(fitting) == 1:
            return fitting[0], ""
        first, last = self.earliest, self.latest
        near = [d for d in fitting if first and last and first <= d <= last]
        return (near[0], "") if len(near) == 1 else (None, "two_days")

    def _read(self, day: Cell, weekday: Cell) -> Read:
        named = weekday_of(weekday)
        return days_of(day, self.first), weekday_in(day) if named is None else named

    def _dates(self, days: Sequence[Day], year: int | None) -> list[date]:
        known = [day for day in days if day.year or year]
        return [found for day in known if (found := day.in_year(day.year or year or 0))]

    def _fitting(self, days: Sequence[Day], weekday: int | None) -> list[date]:
        found = [d for d in self._dates(days, self.year) if weekday in (None, d.weekday())]
        if not found and self.over_new_year and self.year:
            late = [day for day in days if day.month <= 2]
            found = [d for d in self._dates(late, self.year + 1) if weekday == d.weekday()]
        return found


YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


def _year(
    read: Sequence[Read], written: int | None, reference: int | None, newest: int | None
) -> int | None:
    known = [(days, weekday) for days, weekday in read if days and weekday is not None]
    likeliest = written or reference
    if not known:
        return likeliest
    likeliest = likeliest or newest
    if likeliest is None:
        return None

    def right(year: int) -> int:
        return sum(
            any((d := day.in_year(year)) and d.weekday() == weekday for day in days)
            for days, weekday in known
        )

    first = max(newest or 0, likeliest - AROUND) if (newest or 0) <= likeliest else likeliest
    years = range(first, likeliest + AROUND + 1)
    return max(years, key=lambda year: (right(year), -abs(year - likeliest), year))
