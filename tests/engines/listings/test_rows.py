"""What makes a row a film, a version, a showing, or none of these."""

from datetime import date, time

import pytest

from roadshow.engines.listings.listing import NoListingError
from roadshow.engines.listings.reader import read_listing
from tests.engines.listings.sheets import said, through_workbook


def test_a_header_that_is_repeated_is_no_film() -> None:
    header = ["Title", "Year", "Min"]

    listing = through_workbook([header, ["A", 2019, 90], [], header, ["B", 2020, 100]])

    assert [film.titles[0][1] for film in listing.films] == ["A", "B"]
    assert said(listing) == []


def test_versions_of_one_film_and_what_only_one_row_says_of_it() -> None:
    listing = through_workbook(
        [
            ["Title", "Year", "Min", "Director", "Country"],
            ["Nomads", 2019, 90, "A. Asanov", ""],
            ["Nomads (Director’s Cut)", 2019, 120, "", "Kazakhstan"],
            ["Nomads 4K", 2019, 90, "B. Asanov", "Kazakhstan"],
        ]
    )

    (nomads,) = listing.films
    assert [(p.minutes, p.format, p.name) for p in nomads.prints] == [
        (90, "", ""),
        (120, "", "Director’s Cut"),
        (90, "4K", ""),
    ]
    assert (nomads.directors, nomads.countries) == (("A. Asanov",), ("KZ",))
    assert said(listing) == [("D4", "differs")]


def test_a_short_film_before_another_is_no_package() -> None:
    """Both stand at one time in one hall without being sold as one ticket."""
    header = ["No", "Title", "Min", "Date", "Time", "Cinema"]
    slot = [date(2025, 11, 24), time(19, 30), "X"]

    listing = through_workbook(
        [
            header,
            [1, "Feature", 100, *slot],
            ["", "Short", 15, *slot],
            ["", "Both", 115, *slot],
            [2, "Other", 90, date(2025, 11, 25), time(19, 30), "X"],
            [3, "Third", 90, date(2025, 11, 26), time(19, 30), "X"],
            [4, "Fourth", 90, date(2025, 11, 27), time(19, 30), "X"],
        ]
    )

    assert [film.titles[0][1] for film in listing.films] == [
        "Feature", "Short", "Other", "Third", "Fourth"
    ]  # fmt: skip
    assert said(listing) == [("B4", "package")]


def test_a_showing_that_is_listed_twice_is_one() -> None:
    row = ["A", 2024, date(2025, 11, 24), time(19, 30), "X"]

    listing = through_workbook([["Title", "Year", "Date", "Time", "Cinema"], row, row])

    assert len(listing.showings) == 1
    assert [(p.cell, p.code, p.params) for p in listing.problems] == [
        ("C3", "twice", {"first": "C2"})
    ]


def test_a_count_of_showings_is_held_to_a_row_or_to_all_rows_of_a_film() -> None:
    header = ["Title", "Year", "Screenings", "Date", "Time", "Cinema"]
    days = [date(2025, 11, day) for day in (24, 25)]

    right = through_workbook([header, *(["A", 2024, 2, day, time(19), "X"] for day in days)])
    wrong = through_workbook([header, *(["A", 2024, 3, day, time(19), "X"] for day in days)])

    assert said(right) == []
    assert said(wrong) == [("C2", "count"), ("C3", "count")]


def test_what_cannot_be_read_is_said_cell_by_cell() -> None:
    listing = through_workbook(
        [
            ["Title", "Year", "Min", "Country", "Date", "Weekday", "Time", "Hall"],
            ["A", "soon", "long", "Wakanda", "31 Nov", "Mon", "late", "Y Hall 1"],
            ["B", 2019, 90, "UK", "24 Nov", "Tue", "13:00", ""],
            ["C", 2019, 90, "UK", "", "", "13:00", "Y Hall 1"],
            ["D", 2019, 90, "UK", "24 Nov", "someday", "", "Y Hall 1"],
            ["E", 2019, 90, "UK", "", "", "", "Y Hall 1"],
            ["F", 2019, 90, "UK", "24-25 Nov", "", "25:10", "Y Hall 1"],
            ["G", 2019, 90, "UK", "25 Nov", "Tue", "13:00", "Y Hall 1"],
        ],
        reference_year=2025,
    )

    assert sorted(said(listing)) == [
        ("B2", "year"), ("C2", "runtime"), ("D2", "unknown_countries"), ("E2", "day"),
        ("E3", "weekday"), ("E4", "no_day"), ("E7", "day"), ("F5", "weekday"), ("G2", "time"),
        ("G5", "time"), ("G7", "time"), ("H3", "no_hall"), ("H6", "no_day"),
    ]  # fmt: skip
    assert len(listing.films) == 7


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["hello", "world"], [1, 2]],
        [["Name", "Address", "Country"], ["Anna", "Street 1", "UK"]],
        [["Title"], ["A"]],
    ],
)
def test_a_sheet_without_films_is_no_listing(rows: list[list[str]]) -> None:
    with pytest.raises(NoListingError):
        read_listing(rows)
