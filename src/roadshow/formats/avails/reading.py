"""Finding the sheets of avails in a workbook."""

import re
from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from roadshow.formats.avails import specification
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet, Column, Line, Note, Workbook
from roadshow.formats.avails.values import text
from roadshow.formats.spreadsheets import Sheet, read

LOOK = 20
"""The headers stand among so many first rows."""
TELLING = ("Territory", "LicenseType", "Start", "End")
"""Columns of every version, TV and movies; no other sheet of a workbook has them in one row."""
MARK = re.compile(r"/+\s*(?:req|opt)", re.IGNORECASE)


def read_avails(content: bytes) -> Workbook:
    """A workbook with all that its cells hold. That it has no sheet of avails is no error.

    Raises:
        SpreadsheetError: it is no workbook, or one that must not be opened.
    """
    return Workbook(tuple(avails_sheet(sheet) or sheet for sheet in read(content)))


def avails_sheet(sheet: Sheet) -> AvailsSheet | None:
    """The sheet's avails; None where no row looks like the headers of avails."""
    header = _header(sheet.rows)
    if header is None:
        return None
    width = max(map(len, sheet.rows[header:]))
    columns = _columns(sheet.rows[header - 1] if header else (), sheet.rows[header], width)
    below = sheet.rows[header + 1] if header + 1 < len(sheet.rows) else ()
    first = header + 1 + _is_of_the_headers(below)
    rows, notes = _split(sheet.rows[first:], first + 1, columns)
    said = text(below[0]) if below else ""
    layout = specification.version_of(said, {column.key for column in columns})
    return AvailsSheet(sheet.name, layout, columns, sheet.rows[:first], rows, notes)


def _header(rows: Sequence[Line]) -> int | None:
    for number, row in enumerate(rows[:LOOK]):
        if set(TELLING) <= {specification.canonical(text(cell)) for cell in row}:
            return number
    return None


def _columns(above: Line, header: Line, width: int) -> tuple[Column, ...]:
    found: dict[str, Column] = {}
    for at in range(width):
        section = text(above[at]) if at < len(above) else ""
        name = specification.canonical(text(header[at])) if at < len(header) else ""
        name = name or f"column {xl_col_to_name(at)}"
        key, again = name, 2
        while key in found:
            key, again = f"{name}#{again}", again + 1
        found[key] = Column(key, section)
    return tuple(found.values())


def _is_of_the_headers(row: Line) -> bool:
    """Row 3 says which version this is and which columns are required, or nothing. The
    specification wants it, but not everybody leaves it in."""
    marks = any(isinstance(cell, str) and MARK.match(cell) for cell in row)
    version = bool(row) and bool(specification.VERSION.fullmatch(text(row[0])))
    return marks or version or not any(map(text, row))


def _split(
    lines: Sequence[Line], first: int, columns: Sequence[Column]
) -> tuple[tuple[AvailRow, ...], tuple[Note, ...]]:
    rows, notes = [], []
    for number, line in enumerate(lines, first):
        cells = {
            column.key: cell
            for column, cell in zip(columns, line, strict=False)
            if cell is not None
        }
        begin = next(iter(cells.values()), None)
        if isinstance(begin, str) and begin.startswith("//"):
            notes.append(Note(number, line))
        elif cells:
            rows.append(AvailRow(number, cells))
    return tuple(rows), tuple(notes)


def as_sheet(sheet: AvailsSheet) -> Sheet:
    """The cells again: what :func:`avails_sheet` took apart."""
    lines: dict[int, Line] = dict(enumerate(sheet.above, 1))
    lines |= {note.number: note.cells for note in sheet.notes}
    for row in sheet.rows:
        line = [row.get(column.key) for column in sheet.columns]
        while line and line[-1] is None:
            line.pop()
        lines[row.number] = tuple(line)
    return Sheet(sheet.name, tuple(lines.get(n, ()) for n in range(1, max(lines, default=0) + 1)))
