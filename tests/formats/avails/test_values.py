"""Cells say days, languages and countries in many spellings, and some say nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from roadshow.formats.avails import values
from roadshow.formats.avails.values import Language, WrongValue
from roadshow.formats.spreadsheets.reading import Cell

NOON = datetime(2025, 11, 20, 12)  # noqa: DTZ001  # a spreadsheet knows no zones


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *((None, ""), (212122.0, "212122"), (7.99, "7.99"), (" a ", "a"), (True, "True")),
        *((date(2025, 11, 20), "2025-11-20"), (time(1, 56, 20), "01:56:20")),
        (timedelta(hours=30, seconds=1), "30:00:01"),
    ],
)
def test_a_cell_reads_as_people_see_it(cell: Cell, text: str) -> None:
    assert values.text(cell) == text


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2025, 11, 20), date(2025, 11, 20)),
        ("2025-11-20", date(2025, 11, 20)),
        (NOON, NOON),
        ("2025-11-20T12:00:00", NOON),
        ("2025-11-20T12:00:00.000", NOON),
        ("2025-11-20T12:00:00Z", NOON.replace(tzinfo=UTC)),
    ],
)
def test_a_day_is_a_spreadsheets_own_or_iso_8601(cell: Cell, day: date) -> None:
    assert values.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        (time(1, 56, 20), timedelta(hours=1, minutes=56, seconds=20)),
        (timedelta(minutes=90), timedelta(minutes=90)),
        ("01:37:49", timedelta(hours=1, minutes=37, seconds=49)),
    ],
)
def test_a_run_time_is_hours_minutes_and_seconds(cell: Cell, span: timedelta) -> None:
    assert values.run_time(cell) == span


def test_lists_are_cut_at_every_sign_that_people_write() -> None:
    assert values.territories("GB;IE, us/CA-QC") == ("GB", "IE", "US", "CA-QC")
    assert values.several("a:1; b:2,c:3;") == ("a:1", "b:2", "c:3")
    assert [str(one) for one in values.languages("EN, fr-ca:SubDub;zh-hans es-419")] == [
        *("en", "fr-CA:subdub", "zh-Hans", "es-419")
    ]
    assert values.languages("any") == values.languages("*") == (Language("*"),)


def test_a_word_is_known_whatever_its_case() -> None:
    assert values.word("EntryType", "entry_type")("full  EXTRACT") == "Full Extract"
    assert values.limit("open") == "Open"


@pytest.mark.parametrize(
    "tag", ["en", "cmn", "yue-Hant-HK", "zh-yue", "kk-Cyrl-KZ", "sl-rozaj", "de-1996", "ug"]
)
def test_tags_of_rfc_5646_are_languages(tag: str) -> None:
    assert values.language_tag(tag.swapcase()) == tag


@pytest.mark.parametrize("tag", ["eng", "XYZ", "fr-xx", "english", "e", "zh-Hanx", "", "en_US"])
def test_other_words_are_no_languages(tag: str) -> None:
    assert values.language_tag(tag) is None


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (values.day, "5/6/2013", "date"),
        (values.day, "20131305", "date"),
        (values.day, "2013-13-05", "date"),
        (values.day, "2013-06-05 soon", "date"),
        (values.day, 41408.0, "date"),
        (values.limit, "Opne", "date"),
        (values.run_time, "56:20", "run_time"),
        (values.run_time, time(0, 0), "run_time"),
        (values.run_time, 0.08, "run_time"),
        (values.year, "13", "year"),
        (values.year, 2013.5, "year"),
        (values.number, "$4.99", "number"),
        (values.number, True, "number"),
        (values.yes, "maybe", "yes_no"),
        (values.currency, "RMB", "currency"),
        (values.territories, "UK", "country"),
        (values.territories, "Worldwide", "country"),
        (values.territories, "CA-XX", "country"),
        (values.languages, "en:shouted", "language"),
        (values.identifier, "10.5240/:1489-49A2-3956-4B2D-FE16-6", "eidr"),
        (values.identifier, "md:cid:eidr-s:8FF3-1C20-84F5-F247-8BCD-F", "eidr"),
    ],
)
def test_what_can_mean_two_things_or_nothing_is_not_read(
    read: Callable[[Cell], object], cell: Cell, code: str
) -> None:
    with pytest.raises(WrongValue) as wrong:
        read(cell)

    assert wrong.value.code == code


@pytest.mark.parametrize(
    "said",
    [
        "10.5240/8FF3-1C20-84F5-F247-8BCD-E",
        "urn:eidr:10.5240:F926-336C-2666-0201-54E9-I",
        "md:cid:eidr-s:8FF3-1C20-84F5-F247-8BCD-E",
        "md:alid:eidr-x:8FF3-1C20-84F5-F247-8BCD-E-FR",
        "md:titleid:org:nbcu.com:bndl_10024",
        "030434",
    ],
)
def test_numbers_of_eidr_are_checked_and_others_are_anybodys(said: str) -> None:
    assert values.identifier(said) == said


def test_amounts_are_exact() -> None:
    assert values.number("1000.00") == Decimal("1000.00")
    assert values.number(7.99) == Decimal("7.99")
    assert values.release("N/A") is None
