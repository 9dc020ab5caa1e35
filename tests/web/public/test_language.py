"""The language of a page: by address, by choice, by what the browser asks for."""

import pytest
from django.test import Client

from roadshow.web import language
from tests import markup
from tests.programmes import publish, small

pytestmark = pytest.mark.django_db


def test_the_bare_address_follows_the_browser_then_the_choice(client: Client) -> None:
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="kk, en;q=0.5")["Location"] == "/kk/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN")["Location"] == "/zh-hans/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="fr")["Location"] == "/en/"
    client.get("/language/ru/")
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="kk")["Location"] == "/ru/"


def test_an_address_without_a_language_leads_to_one(client: Client) -> None:
    programme = small()
    publish(programme)
    answer = client.get(f"/tours/{programme.slug}/", HTTP_ACCEPT_LANGUAGE="ru")
    assert answer["Location"] == f"/ru/tours/{programme.slug}/"


def test_the_switch_keeps_the_choice_and_the_page(client: Client) -> None:
    programme = small()
    publish(programme)
    path = f"/en/tours/{programme.slug}/films/"
    whole = markup.page(client.get(path).content)
    (link,) = whole.xpath("//nav[@class='languages']/a[@lang='kk']/@href")
    answer = client.get(link)
    assert answer.status_code == 302
    assert answer["Location"] == f"/kk/tours/{programme.slug}/films/"
    assert answer.cookies["django_language"].value == "kk"
    assert int(answer.cookies["django_language"]["max-age"]) > 10_000_000


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/en/",
        "//evil.example/en/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/nowhere/at/all/",
        "",
    ],
)
def test_the_switch_stays_on_this_site(client: Client, target: str) -> None:
    assert client.get("/language/ru/", {"next": target})["Location"] == "/ru/"


def test_an_unknown_language_is_not_set(client: Client) -> None:
    answer = client.get("/language/xx/")
    assert answer.status_code == 404
    assert not answer.cookies


def test_a_page_names_itself_in_every_language(client: Client) -> None:
    programme = small()
    publish(programme)
    whole = markup.page(client.get(f"/en/tours/{programme.slug}/").content)
    links = whole.xpath("//link[@rel='alternate' and @hreflang]")
    assert [link.get("hreflang") for link in links] == ["zh-Hans", "en", "ru", "kk", "x-default"]
    assert links[0].get("href", "").endswith(f"/zh-hans/tours/{programme.slug}/")
    assert links[0].get("href", "").startswith("http")


def test_the_sitemap_holds_every_page_with_its_languages(client: Client) -> None:
    programme = small()
    publish(programme)
    answer = client.get("/sitemap.xml")
    root = markup.xml(answer.content)
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    places = root.xpath("//s:loc/text()", namespaces=spaces)
    # Home, four pages of the tour, two films, one event: each in four languages.
    assert len(places) == 8 * 4
    assert len(set(places)) == len(places)
    assert len(root.xpath("//s:url[1]/x:link", namespaces=spaces)) == 5
    for place in places:
        path = "/" + place.split("/", 3)[3]
        assert client.get(path).status_code == 200


def test_robots_and_health(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /zh-hans/desk/" in robots
    assert "Sitemap: http" in robots
    assert client.get("/healthz").content == b"ok"


def test_tags_are_spelt_as_html_wants_them() -> None:
    assert [language.html_tag(tag) for tag in ("zh-hans", "en", "pt-br")] == [
        "zh-Hans",
        "en",
        "pt-BR",
    ]


@pytest.mark.parametrize("tag", ["zh-hans", "en", "ru", "kk"])
@pytest.mark.parametrize("end", ["login/", "login/code/", "password/reset/", "signup/"])
def test_the_account_pages_are_ours_in_every_language(client: Client, tag: str, end: str) -> None:
    whole = markup.page(client.get(f"/{tag}/accounts/{end}").content)
    assert whole.get("lang") == language.html_tag(tag)
    assert whole.xpath("//*[contains(@class, 'sheet')]")
