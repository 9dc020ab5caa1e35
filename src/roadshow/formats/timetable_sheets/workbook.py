"""A timetable as cinemas want it: the whole as a grid of days and halls, then a sheet a venue.

Days and times are real ones, so that they sort and count; they are the city's own, as each sheet
says. No text becomes a formula or a link.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from roadshow.formats.spreadsheets.writing import LONGEST

LONGEST_NAME = 31
RESERVED = {"history"}
DAYS, MOMENTS = "yyyy-mm-dd", "hh:mm"
WIDTHS = (11, 12, 16, 8, 8, 8, 30, 24, 30, 12, 8, 30, 10, 36)


@dataclass(frozen=True)
class Line:
    """One showing, in the order of the columns. ``talk_ends`` is None where nobody talks."""

    day: date
    weekday: str
    hall: str
    starts: time
    film_ends: time
    talk_ends: time | None
    film: str
    original: str
    version: str
    format: str
    minutes: int
    talk: str
    changeover: int | None
    note: str


@dataclass(frozen=True)
class VenueSheet:
    """``above`` stands over the table: the venue, its address, whose time this is."""

    name: str
    above: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CityGrid:
    """``rows``: a day, and what each hall shows on it."""

    name: str
    halls: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Book:
    """``heads`` are of a line's columns; ``grid`` names the first sheet; ``mark`` says what state
    this is and stands on every printed page; ``page`` is “Page &P of &N” in Excel's own codes."""

    title: str
    mark: str
    grid: str
    page: str
    heads: tuple[str, ...]
    cities: tuple[CityGrid, ...]
    venues: tuple[VenueSheet, ...]
    colophon: str


def workbook(book: Book) -> bytes:
    """The timetable as .xlsx.

    Raises:
        ValueError: a text is longer than a workbook's cell can hold.
    """
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, settings) as made:
        # The time of making would make each file another.
        made.set_properties({"title": book.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        writer = _Writer(made, book)
        names = sheet_names([book.grid, *(venue.name for venue in book.venues)])
        writer.grid(names[0])
        for name, venue in zip(names[1:], book.venues, strict=True):
            writer.venue(name, venue)
    return stream.getvalue()


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel takes: 1 to 31 units of UTF-16, without its signs, each once whatever the
    case."""
    found: list[str] = []
    taken = set(RESERVED)
    for name in wanted:
        plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).split()).strip(" '") or "-"
        whole, number = _cut(plain, LONGEST_NAME), 1
        while whole.casefold() in taken:
            number += 1
            tail = f" ({number})"
            whole = _cut(plain, LONGEST_NAME - len(tail)) + tail
        taken.add(whole.casefold())
        found.append(whole)
    return found


def _cut(text: str, longest: int) -> str:
    while len(text.encode("utf-16-le")) > longest * 2:
        text = text[:-1]
    return text.strip(" '") or "-"


class _Writer:
    def __init__(self, made: Any, book: Book) -> None:
        self.made, self.book = made, book
        shared = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#A8A296"}
        self.plain = made.add_format(shared)
        self.head = made.add_format({**shared, "bold": True, "bg_color": "#EFECE5"})
        self.days = made.add_format({**shared, "num_format": DAYS, "align": "left"})
        self.moments = made.add_format({**shared, "num_format": MOMENTS, "align": "left"})
        self.title = made.add_format({"bold": True, "font_size": 14})
        self.mark = made.add_format({"bold": True})

    def venue(self, name: str, venue: VenueSheet) -> None:
        sheet = self.made.add_worksheet(name)
        top = self._above(sheet, [venue.name, *venue.above])
        for column, (head, width) in enumerate(zip(self.book.heads, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, head, self.head)
        for row, line in enumerate(venue.lines, top + 1):
            for column, cell in enumerate(astuple(line)):
                self._cell(sheet, row, column, cell)
        if venue.lines:
            sheet.autofilter(top, 0, top + len(venue.lines), len(self.book.heads) - 1)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        self._paper(sheet)

    def grid(self, name: str) -> None:
        """Days downwards, halls across, a city below the other; what a hall shows in one cell."""
        sheet = self.made.add_worksheet(name)
        row = self._above(sheet, [self.book.title])
        if len(self.book.cities) == 1:
            sheet.freeze_panes(row + 2, 1)
            sheet.repeat_rows(row + 1)
        else:
            sheet.freeze_panes(0, 1)
        widest = max((len(city.halls) for city in self.book.cities), default=0)
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, max(widest, 1), 34)
        for city in self.book.cities:
            sheet.write_string(row, 0, city.name, self.mark)
            self._row(sheet, row + 1, ["", *city.halls], self.head)
            for number, (day, cells) in enumerate(city.rows, row + 2):
                self._row(sheet, number, [day, *cells], self.plain)
            row += len(city.rows) + 3
        self._paper(sheet)

    def _row(self, sheet: Worksheet, row: int, cells: Sequence[str], look: Any) -> None:
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, _short(cell, row, column), look)

    def _above(self, sheet: Worksheet, lines: Sequence[str]) -> int:
        """What stands above a table; the first row that is free."""
        for row, text in enumerate([*lines, self.book.mark]):
            look = self.title if row == 0 else self.mark if row == len(lines) else None
            sheet.write_string(row, 0, _short(text, row, 0), look)
        return len(lines) + 2

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: object) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.days)
        elif isinstance(cell, time):
            sheet.write_datetime(row, column, cell, self.moments)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self.plain)
        elif isinstance(cell, str) and cell:
            sheet.write_string(row, column, _short(cell, row, column), self.plain)
        else:
            sheet.write_blank(row, column, None, self.plain)

    def _paper(self, sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        parts = (self.book.mark, self.book.colophon)
        left, middle = (text.replace("&", "&&")[:80] for text in parts)
        sheet.set_footer(f"&L&8{left}&C&8{middle}&R&8{self.book.page}")


def _short(text: str, row: int, column: int) -> str:
    if len(text) > LONGEST:
        raise ValueError(f"row {row}, column {column}: {len(text)} characters are too many")
    return text
