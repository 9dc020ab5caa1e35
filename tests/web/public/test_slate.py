"""A showcase as a slate: in public, by a private link, as a catalogue to print, with posters."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from roadshow.apps.films.models import Film, Picture, SlateLink
from roadshow.apps.films.queries import slate_token
from roadshow.apps.screenings.actions import publish
from tests import builders
from tests.builders import at

pytestmark = pytest.mark.django_db


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 1200)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, (30, 60, 90)).save(stream, kind)
    return stream.getvalue()


class Offer:
    """A published tour with a showcase of two films."""

    def __init__(self) -> None:
        self.tour = builders.make_tour(slug="autumn")
        builders.make_leg(self.tour)
        first = builders.make_film(title="The Composer", year=2019, genres=["music", "drama"])
        self.films = [first, builders.make_film(title="Lost in the Stars")]
        self.showcase = builders.make_showcase(self.tour, *self.films)
        self.officer = builders.make_officer(self.tour)
        self.client = Client()

    def publish(self) -> None:
        publish(actor=self.officer, tour=self.tour, now=at(20, 12))

    def page(self, path: str, language: str = "en") -> Any:
        address = f"/{language}/tours/autumn/slate/{self.showcase.slug}/{path}"
        return self.client.get(address)

    def link(self, **fields: Any) -> str:
        made = SlateLink.objects.create(showcase=self.showcase, whom="Buyer", **fields)
        return f"/en/slate/{slate_token(made)}/"

    def upload(self, content: bytes) -> Any:
        self.client.force_login(self.officer)
        film: Film = self.films[0]
        path = f"/en/desk/tours/autumn/films/{film.pk}/posters/"
        file = SimpleUploadedFile("poster.png", content)
        return self.client.post(path, {"picture": file}, follow=True)


@pytest.fixture
def offer() -> Offer:
    return Offer()


def test_the_slate_says_what_buyers_ask(offer: Offer) -> None:
    offer.publish()
    page = offer.page("").content.decode()
    assert "The Composer" in page
    assert "music, drama" in page
    assert "4 more films to be announced" in page


def test_an_unpublished_slate_is_reached_by_a_private_link_alone(offer: Offer) -> None:
    assert offer.page("").status_code == 404
    answer = offer.client.get(offer.link())
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert SlateLink.objects.get().seen_at is not None


def test_a_private_link_ends(offer: Offer) -> None:
    assert offer.client.get(offer.link(until="2020-01-01")).status_code == 404
    live = offer.link()
    SlateLink.objects.all().delete()
    assert offer.client.get(live).status_code == 404
    assert offer.client.get("/en/slate/nonsense:1/").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en", "ru", "kk"])
def test_the_catalogue_is_printed_in_each_language(offer: Offer, language: str) -> None:
    offer.publish()
    answer = offer.page("catalogue.pdf", language)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_poster_is_drawn_anew_and_shown(offer: Offer) -> None:
    offer.upload(picture(size=(3000, 4000)))
    kept = Picture.objects.get()
    assert (kept.width, kept.height) == (1200, 1600)
    offer.publish()
    assert f"/pictures/{kept.pk}.jpg" in offer.page("").content.decode()
    answer = offer.client.get(f"/pictures/{kept.pk}.jpg")
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(answer.content)).format == "JPEG"
    assert offer.page("catalogue.pdf").status_code == 200


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"%PDF-1.7", picture("GIF")])
def test_what_is_no_picture_is_refused(offer: Offer, content: bytes) -> None:
    said = offer.upload(content).content.decode()
    assert "This is not a picture" in said
    assert not Picture.objects.exists()


def test_the_catalogue_takes_words_as_words(offer: Offer) -> None:
    title = offer.films[0].titles.get()
    title.text = '#panic("x") *bold* $x$ @y \\ 🎬'
    title.save()
    offer.publish()
    assert offer.page("catalogue.pdf").status_code == 200
