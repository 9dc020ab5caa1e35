"""A workbook's cells arrive where they stand and as what they are."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from roadshow.formats.spreadsheets import SpreadsheetError, read
from tests.formats.spreadsheets import files


@pytest.mark.parametrize("made", [files.xlsx_table, files.xlsb, files.xls, files.ods])
def test_every_format_of_workbook_is_read_by_its_content(made: Callable[[], bytes]) -> None:
    (sheet,) = read(made())

    assert (sheet.name, sheet.rows) == ("Films", files.TABLE)


EVENING = datetime(2025, 11, 24, 19, 30)  # noqa: DTZ001  # a spreadsheet knows no zones
MIDNIGHT = datetime(2025, 11, 24)  # noqa: DTZ001


def test_cells_are_texts_numbers_truths_days_and_times() -> None:
    def fill(sheet: Worksheet, book: Workbook) -> None:
        day, clock = book.add_format({"num_format": "m.d"}), book.add_format({"num_format": "h:mm"})
        span = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row(0, 0, ["片名", 8.2, True])
        sheet.write_datetime(1, 0, EVENING, day)
        sheet.write_datetime(1, 1, MIDNIGHT, day)
        sheet.write_datetime(1, 2, time(19, 30), clock)
        sheet.write_datetime(1, 3, timedelta(hours=1, minutes=58), span)

    (sheet,) = read(files.xlsx(fill))

    assert sheet.rows[0] == ("片名", 8.2, True)
    assert sheet.rows[1] == (
        EVENING,
        date(2025, 11, 24),
        time(19, 30),
        timedelta(hours=1, minutes=58),
    )


def test_a_table_that_begins_at_c3_keeps_its_place() -> None:
    (sheet,) = read(files.xlsx(lambda sheet, _book: sheet.write(2, 2, "片名")))

    assert sheet.rows == ((), (), (None, None, "片名"))


def test_empty_rows_between_are_kept_and_at_the_end_are_not() -> None:
    def fill(sheet: Worksheet, book: Workbook) -> None:
        bold = book.add_format({"bold": True})
        sheet.write(0, 0, "a")
        sheet.write(3, 0, "b")
        sheet.write_blank(3, 5, None, bold)
        sheet.write_blank(900, 0, None, bold)

    (sheet,) = read(files.xlsx(fill))

    assert sheet.rows == (("a",), (), (), ("b",))


def test_a_cell_merged_downwards_stands_in_each_row_that_holds_something() -> None:
    def fill(sheet: Worksheet, _book: Workbook) -> None:
        sheet.merge_range(0, 0, 0, 2, "北京展映")
        sheet.merge_range(1, 1, 3, 1, "音乐家")
        sheet.write_column(1, 2, ["13:00", "15:00"])
        sheet.write(4, 2, "17:00")

    (sheet,) = read(files.xlsx(fill))

    assert sheet.rows == (
        ("北京展映",),
        (None, "音乐家", "13:00"),
        (None, "音乐家", "15:00"),
        (),
        (None, None, "17:00"),
    )


def test_sheets_come_in_their_order_hidden_ones_too_and_charts_empty() -> None:
    def fill(sheet: Worksheet, book: Workbook) -> None:
        sheet.write(0, 0, 1)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Films!$A$1:$A$1"})
        book.add_chartsheet("Chart").set_chart(chart)
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        hidden.write(0, 0, "x")

    sheets = read(files.xlsx(fill))

    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [
        ("Films", 1),
        ("Chart", 0),
        ("Hidden", 1),
    ]


def test_a_workbook_with_styles_that_make_no_sense_is_read() -> None:
    """Stricter readers refuse all of it for one colour; festivals' own programs write such."""
    styles = files.parts_of(files.xlsx_table())["xl/styles.xml"].decode()
    odd = styles.replace('theme="1"', 'theme="one"').replace('val="2"', 'val="two"')

    (sheet,) = read(files.with_parts(files.xlsx_table(), {"xl/styles.xml": odd}))

    assert odd != styles
    assert sheet.rows == files.TABLE


def test_a_sheet_that_lies_about_its_extent_is_read_as_it_is() -> None:
    lie = '<dimension ref="A1:XFD1048576"/>'

    (sheet,) = read(files.raw_sheet(f'<row r="1">{files.raw_cell("A1")}</row>', lie))

    assert sheet.rows == (("片名",),)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (b"", "empty"),
        (b"\r\n\r\n \t\n", "empty"),
        (bytes(20_000_001), "empty"),
        (b"x" * 20_000_001, "large"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image"),
        (b"<!DOCTYPE html><title>Films</title>", "html"),
        (b"\xef\xbb\xbf<table><tr><td>Film</td></tr></table>", "html"),
        (b'<?xml version="1.0"?><Workbook/>', "unknown"),
        (b"{\\rtf1\\ansi Films}", "unknown"),
        (b"\0\0\0\x18ftypmp42" + bytes(1000), "unknown"),
        (bytes(range(128, 256)) * 9, "unknown"),
        (files.archive([("word/document.xml", "<w/>")]), "unknown"),
        (b"PK\x03\x04" + b"\1" * 300, "broken"),
        (files.xlsx_table()[:-300], "broken"),
        (files.with_parts(files.xlsx_table(), {"xl/workbook.xml": "<workbook"}), "broken"),
        (files.compound("Contents", b"no workbook"), "broken"),
        (files.compound("EncryptedPackage", b"secret"), "encrypted"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_what_it_is(made: bytes, code: str) -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read(made)

    assert refused.value.code == code
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_locked_archive_is_called_encrypted() -> None:
    made = bytearray(files.archive([("xl/workbook.xml", "x")]))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(sign) + flags] |= 1

    with pytest.raises(SpreadsheetError) as refused:
        read(bytes(made))

    assert refused.value.code == "encrypted"


def test_more_rows_than_any_list_of_films_has_are_refused() -> None:
    cell = files.raw_cell("A1048576")

    with pytest.raises(SpreadsheetError) as refused:
        read(files.raw_sheet(f'<row r="1048576">{cell}</row>'))

    assert (refused.value.code, refused.value.params) == ("rows", {"most": 500_000})


@pytest.mark.parametrize(
    ("text", "most"),
    [("a,b\n" * 300_000, "rows"), ("a," * 20_000, "cells in a row"), ('"a\n",' * 20_000, "cells")],
)
def test_tables_of_text_are_bounded_too(text: str, most: str) -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read(text.encode())

    assert refused.value.code == "rows", most
