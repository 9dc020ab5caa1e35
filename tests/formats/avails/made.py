"""Small sheets of avails, made from rows that say only what differs from a good one."""

from collections.abc import Sequence
from datetime import date

from roadshow.formats.avails import AvailRow, AvailsSheet, CellError, avails_sheet, check, empty
from roadshow.formats.spreadsheets import Sheet
from roadshow.formats.spreadsheets.reading import Cell

GOOD: dict[str, Cell] = {
    "DisplayName": "Studio",
    "Territory": "KZ",
    "WorkType": "Movie",
    "EntryType": "Full Extract",
    "TitleInternalAlias": "音乐家",
    "TitleDisplayUnlimited": "Музыкант",
    "LicenseType": "SVOD",
    "FormatProfile": "HD",
    "Start": date(2025, 11, 20),
    "End": "Open",
    "ContentID": "md:cid:org:studio.cn:1",
    "ALID": "md:alid:org:studio.cn:1",
}
FIRST = 4


def cells(**changed: Cell) -> dict[str, Cell]:
    """A good row with these cells; None empties one."""
    return {key: cell for key, cell in (GOOD | changed).items() if cell is not None}


def sheet(*rows: dict[str, Cell], layout: str = "1.8", kind: str = "movies") -> AvailsSheet:
    made = empty(layout, kind)
    numbered = tuple(AvailRow(number, row) for number, row in enumerate(rows, FIRST))
    return AvailsSheet(made.name, made.layout, made.columns, made.above, numbered)


def errors(*rows: dict[str, Cell], layout: str = "1.8", kind: str = "movies") -> list[CellError]:
    return list(check(sheet(*rows, layout=layout, kind=kind)))


def codes(**changed: Cell) -> list[tuple[str, str]]:
    """Columns and codes of what is wrong with a good row after a change."""
    return [(error.column, error.code) for error in errors(cells(**changed))]


def from_lines(*lines: Sequence[Cell]) -> AvailsSheet | None:
    return avails_sheet(Sheet("Anything", tuple(map(tuple, lines))))
