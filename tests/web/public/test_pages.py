"""What the public pages say, in four languages."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from roadshow.formats import programme as doc
from tests import markup
from tests.programmes import ALMATY, MOSCOW, event, film, hall, publish, screening, small, venue

pytestmark = pytest.mark.django_db
LANGUAGES = {"zh-hans": "zh-Hans", "en": "en", "ru": "ru", "kk": "kk"}
ENDS = ("", "programme/", "films/", "films/film-1/", "events/1-event-1/", "venues/", "print/")


@pytest.fixture
def shown() -> doc.Programme:
    programme = small()
    publish(programme)
    return programme


def page(client: Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return markup.page(answer.content)


def words(element: Any, selector: str) -> str:
    found = element.xpath(f"//*[contains(concat(' ', @class, ' '), ' {selector} ')]")
    return " ".join(" ".join(part.itertext()) for part in found)


@pytest.mark.parametrize(("tag", "html_tag"), LANGUAGES.items())
@pytest.mark.parametrize("end", ENDS)
def test_every_page_answers_in_every_language(
    client: Client, shown: doc.Programme, tag: str, html_tag: str, end: str
) -> None:
    whole = page(client, f"/{tag}/tours/{shown.slug}/{end}")
    assert whole.get("lang") == html_tag
    assert len(whole.xpath("//h1")) == 1
    ids = whole.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_time_stands_with_its_zone(client: Client, shown: doc.Programme) -> None:
    whole = page(client, f"/en/tours/{shown.slug}/programme/")
    lines = [re.sub(r"\s+", " ", " ".join(t.itertext())) for t in whole.xpath("//*[@class='time']")]
    assert lines == [
        "10:00 –12:00 Almaty (UTC+5)",
        "19:00 –20:41 Almaty (UTC+5)",
        "19:00 –20:42 Moscow (UTC+3)",
    ]
    assert "2025-11-24T19:00+05:00" in whole.xpath("//time/@datetime")


def test_kazakhstan_before_march_2024_was_an_hour_further(client: Client) -> None:
    early = ALMATY.model_copy(update={"starts": date(2024, 2, 1), "ends": date(2024, 2, 2)})
    shown = small(
        starts=date(2024, 2, 1),
        ends=date(2024, 2, 2),
        legs=(early,),
        venues=(venue(1, 1),),
        halls=(hall(1, 1),),
        events=(),
        screenings=(
            screening(1, of=film(1), leg=early, starts=datetime(2024, 2, 1, 13, tzinfo=UTC)),
        ),
    )
    publish(shown)
    whole = page(client, f"/en/tours/{shown.slug}/programme/")
    assert "19:00" in words(whole, "time")
    assert "Almaty (UTC+6)" in words(whole, "time")


def test_kazakh_days_are_right(client: Client, shown: doc.Programme) -> None:
    text = words(page(client, f"/kk/tours/{shown.slug}/programme/"), "day-head")
    assert "2025\u202fж. 24 қараша, дүйсенбі" in text.replace("\xa0", "\u202f")
    assert "24 қараша" in text


def test_a_title_stands_with_its_original(client: Client, shown: doc.Programme) -> None:
    whole = page(client, f"/en/tours/{shown.slug}/programme/")
    originals = whole.xpath("//h4/*[@class='original' and @lang='zh-Hans']/text()")
    assert "电影1" in originals
    chinese = page(client, f"/zh-hans/tours/{shown.slug}/programme/")
    assert not chinese.xpath("//h4/*[@class='original' and @lang='zh-Hans']")


def test_our_own_translation_of_a_title_is_marked(client: Client, shown: doc.Programme) -> None:
    working = "//h4//*[@class='working']/text()"
    assert page(client, f"/kk/tours/{shown.slug}/programme/").xpath(working) == ["Кино 1", "Кино 2"]
    assert not page(client, f"/en/tours/{shown.slug}/programme/").xpath(working)


def test_a_text_in_another_language_says_so(client: Client, shown: doc.Programme) -> None:
    whole = page(client, f"/kk/tours/{shown.slug}/")
    assert whole.xpath("//p[@class='lead']/span/@lang") == ["en"]


def test_invented_records_are_marked_and_real_ones_are_not(client: Client) -> None:
    moment = datetime(2025, 11, 24, 14, tzinfo=UTC)
    invented = small(
        screenings=(screening(1, of=film(1), leg=ALMATY, starts=moment, sample=True),),
        events=(event(1, ALMATY, datetime(2025, 11, 24, 5, tzinfo=UTC), times_sample=True),),
    )
    publish(invented)
    honest = small()
    publish(honest)
    rows = "//li[starts-with(@class, 'row')]//*[@class='chip sample']"
    marked = page(client, f"/en/tours/{invented.slug}/programme/")
    assert [chip.get("title") for chip in marked.xpath(rows)] == ["Invented for demonstration."] * 2
    assert "invented" in words(marked, "sample-note")
    plain = page(client, f"/en/tours/{honest.slug}/programme/")
    assert not plain.xpath("//*[contains(@class, 'sample')]")


def test_places_without_a_film_are_announced_as_open(client: Client) -> None:
    slate = doc.Showcase(
        slug="slate",
        name={"en": "The slate"},
        kind="slate",
        opens=date(2025, 11, 27),
        closes=date(2025, 11, 28),
        places=12,
        films=(1, 2),
    )
    shown = small(showcases=(slate,))
    publish(shown)
    assert "10 more films to be announced" in words(
        page(client, f"/en/tours/{shown.slug}/"), "to-come"
    )


def test_a_figure_stands_with_its_source(client: Client) -> None:
    figure = doc.Figure(
        subject={"en": "Box office of Film 1"},
        measure="box_office",
        value="700000000",
        currency="RUB",
        precision="nearly",
        source="A speech",
        film=1,
        event=None,
        sample=False,
    )
    shown = small(figures=(figure,))
    publish(shown)
    for end in ("", "films/film-1/"):
        text = re.sub(r"\s+", " ", words(page(client, f"/en/tours/{shown.slug}/{end}"), "figures"))
        assert "nearly 700 million Russian roubles, box office" in text
        assert "Source: A speech" in text
    kazakh = words(page(client, f"/kk/tours/{shown.slug}/"), "figures")
    assert "700 миллион" in kazakh


def test_hostile_words_stay_words(client: Client) -> None:
    bad = "</script><script>alert(1)</script>&\"'<b>"
    hostile = small(
        name={"en": bad, "zh-hans": bad},
        summary={"en": bad},
        films=(
            film(
                1,
                titles=(doc.Title(text=bad, language="en", kind="working"),),
                synopsis={"en": bad},
            ),
            film(2),
        ),
        events=(event(1, ALMATY, datetime(2025, 11, 24, 5, tzinfo=UTC), title={"en": bad}),),
        halls=(hall(1, 1, name={"kk": bad}), hall(2, 2)),
        venues=(venue(1, 1, name={"ru": bad}, directions={"en": bad}), venue(2, 2)),
    )
    publish(hostile)
    for end in ENDS:
        text = client.get(f"/en/tours/{hostile.slug}/{end}").content.decode()
        assert "<script>alert" not in text
        scripts = markup.page(text).xpath("//script/text()")
        for script in scripts:
            json.loads(script)
    assert "<script>alert" not in client.get("/en/").content.decode()


def test_an_unknown_tour_is_a_404_in_the_readers_language(client: Client) -> None:
    answer = client.get("/ru/tours/nothing/")
    assert answer.status_code == 404
    whole = markup.page(answer.content)
    assert whole.get("lang") == "ru"
    assert whole.xpath("//a[@href='/ru/']")


@pytest.mark.parametrize(
    "end",
    ["films/none/", "events/1-wrong-slug/", "events/99-event-1/", "films/none/screenings.ics"],
)
def test_what_the_release_does_not_hold_is_a_404(
    client: Client, shown: doc.Programme, end: str
) -> None:
    assert client.get(f"/en/tours/{shown.slug}/{end}").status_code == 404


def test_pages_are_read_only(client: Client, shown: doc.Programme) -> None:
    assert client.post(f"/en/tours/{shown.slug}/").status_code == 405


def test_a_site_without_tours_says_so(client: Client) -> None:
    assert "No tour is on show" in client.get("/en/").content.decode()


def test_a_tour_with_nothing_yet_still_has_its_pages(client: Client) -> None:
    empty = small(
        venues=(), halls=(), people=(), films=(), showcases=(), events=(), screenings=(), legs=()
    )
    publish(empty)
    for end in ("", "programme/", "films/", "venues/", "print/"):
        page(client, f"/zh-hans/tours/{empty.slug}/{end}")
    for end in ("programme.ics", "programme.xml", "programme.json"):
        assert client.get(f"/zh-hans/tours/{empty.slug}/{end}").status_code == 200


def test_a_page_tells_search_engines_what_it_shows(client: Client, shown: doc.Programme) -> None:
    whole = page(client, f"/en/tours/{shown.slug}/films/film-1/")
    (script,) = whole.xpath("//script[@type='application/ld+json']/text()")
    kinds = [thing["@type"] for thing in json.loads(script)["@graph"]]
    assert kinds == ["Movie", "ScreeningEvent"]
    assert MOSCOW.city["en"] not in script


@pytest.mark.parametrize("end", ["programme/", "films/", "films/film-1/", "print/"])
def test_every_list_of_screenings_says_when(client: Client, shown: doc.Programme, end: str) -> None:
    first = shown.screenings[0]
    local = first.starts.astimezone(shown.leg_by_id[first.leg].zone)
    page_of = client.get(f"/en/tours/{shown.slug}/{end}").content.decode()
    assert f'datetime="{local.isoformat(timespec="minutes")}"' in page_of
    assert f"{local:%H:%M}" in page_of
