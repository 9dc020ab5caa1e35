"""A sheet as films, halls and showings, with everything that could not be read.

Each row is read by itself; rows of one work become one film; last, days get their year.
"""

from roadshow.engines.listings import values
from roadshow.engines.listings.cells import Cells
from roadshow.engines.listings.films import Films
from roadshow.engines.listings.header import propose
from roadshow.engines.listings.listing import (
    Group,
    Listing,
    Mapping,
    Place,
    Row,
    Rows,
    at,
    column_name,
    text_of,
)
from roadshow.engines.listings.showings import Held, Showings, filled, slot

FACTS = ("year", "countries", "minutes", "directors")
"""A row that says none of these, where the sheet has them, is no film."""


def read_listing(
    rows: Rows, *, mapping: Mapping | None = None, reference_year: int | None = None
) -> Listing:
    """Read a sheet. Without ``mapping`` its header is looked for; ``reference_year`` is the year of
    the showings where neither the sheet nor its weekdays say one.

    Raises:
        NoListingError: nothing looks like the header of a list of films.
    """
    return _Reader(rows, mapping or propose(rows), reference_year).read()


class _Reader:
    def __init__(self, rows: Rows, mapping: Mapping, reference_year: int | None) -> None:
        self.rows, self.mapping, self.reference_year = rows, mapping, reference_year
        self.cells = Cells(mapping)
        self.films = Films(self.cells)
        self.held: list[Held] = []
        self.last: tuple[Place, ...] = ()
        self.longest: dict[tuple[str, ...], int] = {}

    def read(self) -> Listing:
        body = list(enumerate(self.rows))[self.mapping.header + 1 :]
        held = [(n, row) for n, row in body if any(text_of(cell) for cell in row)]
        numbered = sum(bool(self.cells.text(row, "number")) for _n, row in held) * 2 > len(held)
        for _n, row in held:
            if self.cells.text(row, "number"):
                self._note_slots(row)
        for number, row in held:
            if not self._is_header_again(row):
                self._row(number, row, numbered=numbered)
        newest = max((film.year for film in self.films.found if film.year), default=None)
        shown = Showings(self.rows, self.mapping, self.held, newest, self.reference_year)
        return Listing(
            mapping=self.mapping,
            films=tuple(self.films.found),
            halls=tuple(shown.halls),
            showings=tuple(shown.showings),
            problems=(*self.cells.problems, *shown.problems),
            rows=len(held),
            unused=self._unused(),
        )

    def _unused(self) -> tuple[str, ...]:
        held = {
            column
            for row in self.rows[self.mapping.header + 1 :]
            for column, cell in enumerate(row)
            if text_of(cell)
        }
        return tuple(
            self.mapping.names.get(column) or column_name(column)
            for column in sorted(held.union(self.mapping.names) - self.mapping.used)
        )

    def _is_header_again(self, row: Row) -> bool:
        """Whether a header is repeated, as on each page of a printed list."""
        texts = {column: text for column, cell in enumerate(row) if (text := text_of(cell))}
        names = self.mapping.names
        return len(texts) > 1 and all(
            column in names and names[column].startswith(text) for column, text in texts.items()
        )

    def _row(self, number: int, row: Row, *, numbered: bool) -> None:
        named = self.films.titles(row)
        groups = [g for g in self.mapping.groups if filled(row, g)]
        self._say_undated(number, row)
        known = [name for name in FACTS if name in self.cells.columns]
        facts = not known or any(not values.says_nothing(self.cells.cell(row, f)) for f in known)
        listed = bool(self.cells.text(row, "number"))
        if not named:
            self._untitled(number, row, groups)
            return
        films: tuple[Place, ...]
        label = named[0][1]
        if self.cells.text(row, "address"):
            films = self.films.read(number, row, named)
        elif not facts and (not groups or (numbered and not listed)):
            self._note(number, row, "to_be_announced" if groups else "no_film")
            films = ()
        elif numbered and not listed and self._is_package(row, groups):
            self._note(number, row, "package")
            return
        else:
            films = self.films.read(number, row, named)
        self.last = films
        for group in groups:
            self.held.append(Held(number, group, films, label))

    def _say_undated(self, number: int, row: Row) -> None:
        """A hall without a day and a time is no showing, but is not passed over silently."""
        for group in self.mapping.groups:
            places = [n for n in (group.cinema, group.hall) if not values.says_nothing(at(row, n))]
            if places and not filled(row, group):
                self.cells.say_at(number, row, places[0], "no_day")

    def _untitled(self, number: int, row: Row, groups: list[Group]) -> None:
        """A row of a list with one showing a row, whose film stands above; or no row of ours."""
        if groups and self.last:
            if len(self.last) == 1:
                self.films.fill(number, row, self.last[0])
            for group in groups:
                self.held.append(Held(number, group, self.last, ""))
        elif any(text_of(cell) not in ("", "0") for cell in row):
            self._note(number, row, "no_film")

    def _note(self, number: int, row: Row, code: str) -> None:
        column = next(n for n, cell in enumerate(row) if text_of(cell))
        first = next((c for c, f in self.mapping.columns.items() if f.startswith("title")), column)
        shown = first if first < len(row) and text_of(row[first]) else column
        self.cells.say_at(number, row, shown, code)

    def _note_slots(self, row: Row) -> None:
        minutes = sum(values.minutes_of(self.cells.cell(row, "minutes")))
        for group in self.mapping.groups:
            if filled(row, group):
                place = slot(row, group)
                self.longest[place] = max(minutes, self.longest.get(place, 0))

    def _is_package(self, row: Row, groups: list[Group]) -> bool:
        """Whether a row without a number only sells again what numbered rows show: all of it stands
        there too, and it is longer than any of them. A short film before another is neither."""
        if not groups or any(slot(row, group) not in self.longest for group in groups):
            return False
        own = sum(values.minutes_of(self.cells.cell(row, "minutes")))
        return not own or own > max(self.longest[slot(row, group)] for group in groups)
