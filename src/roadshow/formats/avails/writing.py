"""An Avails workbook as a file."""

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roadshow.formats.avails import specification
from roadshow.formats.avails.reading import as_sheet
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet, Column, Line, Workbook
from roadshow.formats.spreadsheets.reading import Cell
from roadshow.formats.spreadsheets.writing import LONGEST, Exact

FIRST = 4
"""The row of the first avail: rows 1 to 3 are headers."""
FIRST_YEAR = 1900
"""A spreadsheet's. Films are older: their days are written as text, which the specification has as
well."""
SHAPES: dict[type, str] = {
    datetime: "yyyy-mm-dd hh:mm:ss",
    date: "yyyy-mm-dd",
    time: "hh:mm:ss",
    timedelta: "[hh]:mm:ss",
}


def write_avails(workbook: Workbook, *, layout: str | None = None) -> bytes:
    """A workbook (.xlsx) that reads back as it was, or with its avails laid out as a version has
    them (:func:`in_layout`). Looks (colours, widths, notes on cells) are not kept.

    Raises:
        LookupError: the version has no layout for a sheet of this kind.
        ValueError: a text is longer than a workbook's cell can hold.
    """
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    names: set[str] = set()
    with xlsxwriter.Workbook(stream, settings) as book:
        shapes = {kind: book.add_format({"num_format": s}) for kind, s in SHAPES.items()}
        bold = book.add_format({"bold": True})
        for part in workbook.parts:
            sheet = book.add_worksheet(_name(part.name, names))
            if isinstance(part, AvailsSheet):
                avails = in_layout(part, layout) if layout else part
                _show(sheet, avails, bold)
                lines = as_sheet(avails).rows
            else:
                lines = part.rows
            for number, line in enumerate(lines):
                _write(sheet, number, line, shapes)
    return stream.getvalue()


def _name(name: str, taken: set[str]) -> str | None:
    """A sheet's name as workbooks allow it; what a table of text becomes has none."""
    bare = re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip(" '")
    found, again = bare, 2
    while found.casefold() in taken:
        found, again = f"{bare[:27]} {again}", again + 1
    taken.add(found.casefold())
    return found or None


def _show(sheet: Worksheet, avails: AvailsSheet, bold: Format) -> None:
    """Headers stay in sight."""
    sheet.freeze_panes(len(avails.above), 1)
    for row in range(len(avails.above)):
        sheet.set_row(row, None, bold)
    sheet.set_column(0, max(len(avails.columns) - 1, 0), 18)


def _write(sheet: Worksheet, row: int, line: Sequence[Cell], shapes: dict[type, Format]) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, Exact(cell))
        elif isinstance(cell, date) and cell.year < FIRST_YEAR:
            sheet.write_string(row, column, cell.isoformat())
        elif isinstance(cell, date | time | timedelta):
            sheet.write_datetime(row, column, cell, shapes[type(cell)])
        elif cell is not None:
            if len(cell) > LONGEST:
                where = f"row {row + 1}, column {column + 1}"
                raise ValueError(f"{where}: {len(cell)} characters are too many")
            sheet.write_string(row, column, cell)


def in_layout(sheet: AvailsSheet, version: str) -> AvailsSheet:
    """The same avails under a version's headers; columns that it does not have follow at the end.
    What stood above the headers is left out.

    Raises:
        LookupError: the version has no layout for a sheet of this kind.
    """
    template = headers(version, kind_of({column.key for column in sheet.columns}))
    known = {column.key for column in template.columns}
    rest = tuple(column for column in sheet.columns if column.key not in known)
    down = FIRST - 1 - len(sheet.above)
    width = len(template.columns)
    more = tuple((*line, *texts) for line, texts in zip(template.above, _above(rest), strict=True))
    return replace(
        template,
        name=sheet.name,
        columns=(*template.columns, *rest),
        above=tuple(line[: width + len(rest)] for line in more),
        rows=tuple(AvailRow(row.number + down, row.cells) for row in sheet.rows),
        notes=tuple(replace(note, number=note.number + down) for note in sheet.notes),
    )


def kind_of(names: Collection[str]) -> str:
    """``movies``, ``tv`` or, with the columns of both, ``all``."""
    movies, series = (f"{part}TitleInternalAlias" in names for part in ("", "Series"))
    return "all" if movies and series else "tv" if series else "movies"


def headers(version: str, kind: str) -> AvailsSheet:
    """A sheet without avails. Row 3 says which columns every avail of this kind fills."""
    columns = tuple(Column(name, section) for section, name in specification.columns(version, kind))
    marks: list[Cell] = [
        "//REQ" if column.key in specification.required() else "//Opt" for column in columns
    ]
    if version >= "1.8":
        marks[0] = float(version)
    section, name, _mark = _above(columns)
    title = {"movies": "Movies", "tv": "TV", "all": "AllAvails"}[kind]
    return AvailsSheet(title, version, columns, (section, name, tuple(marks)), ())


def _above(columns: Sequence[Column]) -> tuple[Line, Line, Line]:
    return (
        tuple(column.section or None for column in columns),
        tuple(column.key for column in columns),
        tuple("//Opt" for _ in columns),
    )
