"""An Avails workbook as it is: every sheet, column and cell in its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from roadshow.formats.spreadsheets import Sheet
from roadshow.formats.spreadsheets.reading import Cell

Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """``key`` is the specification's name or, for a column that it does not have, the header.

    A second column of one name has ``#2`` after it; one without a header is called by its letters.
    """

    key: str
    section: str


@dataclass(frozen=True)
class AvailRow:
    """``number`` counts from 1; ``cells`` are those that hold something, by column."""

    number: int
    cells: Mapping[str, Cell]

    def get(self, key: str) -> Cell:
        return self.cells.get(key)


@dataclass(frozen=True)
class Note:
    """A row among the avails that is none: it begins with ``//``."""

    number: int
    cells: Line


@dataclass(frozen=True)
class AvailsSheet:
    """``layout`` is the version (``1.8``), or ``unknown``. ``above`` are the rows before the first
    avail, headers and all, as they stand; rows that are missing between the others are empty."""

    name: str
    layout: str
    columns: tuple[Column, ...]
    above: tuple[Line, ...]
    rows: tuple[AvailRow, ...]
    notes: tuple[Note, ...] = ()

    def place(self, key: str, number: int) -> str:
        """A cell's name, such as ``K7``; empty where there is no such column."""
        at = next((i for i, column in enumerate(self.columns) if column.key == key), None)
        return "" if at is None else f"{xl_col_to_name(at)}{number}"

    def has(self, key: str) -> bool:
        return any(column.key == key for column in self.columns)


@dataclass(frozen=True)
class Workbook:
    """``parts`` are all sheets in their order; those that hold no avails stay what they are."""

    parts: tuple[AvailsSheet | Sheet, ...]

    @property
    def sheets(self) -> tuple[AvailsSheet, ...]:
        return tuple(part for part in self.parts if isinstance(part, AvailsSheet))
