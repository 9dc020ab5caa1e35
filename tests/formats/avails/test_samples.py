"""MovieLabs' own files: three published templates with their examples, and two workbooks that their
tools wrote of one XML file.

How the numbers below were counted, by hand and without the reader (column by column):

* ``Movies_v1.8``. 27 rows. TitleID and EditID hold “10.5240/:…” in all 27, with a colon that
  version 1.8a took out, and letters that are no hexadecimal digits; ContentID in 12 (rows 4, 5 and
  the ten of “The First Dance” in English). ContentID is required and empty in the other 15. Rows 26
  to 29 offer again what 22 to 25 offer, the last two with a CompanyDisplayCredit. 66 + 15 + 4.
* ``TV_v1.9``. 38 rows, of 4 seasons and 34 episodes. Numbers are made up (AAAA-AAAA-…-A, whose
  check would be Y): SeriesID, SeasonID, ALID, SeriesContentID and SeasonContentID in each row,
  EpisodeTitleID, EpisodeID and EpisodeContentID in each episode's: 5 · 38 + 3 · 34 = 292. Each
  episode's TotalRunTime is 10:00 or 56:20, without hours: 34.
* ``Movies_v1.7.2_Collection``. 12 rows without a mistake. Its first sheet claims the size “1:16”.
* ``Avails_noErrors``. 16 rows of movies and 8 of television; rows 4 and 5 sell without PriceType
  and PriceValue, for they have an SRP only: 4.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as Tree

import pytest

from roadshow.formats.avails import (
    Avail,
    AvailsSheet,
    Language,
    Workbook,
    avails,
    check,
    read_avails,
    write_avails,
)
from roadshow.formats.avails.values import WrongValue, languages, territories
from tests.formats.avails.test_writing import kinds

FOLDER = Path(__file__).parents[3] / "../shared/data/avails"
NAMES = (
    *("Avails_noErrors_v2.3_v1.7.3", "Avails_noErrors_v2.3_v1.8", "Movies_v1.7.2_Collection"),
    *("Movies_v1.8", "TV_v1.9"),
)
SPACE = {
    "a": "http://www.movielabs.com/schema/avails/v2.3/avails",
    "md": "http://www.movielabs.com/schema/md/v2.6/md",
}

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the samples are no part of the repository"
)


@cache
def book(name: str) -> Workbook:
    return read_avails((FOLDER / f"{name}.xlsx").read_bytes())


def first(name: str) -> AvailsSheet:
    return book(name).sheets[0]


def test_each_workbook_is_known_with_its_version() -> None:
    assert {
        name: [(sheet.name, sheet.layout, len(sheet.columns), len(sheet.rows)) for sheet in s]
        for name in NAMES
        if (s := book(name).sheets)
    } == {
        "Avails_noErrors_v2.3_v1.7.3": [("Movies", "1.7.3", 77, 16), ("TV", "1.7.3", 92, 8)],
        "Avails_noErrors_v2.3_v1.8": [("AllAvails", "1.8", 102, 24)],
        "Movies_v1.7.2_Collection": [("Movies", "1.7.2", 62, 12)],
        "Movies_v1.8": [("Template-Movies", "1.8", 78, 27)],
        "TV_v1.9": [("Template-TV_v1.9", "1.9", 102, 38)],
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_comes_back_as_it_was(name: str) -> None:
    again = read_avails(write_avails(book(name)))

    assert again == book(name)
    assert kinds(again) == kinds(book(name))


def test_the_dictionary_and_the_instructions_stay_with_the_avails() -> None:
    assert [part.name for part in book("Movies_v1.7.2_Collection").parts] == [
        *("Movies", "Movies Data Dictionary", "General Instructions and FAQ")
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Avails_noErrors_v2.3_v1.7.3", {"PriceType required": 2, "PriceValue required": 2}),
        ("Avails_noErrors_v2.3_v1.8", {"PriceType required": 2, "PriceValue required": 2}),
        ("Movies_v1.7.2_Collection", {}),
        (
            "Movies_v1.8",
            {"TitleID eidr": 27, "EditID eidr": 27, "ContentID eidr": 12}
            | {"ContentID required": 15, "DisplayName duplicate": 4},
        ),
        (
            "TV_v1.9",
            {"SeriesID eidr": 38, "SeasonID eidr": 38, "ALID eidr": 38, "EpisodeID eidr": 34}
            | {"SeriesContentID eidr": 38, "SeasonContentID eidr": 38, "EpisodeTitleID eidr": 34}
            | {"EpisodeContentID eidr": 34, "TotalRunTime run_time": 34},
        ),
    ],
)
def test_the_mistakes_that_we_know_are_found_and_no_others(
    name: str, found: dict[str, int]
) -> None:
    errors = [error for sheet in book(name).sheets for error in check(sheet)]

    assert Counter(f"{error.column} {error.code}" for error in errors) == found


def test_a_sold_film_reads_as_what_it_offers() -> None:
    offer = next(one for one in avails(first("Movies_v1.8")) if one.row == 22)

    assert offer == Avail(
        row=22,
        entry_type="Full Extract",
        licensor="Rockstar Films",
        work_type="Movie",
        title="El primer baile",
        internal_title="First Dance, The",
        release_year=2013,
        run_time=timedelta(hours=1, minutes=56, seconds=20),
        released=date(2013, 2, 5),
        released_on_disc=date(2013, 5, 14),
        alid="FIRSTDANCE_2012_ES",
        title_id="10.5240/:1489-49A2-3956-4B2D-BEFK-7",
        edit_id="10.5240/:1489-49A2-3956-4B2D-RF56-8",
        alt_id="FIRSTDANCE_2012_ES",
        territories=("ES",),
        license_type="EST",
        rights="New Release",
        format_profile="HD",
        start=date(2013, 5, 28),
        end_condition="Open",
        asset_languages=(Language("es"),),
        localization="dub",
        price_type="WSP",
        price_value="10",
        price_currency="USD",
    )


def test_a_pre_order_ends_when_the_sale_begins_and_a_delete_in_the_past() -> None:
    by_row = {one.row: one for one in avails(first("Movies_v1.8"))}

    assert (by_row[6].license_type, by_row[6].end, by_row[6].end_condition) == (
        *("POEST", None, "ESTStart"),
    )
    assert by_row[6].suppressed_until == date(2012, 12, 10)
    assert (by_row[30].entry_type, by_row[30].end) == ("Full Delete", date(2000, 1, 1))
    assert [by_row[row].exclusive for row in (4, 5, 6)] == [True, None, False]


def test_a_collection_names_its_films_and_an_episode_its_series() -> None:
    collection = avails(first("Movies_v1.7.2_Collection"))[-1]
    episode = avails(first("TV_v1.9"))[4]

    films = {one.alid for one in avails(first("Movies_v1.7.2_Collection"))}
    assert len(collection.bundled) == 4
    assert set(collection.bundled) < films
    assert (episode.series_title, episode.season_number, episode.internal_title) == (
        *("The Detectives", "1", "Time and Place, The"),
    )


class Offer(NamedTuple):
    """What both the XML and the workbooks made of it say."""

    license_type: str
    territory: str
    start: date
    end: date | str
    format_profile: str
    allowed: tuple[str, ...]
    licensor: str
    alid: str
    work_type: str
    bundled: tuple[str, ...]


def _offers_of_the_xml() -> dict[str, Offer]:
    root = Tree.parse(FOLDER / "Avails_noErrors_v2.3.xml").getroot()  # noqa: S314  # our own file
    found = {}
    for avail in root.iterfind("a:Avail", SPACE):
        for sale in avail.iterfind("a:Transaction", SPACE):

            def said(path: str, within: Tree.Element = sale) -> str:
                return within.findtext(path, "", SPACE)

            found[sale.attrib["TransactionID"]] = Offer(
                said("a:LicenseType"),
                said("a:Territory/md:country"),
                datetime.fromisoformat(said("a:Start")).date(),
                said("a:EndCondition") or datetime.fromisoformat(said("a:End")).date(),
                said("a:FormatProfile"),
                tuple(e.text or "" for e in sale.iterfind("a:AllowedLanguage", SPACE)),
                said("a:Licensor/md:DisplayName", avail),
                said("a:ALID", avail),
                said("a:Asset/a:WorkType", avail),
                tuple(e.text or "" for e in avail.iterfind(".//a:BundledALID", SPACE)),
            )
    return found


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_workbook_offers_what_the_xml_offers_that_it_was_made_of(name: str) -> None:
    offers = [offer for sheet in book(name).sheets for offer in avails(sheet)]

    assert {
        one.avail_id: Offer(
            one.license_type,
            ", ".join(one.territories),
            one.start or date.min,
            one.end or one.end_condition,
            one.format_profile,
            tuple(map(str, one.allowed_languages)),
            one.licensor,
            one.alid,
            one.work_type,
            one.bundled,
        )
        for one in offers
    } == _offers_of_the_xml()


@pytest.mark.parametrize("said", ["XYZ", "fr-xx", "ENg"])
def test_the_languages_that_their_file_of_errors_marks_are_none(said: str) -> None:
    text = (FOLDER / "Avails_withErrors.xml").read_text("utf-8")
    assert f"Language>{said}<" in text

    with pytest.raises(WrongValue):
        languages(said)


def test_the_country_that_their_file_of_errors_marks_is_none() -> None:
    assert "country>JJ<" in (FOLDER / "Avails_withErrors.xml").read_text("utf-8")

    with pytest.raises(WrongValue):
        territories("JJ")


def test_run_times_of_the_two_workbooks_are_those_of_the_xml() -> None:
    found = {one.minutes for one in avails(first(NAMES[0])) if one.run_time}

    assert found == {98, 92}  # PT01H37M49S and PT01H32M03S
