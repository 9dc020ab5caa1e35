"""Every mistake is named by its cell; every code has a sheet that earns it."""

from datetime import UTC, date, datetime

import pytest

from roadshow.formats.avails import CODES, AvailsSheet, check
from roadshow.formats.avails.checking import CHECKS
from roadshow.formats.spreadsheets.reading import Cell
from tests.formats.avails.made import cells, codes, errors, sheet

ONE_CELL: list[tuple[str, Cell, str]] = [
    ("EntryType", "Full", "entry_type"),
    ("WorkType", "Film", "work_type"),
    ("LicenseType", "Theatrical", "license_type"),
    ("FormatProfile", "4K", "format_profile"),
    ("LocalizationType", "dubbed", "localization"),
    ("PriceType", "Cheap", "price_type"),
    ("PriceCurrency", "RMB", "currency"),
    ("SRP", "$4.99", "number"),
    ("RentalDuration", "two days", "number"),
    ("ReleaseYear", "13", "year"),
    ("TotalRunTime", "56:20", "run_time"),
    ("ExceptionFlag", "perhaps", "yes_no"),
    ("Territory", "UK", "country"),
    ("TerritoryExclusion", "US, XX", "country"),
    ("AllowedLanguages", "en, mandarin", "language"),
    ("AssetLanguage", "eng", "language"),
    ("Start", "5/6/2013", "date"),
    ("End", "Never", "date"),
    ("AnnounceDate", "soon", "date"),
    ("TitleID", "10.5240/8FF3-1C20-84F5-F247-8BCD-F", "eidr"),
    ("BundledALIDs", "md:alid:org:a:1;md:alid:eidr-s:8FF3", "eidr"),
    ("Territory", "GB;IE", "several_countries"),
]


def test_a_good_row_has_no_errors() -> None:
    assert errors(cells()) == []


@pytest.mark.parametrize(("column", "value", "code"), ONE_CELL)
def test_a_wrong_cell_is_named(column: str, value: Cell, code: str) -> None:
    assert codes(**{column: value}) == [(column, code)]


def test_an_error_has_its_cell_its_text_and_what_its_sentence_needs() -> None:
    found = errors(cells(), cells(TitleID="10.5240/8FF3-1C20-84F5-F247-8BCD-F", ALID="other"))

    assert [(e.cell, e.value, e.params) for e in found] == [
        (
            "AI5",
            "10.5240/8FF3-1C20-84F5-F247-8BCD-F",
            {"reason": "check", "expected": "E"},
        )
    ]


@pytest.mark.parametrize("column", ["DisplayName", "Territory", "Start", "End", "ALID", "WorkType"])
def test_what_every_avail_says_must_be_said(column: str) -> None:
    assert (column, "required") in codes(**{column: None})
    assert (column, "required") in codes(**{column: "  "})


def test_a_column_that_is_missing_is_said_once_and_not_for_each_row() -> None:
    whole = sheet(cells(ALID=None), cells(ALID=None, Territory="RU"))
    without = tuple(column for column in whole.columns if column.key != "ALID")
    found = check(AvailsSheet(whole.name, whole.layout, without, whole.above, whole.rows))

    assert [(e.cell, e.column, e.code) for e in found] == [("", "ALID", "column")]


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"WorkType": "Collection"}, ["BundledALIDs"]),
        ({"WorkType": "movie", "ContentID": None}, ["ContentID"]),
        ({"LicenseType": "EST"}, ["PriceType", "PriceValue"]),
        (
            {"LicenseType": "POEST", "PriceType": "Tier", "PriceValue": 2.0},
            ["SuppressionLiftDate"],
        ),
        ({"Territory": "US"}, ["CaptionIncluded"]),
        ({"Territory": "US", "CaptionIncluded": "No"}, ["CaptionExemption"]),
        ({"Territory": "US", "CaptionIncluded": "Yes"}, []),
    ],
)
def test_what_must_be_said_depends_on_the_avail(
    changed: dict[str, Cell], missing: list[str]
) -> None:
    assert codes(**changed) == [(column, "required") for column in missing]


def test_before_1_7_3_every_avail_had_a_price() -> None:
    found = errors(cells(), layout="1.7.2")

    assert [(e.column, e.code) for e in found] == [
        *(("PriceType", "required"), ("PriceValue", "required"))
    ]


def test_an_episode_needs_its_series_and_season() -> None:
    found = errors(cells(WorkType="Episode", SeasonNumber=1.0), kind="all")

    assert {e.column for e in found if e.code == "required"} == {
        *("SeriesTitleInternalAlias", "EpisodeNumber", "EpisodeTitleInternalAlias"),
        *("SeriesContentID", "SeasonContentID", "EpisodeContentID"),
    }


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        (date(2025, 11, 20), date(2025, 11, 19), True),
        (date(2025, 11, 20), date(2025, 11, 20), False),
        (date(2025, 11, 20), "Open", False),
        ("2025-11-20T12:00:00Z", "2025-11-20T11:00:00Z", True),
        # In which zone the day is, the row does not say.
        (date(2025, 11, 20), "2025-11-20T00:00:00Z", False),
        ("2025-11-20T12:00:00", "2025-11-20T11:00:00Z", False),
        (datetime(2025, 11, 20, 12, tzinfo=UTC).replace(tzinfo=None), date(2025, 11, 19), True),
        ("5/6/2013", date(2025, 11, 19), False),
    ],
)
def test_a_window_does_not_end_before_it_begins(start: Cell, end: Cell, wrong: bool) -> None:
    assert (("End", "end_before_start") in codes(Start=start, End=end)) is wrong


@pytest.mark.parametrize(
    ("allowed", "held", "both"),
    [
        ("en, fr", "FR, de", "fr"),
        ("en", "*", "en"),
        ("en", "de", ""),
        ("fr", "fr:dub", ""),
        (None, "fr", ""),
    ],
)
def test_a_language_is_not_both_allowed_and_held_back(allowed: Cell, held: Cell, both: str) -> None:
    found = errors(cells(AllowedLanguages=allowed, HoldbackLanguage=held))

    assert [(e.code, e.params["languages"]) for e in found] == (
        [("held_and_allowed", both)] if both else []
    )


@pytest.mark.parametrize(
    ("kind", "value", "wrong"),
    [("WSP", "cheap", True), ("TPR-WSP", 7.99, False), ("WSP", "TBD", False), ("Tier", "A", False)],
)
def test_a_price_in_money_is_an_amount(kind: str, value: Cell, wrong: bool) -> None:
    assert codes(PriceType=kind, PriceValue=value) == [("PriceValue", "number")] * wrong


def test_the_same_offer_twice_is_named_at_the_second() -> None:
    found = errors(cells(AvailID="1"), cells(Territory="RU"), cells(AvailID="2"))

    assert [(e.cell, e.code, e.params) for e in found] == [("A6", "duplicate", {"row": "4"})]


def test_every_code_is_earned_by_one_of_these_sheets() -> None:
    others = {"required", "column", "end_before_start", "held_and_allowed", "duplicate"}

    assert {code for _column, _value, code in ONE_CELL} | others == CODES


def test_no_cell_makes_the_checker_fail() -> None:
    strange: list[Cell] = ["\x00", "：", "*", "--", 1e300, -1.0, float(10**17), True]
    for value in strange:
        errors(dict.fromkeys(CHECKS, value), kind="all")
