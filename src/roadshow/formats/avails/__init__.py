"""Avails: what a seller offers for which territory, how and when, as the industry exchanges it.

A workbook by the Entertainment Merchants Association and MovieLabs ("EMA Avails", versions 1.7 to
1.9), read, checked cell by cell and written. It comes back as it was, with columns that nobody
knows, because sellers and shops agree on columns of their own.
"""

from roadshow.formats.avails.avail import Avail, avail, avails
from roadshow.formats.avails.building import NEWEST, build, empty
from roadshow.formats.avails.checking import CODES, CellError, check
from roadshow.formats.avails.reading import avails_sheet, read_avails
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet, Column, Note, Workbook
from roadshow.formats.avails.values import Language
from roadshow.formats.avails.writing import in_layout, write_avails

__all__ = [
    "CODES",
    "NEWEST",
    "Avail",
    "AvailRow",
    "AvailsSheet",
    "CellError",
    "Column",
    "Language",
    "Note",
    "Workbook",
    "avail",
    "avails",
    "avails_sheet",
    "build",
    "check",
    "empty",
    "in_layout",
    "read_avails",
    "write_avails",
]
