"""A row of a workbook as it is kept beside its grant: every cell with its type, and its column."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from roadshow.formats.avails import AvailRow, AvailsSheet
from roadshow.formats.avails.rules import OFFER
from roadshow.formats.avails.values import WrongValue, limit, text
from roadshow.formats.spreadsheets.reading import KINDS, Cell

CHANGING = frozenset(
    {"End", "EndLag", "AllowedLanguages", "HoldbackLanguage", "TerritoryExclusion", "PriceType"}
    | {"TitleInternalAlias", "TitleID", "ContentID"}
)
"""What a licensor mends in an offer that stays the same offer."""
TELLING = tuple(column for column in OFFER if column not in CHANGING)


@dataclass(frozen=True)
class Kept:
    """``sections``: of the columns of ``cells``."""

    cells: Mapping[str, Cell]
    sections: Mapping[str, str]

    @property
    def row(self) -> AvailRow:
        return AvailRow(0, self.cells)


def pack(sheet: AvailsSheet, row: AvailRow) -> str:
    """The filled cells in the sheet's order: column, section and cell; what JSON has no word for as
    its kind and a text."""
    found = [
        (column.key, column.section, _plain(row.cells[column.key]))
        for column in sheet.columns
        if column.key in row.cells
    ]
    return json.dumps(found)


def unpack(packed: str) -> Kept:
    found = json.loads(packed)
    cells = {key: KINDS[v[0]](v[1]) if isinstance(v, list) else v for key, _section, v in found}
    return Kept(cells, {key: section for key, section, _cell in found})


def _plain(cell: Cell) -> object:
    match cell:
        case datetime():  # a datetime is a date too
            return "datetime", cell.isoformat()
        case date():
            return "date", cell.isoformat()
        case time():
            return "time", cell.isoformat()
        case timedelta():
            return "seconds", str(cell.total_seconds())
    return cell


def key_of(cells: Mapping[str, Cell]) -> str:
    """What is the same for the same offer of one licensor."""
    said = [_said(column, cells.get(column)) for column in TELLING]
    return sha256(json.dumps(said).encode()).hexdigest()


def _said(column: str, cell: Cell) -> str:
    if column == "Start":
        with suppress(WrongValue):
            cell = limit(cell)
    return text(cell).casefold()


def texts(cells: Mapping[str, Cell]) -> frozenset[tuple[str, str]]:
    """What a row says: the same for a day and the text of one."""
    return frozenset((column, said) for column, cell in cells.items() if (said := text(cell)))
