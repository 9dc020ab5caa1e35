"""A page is kept for its release: exactly, and no longer."""

import gzip
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.screenings import actions
from roadshow.apps.screenings.models import Release
from roadshow.apps.screenings.queries import document
from roadshow.web.public.caching import takes_gzip
from tests.builders import make_officer
from tests.programmes import large, publish, small

pytestmark = pytest.mark.django_db
GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_new_release_shows_at_once(client: Client) -> None:
    first = small(name={"en": "Before"})
    tour = publish(first)
    path = f"/en/tours/{first.slug}/"
    assert "Before" in client.get(path).content.decode()

    publish(small(slug=first.slug, name={"en": "After"}), tour)

    page = client.get(path).content.decode()
    assert "After" in page
    assert "Before" not in page
    home = client.get("/en/").content.decode()
    assert "After" in home


def test_an_unpublished_tour_is_gone_at_once(client: Client) -> None:
    programme = small()
    tour = publish(programme)
    paths = [f"/en/tours/{programme.slug}/{end}" for end in ("", "programme/", "programme.ics")]
    etags = {path: client.get(path)["ETag"] for path in paths}
    assert f"/tours/{programme.slug}/" in client.get("/en/").content.decode()

    actions.unpublish(actor=make_officer(tour), tour=tour)

    for path in paths:
        assert client.get(path).status_code == 404
        assert client.get(path, HTTP_IF_NONE_MATCH=etags[path]).status_code == 404
    assert f"/tours/{programme.slug}/" not in client.get("/en/").content.decode()


def test_a_reader_who_has_the_page_is_told_so_even_when_nothing_is_kept(client: Client) -> None:
    programme = small()
    publish(programme)
    path = f"/en/tours/{programme.slug}/programme/"
    etag = client.get(path, headers=GZIP)["ETag"]
    cache.clear()

    again = client.get(path, headers=GZIP | {"If-None-Match": f'"other", W/{etag}'})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == etag
    assert again["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert again["Vary"] == "Accept-Encoding"


def test_a_release_ends_the_old_etag(client: Client) -> None:
    programme = small()
    tour = publish(programme)
    path = f"/en/tours/{programme.slug}/"
    etag = client.get(path)["ETag"]

    publish(small(slug=programme.slug, name={"en": "Changed"}), tour)

    assert client.get(path, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_gzip_and_plain_are_the_same_page_under_two_etags(client: Client) -> None:
    programme = small()
    publish(programme)
    path = f"/ru/tours/{programme.slug}/programme/"
    zipped, plain = client.get(path, headers=GZIP), client.get(path)

    assert zipped["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] != plain["ETag"]


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_sent_only_to_those_who_take_it(header: str, taken: bool) -> None:
    assert takes_gzip(header) is taken


@pytest.mark.parametrize("size", [1, 300])
@pytest.mark.parametrize("page", ["", "programme/", "films/", "print/", "programme.ics"])
def test_a_page_takes_two_queries_then_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int, page: str
) -> None:
    programme = large(size)
    publish(programme)
    path = f"/en/tours/{programme.slug}/{page}"
    cache.clear()
    document.cache_clear()
    with django_assert_num_queries(2):
        client.get(path)
    with django_assert_num_queries(1):
        client.get(path)
    with django_assert_num_queries(1):
        client.get(f"{path}?anything=else")


def test_a_public_page_touches_no_session_and_sets_no_cookie(client: Client) -> None:
    programme = small()
    publish(programme)
    client.cookies["sessionid"] = "x" * 32
    for path in ("/en/", f"/en/tours/{programme.slug}/", f"/en/tours/{programme.slug}/films/"):
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer["Vary"]


def test_languages_and_tours_do_not_mix(client: Client) -> None:
    one, other = small(name={"en": "One tour"}), small(name={"en": "Other tour"})
    publish(one)
    publish(other)
    pages = {
        client.get(f"/{language}/tours/{programme.slug}/").content
        for programme in (one, other)
        for language in ("en", "ru", "kk", "zh-hans")
    }
    assert len(pages) == 8


def test_a_missing_film_is_not_kept(client: Client) -> None:
    programme = small()
    publish(programme)
    path = f"/en/tours/{programme.slug}/films/no-such-film/"
    assert client.get(path).status_code == 404
    assert client.get(path).status_code == 404


def test_publishing_by_action_reaches_the_page(client: Client) -> None:
    """The same through the real action, which an officer calls."""
    tour = publish(small())
    officer = make_officer(tour)
    actions.publish(actor=officer, tour=tour, now=datetime.now(UTC))
    assert Release.objects.filter(tour=tour).count() == 2
    assert "A tour" in client.get(f"/en/tours/{tour.slug}/").content.decode()
