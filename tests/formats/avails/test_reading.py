"""Sheets of avails are known by their headers, and nothing in them is lost."""

import pytest

from roadshow.formats.avails import AvailsSheet, read_avails
from roadshow.formats.avails.reading import as_sheet
from roadshow.formats.spreadsheets import SpreadsheetError
from tests.formats.avails.made import from_lines
from tests.formats.spreadsheets import files

SECTIONS = ["AvailTrans", "AvailTrans", "AvailTrans", "AvailTrans", "Avail"]
NAMES = ["Territory", "LicenseType", "Start", "End", "ALID"]
MARKS = ["//REQ", "//REQ", "//REQ", "//REQ", "/REQ"]
ROW = ["KZ", "SVOD", "2025-11-20", "Open", "a1"]


def read(*lines: list[str]) -> AvailsSheet:
    found = from_lines(*lines)
    assert found is not None
    return found


def test_a_sheet_is_known_whatever_it_is_called_and_others_are_left() -> None:
    assert read(SECTIONS, NAMES, MARKS, ROW).rows[0].number == 4
    assert from_lines(["Territory", "ISO 3166-1"], ["LicenseType", "EST, VOD"]) is None
    assert from_lines() is None


def test_row_three_may_be_marks_a_version_empty_or_missing() -> None:
    assert len(read(SECTIONS, NAMES, ["1.8", "//REQ"], ROW).above) == 3
    assert len(read(SECTIONS, NAMES, [], ROW).above) == 3
    without = read(SECTIONS, NAMES, ROW)
    assert (len(without.above), without.rows[0].number) == (2, 3)
    bare = read(NAMES, ROW)
    assert (bare.columns[0].section, bare.rows[0].number) == ("", 2)


def test_rows_of_remarks_and_empty_rows_are_no_avails_but_keep_their_place() -> None:
    found = read(SECTIONS, NAMES, MARKS, ROW, [], ["// ask Anna"], ROW)

    assert [row.number for row in found.rows] == [4, 7]
    assert [(note.number, note.cells) for note in found.notes] == [(6, ("// ask Anna",))]
    assert as_sheet(found).rows == tuple(
        map(tuple, (SECTIONS, NAMES, MARKS, ROW, [], ["// ask Anna"], ROW))
    )


def test_a_column_that_nobody_knows_keeps_its_cells() -> None:
    found = read([*SECTIONS, "Ours"], [*NAMES, "Festival"], MARKS, [*ROW, "Almaty"])

    assert (found.columns[5].section, found.columns[5].key) == ("Ours", "Festival")
    assert found.rows[0].get("Festival") == "Almaty"
    assert found.place("Festival", 4) == "F4"


def test_columns_of_one_name_and_without_a_name_are_told_apart() -> None:
    found = read(SECTIONS, [*NAMES, "Any", "any"], MARKS, [*ROW, "x", "y", "z"])

    assert [column.key for column in found.columns[5:]] == ["Any", "Any#2", "column H"]
    assert found.rows[0].get("column H") == "z"


def test_headers_are_known_by_their_letters_and_by_the_templates_slips() -> None:
    found = read([], [" territory", "License Type", "START", "End", "BundleALIDs"], [], ROW)

    assert [c.key for c in found.columns] == [
        *("Territory", "LicenseType", "Start", "End", "BundledALIDs")
    ]


@pytest.mark.parametrize(
    ("names", "below", "layout"),
    [
        (NAMES, "1.9", "1.9"),
        (NAMES, "v1.8a", "1.8"),
        (NAMES, "//REQ", "1.7"),
        (NAMES, "9.9", "1.7"),
        ([*NAMES, "RetailerSpare1"], "//REQ", "1.7.2"),
        ([*NAMES, "RetailerSpare1", "Licensee"], "//REQ", "1.7.3"),
        ([*NAMES, "Licensee", "StoreType"], "//REQ", "1.8"),
        (NAMES[:4], "//REQ", "unknown"),
    ],
)
def test_the_version_is_what_the_sheet_says_or_its_columns_show(
    names: list[str], below: str, layout: str
) -> None:
    assert read([], names, [below], ROW[: len(names)]).layout == layout


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
        (files.compound("EncryptedPackage", b"secret"), "encrypted"),
        (b"PK\x03\x04" + b"\1" * 300, "broken"),
        (files.xlsx_table()[:-300], "broken"),
        (files.with_parts(files.xlsx_table(), {"xl/workbook.xml": "<workbook"}), "broken"),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_it_is(made: bytes, code: str) -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read_avails(made)

    assert refused.value.code == code


def test_a_workbook_without_avails_is_none_of_ours_and_no_error() -> None:
    book = read_avails(files.xlsx_table())

    assert (book.sheets, [part.name for part in book.parts]) == ((), ["Films"])


def test_a_sheet_that_claims_rows_without_columns_is_read() -> None:
    names = "".join(files.raw_cell(f"{'ABCDE'[i]}1", name) for i, name in enumerate(NAMES))
    row = "".join(files.raw_cell(f"{'ABCDE'[i]}2", cell) for i, cell in enumerate(ROW))
    made = files.raw_sheet(
        f'<row r="1">{names}</row><row r="2">{row}</row>', before='<dimension ref="1:2"/>'
    )

    (sheet,) = read_avails(made).sheets

    assert dict(sheet.rows[0].cells) == dict(zip(NAMES, ROW, strict=True))
