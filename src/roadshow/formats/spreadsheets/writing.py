"""Writing tables: a workbook with one sheet, or a table of text."""

import csv
import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

Written = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A workbook whose header stays in sight. Texts are texts: none becomes a formula or a link."""
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, settings) as book:
        sheet = book.add_worksheet(name[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 1)
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, bold)
        sheet.set_column(0, max(len(header) - 1, 0), 18)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
    return stream.getvalue()


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A table of text in UTF-8 with a mark, as spreadsheets want it.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
    injection); reading takes it off again.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return ("\ufeff" + stream.getvalue()).encode()


def _safe(cell: Written) -> Written:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
