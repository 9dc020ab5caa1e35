"""New sheets, from avails that were made here."""

from collections.abc import Iterable

from roadshow.formats.avails.avail import EPISODIC, Avail
from roadshow.formats.avails.fields import FIELDS, cell
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet
from roadshow.formats.avails.writing import FIRST, headers
from roadshow.formats.spreadsheets.reading import Cell

NEWEST = "1.8"
"""The newest version whose sheet of movies our samples prove; of 1.9 they have television only."""


def empty(layout: str = NEWEST, kind: str = "movies") -> AvailsSheet:
    """Headers only: 1.7.2, 1.7.3 and 1.8 for ``movies``, 1.7.3 and 1.9 for ``tv``, 1.8 for ``all``.

    Raises:
        LookupError: there is no such sheet.
    """
    return headers(layout, kind)


def build(avails: Iterable[Avail], layout: str = NEWEST) -> AvailsSheet:
    """A sheet of movies with a row for each avail, numbered anew.

    Raises:
        LookupError: there is no such layout.
        ValueError: an avail is of television, or says something that the layout has no column for.
    """
    sheet = empty(layout)
    avails = tuple(avails)
    if television := {avail.work_type for avail in avails} & EPISODIC.keys():
        raise ValueError(f"a sheet of movies has no {', '.join(sorted(television))}")
    rows = tuple(_row(number, avail, sheet) for number, avail in enumerate(avails, FIRST))
    return AvailsSheet(sheet.name, sheet.layout, sheet.columns, sheet.above, rows)


def _row(number: int, avail: Avail, sheet: AvailsSheet) -> AvailRow:
    cells: dict[str, Cell] = {
        "Start": cell(avail.start or avail.start_condition),
        "End": cell(avail.end or avail.end_condition),
    }
    for field in FIELDS:
        value = getattr(avail, field.name)
        if value is not None:
            cells[field.column] = (field.write or cell)(value)
    filled = {column: value for column, value in cells.items() if value is not None}
    lost = [column for column in filled if not sheet.has(column)]
    if lost:
        raise ValueError(f"version {sheet.layout} has no column for {', '.join(lost)}")
    return AvailRow(number, filled)
