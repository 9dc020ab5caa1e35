"""The showings of a listing: days with their year, times, halls."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadshow.engines.listings import places, values
from roadshow.engines.listings.days import Calendar
from roadshow.engines.listings.listing import (
    Group,
    Hall,
    Mapping,
    Place,
    Problem,
    Row,
    Rows,
    Showing,
    at,
    cell_name,
    text_of,
)
from roadshow.engines.listings.written_days import clock_in, weekday_of


@dataclass(frozen=True)
class Held:
    """A showing as its cells say it, before its day has a year."""

    row: int
    group: Group
    films: tuple[Place, ...]
    label: str

    @property
    def column(self) -> int:
        """Where it is pointed at: its day, or else its time."""
        return self.group.date if self.group.date is not None else self.group.time or 0


class Showings:
    """``halls`` and ``showings`` as read, ``problems`` of what was not."""

    def __init__(
        self,
        rows: Rows,
        mapping: Mapping,
        held: list[Held],
        newest: int | None,
        reference_year: int | None,
    ) -> None:
        self.rows, self.mapping = rows, mapping
        self.problems: list[Problem] = []
        above = [text_of(cell) for row in rows[: mapping.header] for cell in row]
        days = [(at(rows[h.row], h.group.date), at(rows[h.row], h.group.weekday)) for h in held]
        self.calendar = Calendar(days, above, reference_year, newest)
        stands = [self._place(one) for one in held]
        self.halls: list[Hall] = places.distinct(stands)
        where = {hall.text: number for number, hall in enumerate(self.halls)}
        read = [
            self._read(one, where.get(places.said(pair)))
            for one, pair in zip(held, stands, strict=True)
        ]
        self.showings = list(self._once(showing for showing in read if showing))
        self._hold_to_count({one.row: one.films for one in held})

    def _read(self, held: Held, hall: int | None) -> Showing | None:
        row, group = self.rows[held.row], held.group
        day_cell = at(row, group.date)
        day, code = self.calendar.day(day_cell, at(row, group.weekday))
        # A sheet without a column for the time has it behind the day: 2025-11-24 19:00.
        clock = clock_in(day_cell) if group.time is None else at(row, group.time)
        starts = values.time_of(clock)
        weekday = at(row, group.weekday)
        if not values.says_nothing(weekday) and weekday_of(weekday) is None:
            self._doubt(held.row, group.weekday, "weekday")
        if code:
            self._doubt(held.row, group.date, code)
        if starts is None:
            self._doubt(held.row, group.date if group.time is None else group.time, "time")
        if day is None or starts is None:
            return None
        if hall is None:
            place = group.cinema if group.hall is None else group.hall
            self._doubt(held.row, held.column if place is None else place, "no_hall")
        name = cell_name(held.row, held.column)
        return Showing(name, held.row + 1, held.films, day, starts, hall, held.label)

    def _place(self, held: Held) -> tuple[str, str]:
        row = self.rows[held.row]
        cinema, hall = at(row, held.group.cinema), at(row, held.group.hall)
        return (
            "" if values.says_nothing(cinema) else text_of(cinema),
            "" if values.says_nothing(hall) else text_of(hall),
        )

    def _once(self, showings: Iterable[Showing]) -> Iterator[Showing]:
        """Without those that say again what an earlier row said."""
        seen: dict[object, str] = {}
        for showing in showings:
            key = (showing.films or showing.label, showing.day, showing.starts, showing.hall)
            if first := seen.get(key):
                self.problems.append(
                    Problem(showing.cell, showing.label[:200], "twice", {"first": first})
                )
                continue
            seen[key] = showing.cell
            yield showing

    def _hold_to_count(self, rows: dict[int, tuple[Place, ...]]) -> None:
        """Where the sheet says how many showings a row has, hold what was read to that. Of a film
        with one showing a row, each row may say how many it has in all."""
        column = next((c for c, f in self.mapping.columns.items() if f == "count"), None)
        in_row = Counter(showing.row for showing in self.showings)
        of_film = Counter(showing.films for showing in self.showings)
        for number, films in sorted(rows.items()):
            said = values.plain(at(self.rows[number], column))
            found = in_row[number + 1]
            right = {str(found), str(of_film[films] if films else found)}
            if not values.says_nothing(said) and said not in right:
                self._doubt(number, column, "count", found=found)

    def _doubt(self, number: int, column: int | None, code: str, **params: object) -> None:
        text = text_of(at(self.rows[number], column))[:200]
        self.problems.append(Problem(cell_name(number, column or 0), text, code, params))


def filled(row: Row, group: Group) -> bool:
    """A showing needs a day or a time; a hall alone is none."""
    return any(not values.says_nothing(at(row, n)) for n in (group.date, group.time))


def slot(row: Row, group: Group) -> tuple[str, ...]:
    """Where and when a showing stands, as its cells say it."""
    columns = (group.date, group.time, group.cinema, group.hall)
    return tuple(text_of(at(row, column)) for column in columns)
