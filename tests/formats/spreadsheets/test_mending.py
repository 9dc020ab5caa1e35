"""Workbooks whose sheets claim a size that is none are read like any other."""

import io
import zipfile

import pytest

from roadshow.formats.spreadsheets import SpreadsheetError, read
from roadshow.formats.spreadsheets.mending import without_wrong_dimensions
from tests.formats.spreadsheets import files

CELL = files.raw_cell("A1")


@pytest.mark.parametrize("said", ["1:2", "1:16", "", "A:B"])
def test_a_sheet_that_claims_rows_without_columns_is_read(said: str) -> None:
    (sheet,) = read(files.raw_sheet(f'<row r="1">{CELL}</row>', f'<dimension ref="{said}"/>'))

    assert sheet.rows == (("片名",),)


def test_a_workbook_without_a_wrong_size_is_left_alone() -> None:
    assert without_wrong_dimensions(files.xlsx_table()) is None
    assert without_wrong_dimensions(b"no archive") is None


def test_mending_leaves_an_archive_alone_that_is_broken_otherwise() -> None:
    stream = io.BytesIO(files.raw_sheet("", before='<dimension ref="1:2"/>'))
    with zipfile.ZipFile(stream, "a") as book:
        book.writestr("xl/last.bin", bytes(range(256)) * 90)
    damaged = bytearray(stream.getvalue())
    damaged[damaged.index(b"xl/last.bin") + 40] ^= 0xFF

    with pytest.raises(SpreadsheetError) as refused:
        read(bytes(damaged))

    assert refused.value.code == "broken"
