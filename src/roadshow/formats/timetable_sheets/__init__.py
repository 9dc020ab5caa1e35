"""A timetable on paper and as a workbook: plain words in, PDF (set by Typst) or .xlsx out."""

from roadshow.formats.timetable_sheets.document import (
    GuestDay,
    GuestSheet,
    HallDay,
    HallSheets,
    Happening,
    Run,
    Sheet,
    Wall,
    WallBlock,
    WallHall,
    WallPage,
)
from roadshow.formats.timetable_sheets.pdf import render
from roadshow.formats.timetable_sheets.workbook import Book, CityGrid, Line, VenueSheet, workbook

__all__ = [
    "Book",
    "CityGrid",
    "GuestDay",
    "GuestSheet",
    "HallDay",
    "HallSheets",
    "Happening",
    "Line",
    "Run",
    "Sheet",
    "VenueSheet",
    "Wall",
    "WallBlock",
    "WallHall",
    "WallPage",
    "render",
    "workbook",
]
