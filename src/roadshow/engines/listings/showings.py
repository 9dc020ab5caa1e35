"""The showings of a listing: days with their year, times, halls."""

from collections import Counter
from dataclasses import dataclass

from roadshow.engines.listings import places, values
from roadshow.engines.listings.days import Calendar
from roadshow.engines.listings.listing import (
    Cell,
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
        texts = [self._place(one) for one in held]
        self.halls: list[Hall] = places.distinct(text for text in texts if text)
        where = {hall.text: number for number, hall in enumerate(self.halls)}
        read = [self._read(one, where.get(text)) for one, text in zip(held, texts, strict=True)]
        self.showings = [showing for showing in read if showing]
        self._hold_to_count({one.row for one in held})

    def _read(self, held: Held, hall: int | None) -> Showing | None:
        row, group = self.rows[held.row], held.group
        day_cell = at(row, group.date)
        day, code = self.calendar.day(day_cell, at(row, group.weekday))
        # A sheet without a column for the time has it behind the day: 2025-11-24 19:00.
        starts = values.time_of(at(row, group.time) if group.time is not None else _end(day_cell))
        if code:
            self._doubt(held.row, group.date, code)
        if starts is None:
            self._doubt(held.row, group.date if group.time is None else group.time, "time")
        if day is None or starts is None:
            return None
        if hall is None:
            self._doubt(held.row, group.hall if group.hall is not None else group.cinema, "no_hall")
        name = cell_name(held.row, held.column)
        return Showing(name, held.row + 1, held.films, day, starts, hall, held.label)

    def _place(self, held: Held) -> str:
        row = self.rows[held.row]
        texts = (text_of(at(row, n)) for n in (held.group.cinema, held.group.hall))
        return ", ".join(filter(None, texts))

    def _hold_to_count(self, rows: set[int]) -> None:
        """Where the sheet says how many showings a row has, hold what was read to that."""
        column = next((c for c, f in self.mapping.columns.items() if f == "count"), None)
        shown = Counter(showing.row for showing in self.showings)
        for number in sorted(rows):
            said = values.plain(at(self.rows[number], column))
            if said.isdecimal() and int(said) != shown[number + 1]:
                self._doubt(number, column, "count", found=shown[number + 1])

    def _doubt(self, number: int, column: int | None, code: str, **params: object) -> None:
        text = text_of(at(self.rows[number], column))[:200]
        self.problems.append(Problem(cell_name(number, column or 0), text, code, params))


def filled(row: Row, group: Group) -> bool:
    """A showing needs a day or a time; a hall alone is none."""
    return any(not values.says_nothing(at(row, n)) for n in (group.date, group.time))


def same(row: Row, mine: Group, other: Row, theirs: Group) -> bool:
    """Whether two showings stand at one time in one hall."""
    pairs = ((mine.date, theirs.date), (mine.time, theirs.time), (mine.hall, theirs.hall))
    alike = all(text_of(at(row, a)) == text_of(at(other, b)) for a, b in pairs)
    return alike and filled(row, mine)


def _end(cell: Cell) -> Cell:
    return text_of(cell).rpartition(" ")[2] if isinstance(cell, str) else cell
