"""A workbook comes back as it was: cells, columns, headers, order."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.formats.avails import (
    AvailsSheet,
    Workbook,
    avails_sheet,
    empty,
    in_layout,
    read_avails,
    write_avails,
)
from roadshow.formats.avails.reading import as_sheet
from roadshow.formats.spreadsheets import Sheet
from roadshow.formats.spreadsheets.reading import Cell
from tests.formats.avails.made import GOOD, cells, sheet

# What no text of XML can hold, and what a workbook knows only as nothing.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\ufffe\uffff"), max_size=20
).map(lambda text: text or "x")
CLOCKS = st.integers(0, 86_399).map(lambda s: time(s // 3600, s // 60 % 60, s % 60))
DAYS = st.dates(date(1900, 3, 1), date(2200, 1, 1))
CELLS: st.SearchStrategy[Cell] = st.one_of(
    TEXTS,
    st.sampled_from(["=1+1", "https://example.org", "_x0041_", " 01 ", "N/A", "'"]),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    DAYS,
    # A moment at midnight is a day: a workbook has one number for both.
    st.builds(datetime.combine, DAYS, CLOCKS.filter(lambda clock: clock > time())),
    CLOCKS,
    st.integers(0, 10**6).map(lambda s: timedelta(seconds=s)),
    st.none(),
)
HEADERS = st.lists(TEXTS, max_size=4)


def kinds(book: Workbook) -> list[list[type]]:
    """True is 1 and so 1.0; only their types tell."""
    sheets = [as_sheet(part) if isinstance(part, AvailsSheet) else part for part in book.parts]
    return [[type(cell) for cell in line] for one in sheets for line in one.rows]


@settings(max_examples=30, deadline=None)
@given(st.data(), HEADERS)
def test_what_is_written_is_read_again_as_it_was(data: st.DataObject, more: list[str]) -> None:
    above = as_sheet(empty("1.8")).rows
    lines: list[tuple[Cell, ...]] = [(*above[0],), (*above[1], *more), (*above[2],)]
    width = len(lines[1])
    for _row in range(data.draw(st.integers(1, 3))):
        known = dict(enumerate(data.draw(st.lists(CELLS, max_size=5))))
        unknown = {width - 1 - i: c for i, c in enumerate(data.draw(st.lists(CELLS, max_size=5)))}
        line = [(known | unknown).get(at) for at in range(width)]
        while line and line[-1] is None:
            line.pop()
        lines.append(tuple(line))
    while not lines[-1]:
        lines.pop()
    made = avails_sheet(Sheet("Movies", tuple(lines)))
    assert made is not None
    book = Workbook((made, Sheet("Notes", ((None, "b"), (), (1.5,)))))

    again = read_avails(write_avails(book))

    assert again == book
    assert kinds(again) == kinds(book)


def test_a_day_before_spreadsheets_have_days_is_written_as_text() -> None:
    book = Workbook((sheet(cells(ReleaseHistoryOriginal=date(1895, 12, 28))),))

    (again,) = read_avails(write_avails(book)).sheets

    assert again.rows[0].get("ReleaseHistoryOriginal") == "1895-12-28"


def test_a_text_that_no_cell_can_hold_is_not_dropped_silently() -> None:
    with pytest.raises(ValueError, match="too many"):
        write_avails(Workbook((sheet(cells(Any="x" * 32_768)),)))


def test_sheets_get_names_that_workbooks_allow_and_no_two_the_same() -> None:
    book = Workbook((Sheet("a/b", (("x",),)), Sheet("A b", (("y",),)), Sheet("", (("z",),))))

    assert [part.name for part in read_avails(write_avails(book)).parts] == [
        *("a b", "A b 2", "Sheet3")
    ]


@pytest.mark.parametrize("version", ["1.7.2", "1.7.3"])
def test_avails_move_to_another_version_with_all_that_it_does_not_have(version: str) -> None:
    made = sheet(cells(PackageLabel="Almaty", StoreType="x"), cells(Territory="RU"))

    (moved,) = read_avails(write_avails(Workbook((made,)), layout=version)).sheets

    assert [dict(row.cells) for row in moved.rows] == [dict(row.cells) for row in made.rows]
    assert [column.key for column in moved.columns][: len(empty(version).columns)] == [
        column.key for column in empty(version).columns
    ]
    assert {"PackageLabel", "StoreType"} <= {column.key for column in moved.columns}
    assert moved.rows[0].number == 4


def test_a_version_that_has_no_such_sheet_is_refused() -> None:
    with pytest.raises(LookupError, match=r"movies.*1\.9"):
        in_layout(sheet(dict(GOOD)), "1.9")
    with pytest.raises(LookupError):
        empty("2.0")


@pytest.mark.parametrize(
    ("layout", "kind"),
    [
        *(("1.7.2", "movies"), ("1.7.3", "movies"), ("1.8", "movies")),
        *(("1.7.3", "tv"), ("1.9", "tv"), ("1.8", "all")),
    ],
)
def test_an_empty_sheet_is_known_again_as_the_version_it_has(layout: str, kind: str) -> None:
    made = empty(layout, kind)

    assert read_avails(write_avails(Workbook((made,)))).sheets == (made,)
