"""Writing tables: a workbook with one sheet, or a table of text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

from roadshow.formats.spreadsheets.delimited import FORMULA

Written = str | int | float | None
LONGEST = 32_767
"""Characters of a cell. XlsxWriter leaves out what is longer, without a word."""


class Exact(float):
    """A number that is written as it is. XlsxWriter writes 16 digits, and 0.30000000000000004 has
    17; it formats whatever number it is handed, so this one answers with all of them."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def write_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A workbook whose header stays in sight. Texts are texts: none becomes a formula or a link.

    Raises:
        ValueError: a text is longer than a workbook's cell can hold.
    """
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, settings) as book:
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip(" '"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 1)
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, bold)
        sheet.set_column(0, max(len(header) - 1, 0), 18)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, _short(cell, number, column))
                elif cell is not None:
                    sheet.write_number(number, column, Exact(cell))
    return stream.getvalue()


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Written]]) -> bytes:
    """A table of text in UTF-8 with a mark, as spreadsheets want it.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
    injection); reading takes it off again.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)  # so that no tab within looks like a column
    writer.writerow([_safe(text) for text in header])
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return ("\ufeff" + stream.getvalue()).encode()


def _safe(cell: Written) -> Written:
    """Also before apostrophes that were there already, so that reading takes off only ours."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip("'").startswith(FORMULA) else cell


def _short(text: str, row: int, column: int) -> str:
    if len(text) > LONGEST:
        raise ValueError(f"row {row}, column {column}: {len(text)} characters are too many")
    return text
