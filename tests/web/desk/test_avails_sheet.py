"""The avails as a sheet for a buyer: the same answers, and nobody's name."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from roadshow.apps.films.models import Film, Title
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Holdback, PremierePromise
from roadshow.web.rights.told import standing_name
from tests import builders, markup
from tests.formats.test_avails_sheet import cells
from tests.pdf import pdf_pages, squeezed
from tests.web.desk.rooms import logged_in

pytestmark = pytest.mark.django_db

ASKED = {
    "territories": "Kazakhstan, Uzbekistan",
    "medium": "tv",
    "starts": "2026-03-01",
    "ends": "2026-05-31",
    "for": "Qazaq Kino Әлемі",
}
SECRETS = ("Rival", "Studio", "CLAUSE", "DOCUMENT", "777", "NOTE")


class Stand:
    """A tour with a film that is free, one that is sold, and one that is held back or kept."""

    def __init__(self) -> None:
        self.tour = builders.make_tour(slug="autumn", name={"en": "Autumn", "zh-hans": "秋之旅"})
        builders.make_leg(self.tour)
        self.free, self.sold, self.held = (
            self.film("The Composer", "音乐家", "Композитор"),
            self.film("Trapped", "大风杀", "Қақпан"),
            self.film("The Lychee Road", "长安的荔枝", "Личи жолы"),
        )
        builders.make_showcase(self.tour, self.free, self.sold, self.held)
        builders.make_grant(self.free, self.sold, self.held, clause="CLAUSE 1")
        self.rival = Organisation.objects.create(name={"en": "Rival Broadcasting"})
        self.sell(ends=date(2026, 12, 31))
        self.hold()
        self.client = logged_in(self.tour, "viewer")

    def film(self, english: str, chinese: str, kazakh: str) -> Film:
        film = builders.make_film(title=english)
        Title.objects.create(film=film, text=chinese, language="zh-hans", kind="release")
        Title.objects.create(film=film, text=kazakh, language="kk", kind="release")
        return film

    def sell(self, **fields: Any) -> None:
        given: dict[str, Any] = {
            "direction": "out",
            "party": self.rival,
            "territories": "Kazakhstan",
            "media": ["tv"],
            "exclusive": True,
            "clause": "CLAUSE 2",
            "document": "DOCUMENT",
            "note": {"en": "NOTE"},
            "fee": 777,
            "currency": "EUR",
        }
        builders.make_grant(self.sold, **{**given, **fields})

    def hold(self) -> None:
        held = {"territories": "Kazakhstan", "signed": date(2025, 1, 1), "clause": "CLAUSE 3"}
        until = date(2026, 6, 30)
        holdback = Holdback(media=["tv"], ends=until, **held)
        kept = PremierePromise(
            film=self.held,
            organisation=self.rival,
            ends=date(2026, 7, 31),
            **(held | {"territories": "Uzbekistan"}),
        )
        for record in (holdback, kept):
            record.full_clean()
            record.save()
        holdback.films.add(self.held)

    def get(self, suffix: str, tag: str = "en", /, **asked: str) -> Any:
        path = f"/{tag}/desk/tours/autumn/avails/sheet.{suffix}"
        return self.client.get(f"{path}?{urlencode(ASKED | asked)}")

    def table(self, **asked: str) -> list[list[object]]:
        return cells(self.get("xlsx", **asked).content)


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_the_workbook_says_where_each_film_stands(stand: Stand) -> None:
    table = stand.table()
    assert table[0] == ["Film", "Original title", "Medium", "Kazakhstan", "Uzbekistan"]
    assert {row[0]: row[3:] for row in table[1:4]} == {
        "The Composer": ["free", "free"],
        "Trapped": ["taken: free from 1 Jan 2027", "free"],
        "The Lychee Road": ["held back: free from 1 Jul 2026", "held back: free from 1 Aug 2026"],
    }


def test_it_says_for_whom_about_what_and_as_of_when(stand: Stand) -> None:
    (text,) = pdf_pages(stand.get("pdf").content)
    for said in (
        "Autumn",
        "Bureau",
        "For Qazaq Kino Әлемі",
        "Territories Kazakhstan, Uzbekistan",
        "Days 1 Mar – 31 May 2026",
        "it may change any day and is no offer",
    ):
        assert squeezed(said) in text
    assert str(date.today().year) in text  # noqa: DTZ011  # as coarse as that


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh-hans",
            (
                "音乐家",
                "大风杀",
                "长安的荔枝",
                "哈萨克斯坦",
                "乌兹别克斯坦",
                "秋之旅",
                "2027年1月1日",
            ),
        ),
        ("kk", ("Композитор", "Қақпан", "Личи жолы", "Қазақстан", "Өзбекстан", "2027 ж. 1 қаң.")),
        ("ru", ("The Composer", "Казахстан", "Узбекистан", "1 янв. 2027 г.")),
    ],
)
@pytest.mark.parametrize("chosen", [True, False], ids=["chosen", "the page’s"])
def test_it_speaks_the_buyers_language(
    stand: Stand, language: str, said: tuple[str, ...], chosen: bool
) -> None:
    asked = {"language": language} if chosen else {}
    (text,) = pdf_pages(stand.get("pdf", "en" if chosen else language, **asked).content)
    with override(language):
        said += (standing_name("free"), standing_name("taken"), ASKED["for"])
    assert [one for one in said if squeezed(one) not in text] == []


@pytest.mark.parametrize("language", ["en", "zh-hans", "ru", "kk"])
@pytest.mark.parametrize("exclusive", ["", "on"])
def test_it_names_no_party_and_no_terms(stand: Stand, language: str, exclusive: str) -> None:
    stand.sell(exclusive=False, territories="Uzbekistan", fee=None, currency="")
    asked = {"exclusive": exclusive, "medium": "all"}
    text = "".join(pdf_pages(stand.get("pdf", language, **asked).content))
    book = squeezed(str(cells(stand.get("xlsx", language, **asked).content)))
    assert "Trapped" in text or "Қақпан" in text or "大风杀" in text
    for secret in SECRETS:
        assert secret not in text
        assert secret not in book


def test_media_are_told_apart_where_they_differ(stand: Stand) -> None:
    rows = [row[2:4] for row in stand.table(medium="all") if row[0] == "Trapped"]
    assert len(rows) == 2
    assert ["television", "taken: free from 1 Jan 2027"] in rows
    assert any(row[1] == "free" and "television" not in str(row[0]) for row in rows)


def test_what_is_free_for_a_part_of_the_days_says_which(stand: Stand) -> None:
    stand.sell(territories="Uzbekistan", starts=date(2026, 3, 16), ends=date(2026, 3, 31))
    (row,) = [row for row in stand.table() if row[0] == "Trapped"]
    said = "partly free: 1–15 Mar 2026, 1 Apr – 31 May 2026"
    assert squeezed(str(row[4])) == squeezed(said)


def test_what_never_becomes_free_says_until_when_it_is_taken(stand: Stand) -> None:
    stand.sell(territories="Uzbekistan", ends=date(2026, 12, 31))
    stand.sell(territories="Uzbekistan", starts=date(2027, 2, 1))
    (row,) = [row for row in stand.table() if row[0] == "Trapped"]
    assert row[4] == "taken: until 31 Dec 2026"


def test_films_of_which_nothing_is_on_offer_are_left_out(stand: Stand) -> None:
    foreign = stand.film("Foreign", "外国", "Шетел")
    builders.make_showcase(stand.tour, foreign)
    assert [row for row in stand.table() if row[0] == "Foreign"] == []
    (row,) = [row for row in stand.table(films=str(foreign.pk)) if row[0] == "Foreign"]
    assert row[3:] == ["not on offer", "not on offer"]
    builders.make_grant(foreign, territories="Uzbekistan")
    (row,) = [row for row in stand.table() if row[0] == "Foreign"]
    assert row[3:] == ["not on offer", "free"]


def test_many_territories_share_columns_where_they_are_alike(stand: Stand) -> None:
    header = stand.table(territories="Worldwide without China")[0]
    assert "Kazakhstan" in header
    assert "Uzbekistan" in header
    assert len(header) == 6


def test_twelve_films_in_six_territories_are_one_page(stand: Stand) -> None:
    films = [stand.film(f"A film with a long name {n}", f"长片名{n}", "Ұзақ") for n in range(9)]
    builders.make_showcase(stand.tour, *films)
    builders.make_grant(*films)
    six = "Kazakhstan, Russia, Uzbekistan, Kyrgyzstan, Tajikistan, Turkmenistan"
    for language in ("en", "kk", "zh-hans", "ru"):
        (text,) = pdf_pages(stand.get("pdf", language, territories=six).content)
        assert "10" not in text.rpartition("Kino")[0]


@pytest.mark.parametrize("suffix", ["pdf", "xlsx"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"territories": "Atlantis"}, "“Atlantis” is no territory"),
        ({"territories": ""}, "This field is required."),
        ({"medium": "smoke"}, "smoke is not one of the available choices"),
        ({"starts": "soon"}, "Enter a valid date."),
        ({"ends": "2020-01-01"}, "This is before the start."),
        ({"films": "999999"}, "999999 is not one of the available choices"),
        ({"for": "x" * 121}, "For whom: Ensure this value has at most 120 characters"),
        ({"language": "tlh"}, "tlh is not one of the available choices"),
        ({"for": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_a_wrong_question_says_what_is_wrong(
    stand: Stand, suffix: str, asked: dict[str, str], said: str
) -> None:
    answer = stand.get(suffix, **asked)
    assert answer.status_code == 400
    assert said in markup.page(answer.content).text_content()


@pytest.mark.parametrize("days", [("2026-03-01", ""), ("9999-12-31", "9999-12-31")])
def test_there_may_be_no_end_to_the_days(stand: Stand, days: tuple[str, str]) -> None:
    starts, ends = days
    assert stand.get("pdf", starts=starts, ends=ends).status_code == 200


def test_there_is_no_other_kind_of_sheet(stand: Stand) -> None:
    assert stand.get("csv").status_code == 404


def test_without_a_question_it_asks_what_the_tour_needs(stand: Stand) -> None:
    answer = stand.client.get("/en/desk/tours/autumn/avails/sheet.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="autumn-avails.xlsx"'
    assert cells(answer.content)[0][3:] == ["Kazakhstan"]


def test_the_page_hands_its_question_on(stand: Stand) -> None:
    page = stand.client.get(f"/ru/desk/tours/autumn/avails/?{urlencode(ASKED)}&view=map")
    (form,) = markup.page(page.content).xpath("//details[@class='avails-sheet']//form")
    asked = {name: value for name, value in form.form_values() if name != "language"}
    assert asked == {name: value for name, value in ASKED.items() if name != "for"}
    assert form.fields["language"] == "ru"
    assert form.action.endswith("/ru/desk/tours/autumn/avails/sheet.pdf")
    assert form.xpath(".//button/@formaction") == ["/ru/desk/tours/autumn/avails/sheet.xlsx"]


@pytest.mark.parametrize(("role", "status"), [("officer", 200), ("viewer", 200), ("door", 403)])
def test_who_may_see_the_tour_may_have_the_sheet(stand: Stand, role: str, status: int) -> None:
    stand.client = logged_in(stand.tour, role)
    assert stand.get("xlsx").status_code == status


def test_nobody_else_may(stand: Stand) -> None:
    stand.client = Client()
    assert stand.get("pdf").status_code == 302
    stand.client = logged_in(builders.make_tour(), "officer")
    assert stand.get("pdf").status_code == 404


def test_more_films_cost_no_more_queries(stand: Stand, django_assert_num_queries: Any) -> None:
    with CaptureQueriesContext(connection) as few:
        stand.get("xlsx")
    films = [stand.film(f"More {n}", f"片{n}", "Тағы") for n in range(3)]
    builders.make_showcase(stand.tour, *films)
    builders.make_grant(*films)
    with django_assert_num_queries(len(few)):
        stand.get("xlsx")
