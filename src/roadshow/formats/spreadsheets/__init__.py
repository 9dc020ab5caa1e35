"""Workbooks and tables of text: read as cells, written from cells."""

from roadshow.formats.spreadsheets.reading import Sheet, SpreadsheetError, read
from roadshow.formats.spreadsheets.writing import write_csv, write_xlsx

__all__ = ["Sheet", "SpreadsheetError", "read", "write_csv", "write_xlsx"]
