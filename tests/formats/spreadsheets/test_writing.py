"""What is written is read again as it was."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.formats.spreadsheets import read, write_csv, write_xlsx

FORMULAS = ["=1+1", "+7 700", "-", "@SUM(A1)", "'=1", "''+", "=cmd|'/c calc'!A1", "-5"]
TEXTS = st.one_of(
    st.sampled_from(FORMULAS),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30),
    st.sampled_from(["音乐家\n第二行", 'a "b", c; d', "‎The Last Waltz", "сто\tодин"]),
).map(lambda text: text.strip() or "x")
TABLES = st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(TABLES)
def test_texts_come_back_from_a_workbook_as_they_were(table: list[list[str]]) -> None:
    (sheet,) = read(write_xlsx("Films", ["Title", "Year"], table))

    assert list(map(list, sheet.rows[1:])) == table


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_texts_come_back_from_a_table_of_text_as_they_were(table: list[list[str]]) -> None:
    (sheet,) = read(write_csv(["Title", "Year"], table))

    assert list(map(list, sheet.rows[1:])) == table


def test_a_workbook_holds_no_formula_and_no_link() -> None:
    made = write_xlsx("Films", FORMULAS, [FORMULAS, ["https://example.org", 2019, None]])

    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@pytest.mark.parametrize("text", FORMULAS)
def test_a_table_of_text_holds_nothing_that_a_spreadsheet_would_run(text: str) -> None:
    made = write_csv([text], [[text]]).decode("utf-8-sig")

    assert all(line.strip('"').startswith("'") for line in made.splitlines())


def test_numbers_stay_numbers() -> None:
    (book,) = read(write_xlsx("Films", ["Year"], [[2019], [-1.5], [None]]))
    (table,) = read(write_csv(["Year"], [[2019], [-1.5], [None]]))

    assert book.rows[1:] == ((2019.0,), (-1.5,))
    assert table.rows[1:] == (("2019",), ("-1.5",))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_numbers_come_back_to_their_last_digit(numbers: list[float]) -> None:
    (book,) = read(write_xlsx("Figures", ["Value"], [[0.30000000000000004], *zip(numbers)]))

    assert [row[0] for row in book.rows[1:]] == [0.30000000000000004, *numbers]


def test_any_name_is_a_sheets_name() -> None:
    (sheet,) = read(write_xlsx("2025/11: [北京] 'куда?' and on and on and on", ["Title"], []))

    assert sheet.name.startswith("2025 11   北京")


def test_a_text_that_no_cell_can_hold_is_not_dropped_silently() -> None:
    with pytest.raises(ValueError, match="too many"):
        write_xlsx("Films", ["Synopsis"], [["x" * 32_768]])
