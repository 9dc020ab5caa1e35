"""No cell can be changed without anybody noticing.

A cell is put to nonsense, and the listing must show it: as a text somewhere, as a problem with this
cell, or by its column among those that were not read. Only the numbers of films leave no trace.
"""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.engines.listings.listing import CODES, Cell, Listing, cell_name, text_of
from roadshow.engines.listings.reader import read_listing

NONSENSE = "Qzx7"
SIDE_BY_SIDE: list[list[Cell]] = [
    ["第十二届电影节排片表"],
    ["序号", "单元", "中文片名", "外文片名", "国家/地区", "年代", "时长", "导演", "语言", "场次",
     "票价", "场次一", "", "", "", "场次二", "", "", "", "备注", ""],
    [1.0, "主竞赛", "安纳托利亚豹", "Anatolian Leopard", "土耳其/波兰", "2021", "108", "甲",
     "土耳其语", 2.0, 70.0, 8.14, "周日", "20:20", "甲影城4号厅", 8.2, "周六", "15:00", "乙影院A厅",
     "映后", "x"],
    [2.0, "主竞赛", "安托万与柯莱特 + 偷吻", "Antoine + Kisses", "法国", "1962/1968", "30+91", "乙",
     "法语", 1.0, 80.0, 8.17, "周三", "15:30", "甲影城4号厅", None, None, None, None, "映后"],
    [3.0, "嘉年华", "攻壳机动队 4K", "Ghost in the Shell", "日本", 1995.0, 83.0, "丙", "日语", 1.0,
     100.0, 8.16, "周二", "21:00", "乙影院A厅"],
    [4.0, "嘉年华", "攻壳机动队 IMAX", "Ghost in the Shell", "日本", 1995.0, 83.0, "丙", "日语",
     1.0, 120.0, 8.21, "周日", "21:00", "乙影院A厅"],
]  # fmt: skip
ONE_A_ROW: list[list[Cell]] = [
    ["No", "Title", "Original title", "Director", "Country", "Year", "Min", "Format", "Subtitles",
     "Genre", "Synopsis", "Date", "Day", "Time", "Ends", "Cinema", "Hall", "Price", "Whatever"],
    ["1", "Lake", "Jezero", "Anna", "UK", "2020", "90", "4K", "English", "drama", "Water.",
     "24 Nov", "Mon", "19:30", "21:00", "Roxy", "Hall 1", "12", "x"],
    ["", "Lake", "Jezero", "Anna", "UK", "2020", "90", "4K", "English", "drama", "Water.",
     "25 Nov", "Tue", "19:30", "21:00", "Roxy", "Hall 2", "12", ""],
    ["2", "River", "", "Carl", "France", "2021", "95", "", "", "", "", "26 Nov", "Wed", "19:30",
     "", "Roxy", "Hall 1", "", ""],
    ["", "", "", "", "", "", "", "", "", "", "", "27 Nov", "Thu", "19:30", "", "Roxy", "Hall 1"],
]  # fmt: skip
CASES = [
    pytest.param(rows, header, row, column, id=f"{name}-{cell_name(row, column)}")
    for name, rows, header in (("side-by-side", SIDE_BY_SIDE, 1), ("one-a-row", ONE_A_ROW, 0))
    for row in range(header + 1, len(rows))
    for column, cell in enumerate(rows[row])
    if text_of(cell) and column
]


def traces(listing: Listing) -> str:
    """All that a listing says, but for what its columns were called."""
    return repr((listing.films, listing.halls, listing.showings, listing.problems))


def read(rows: Sequence[Sequence[Cell]]) -> Listing:
    return read_listing(rows, reference_year=2025)


def unread(listing: Listing, column: int) -> bool:
    return column not in listing.mapping.used and bool(listing.unused)


@pytest.mark.parametrize(("rows", "header", "row", "column"), CASES)
def test_a_changed_cell_leaves_a_trace(
    rows: list[list[Cell]], header: int, row: int, column: int
) -> None:
    changed = [[*line] for line in rows]
    changed[row][column] = NONSENSE

    listing = read(changed)

    assert listing.mapping.header == header
    assert NONSENSE in traces(listing) or unread(listing, column)


def test_the_samples_are_read_without_a_doubt() -> None:
    for rows in (SIDE_BY_SIDE, ONE_A_ROW):
        assert read(rows).problems == ()
    assert read(SIDE_BY_SIDE).unused == ("票价", "U")
    assert read(ONE_A_ROW).unused == ("Ends", "Price", "Whatever")


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(-1e6, 1e6),
    st.integers(-10, 100_000),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.booleans(),
    st.sampled_from(
        ["片名", "Title", "Year", "8.14", 8.2, "22+45", "A + B", "N/A", "场次一", "時"]
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12), st.booleans())
def test_no_sheet_whatever_ends_the_reader(rows: list[list[Cell]], above: bool) -> None:
    header: list[list[Cell]] = [
        ["Title", "Year", "Min", "Country", "Date", "Day", "Time", "Cinema"]
    ]
    listing = read([*rows[:3], *header, *rows[3:]] if above else [*header, *rows])

    assert {problem.code for problem in listing.problems} <= CODES
    for showing in listing.showings:
        assert all(place < len(listing.films) for place, _print in showing.films)
