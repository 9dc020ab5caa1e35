"""Changes of the catalogue: whole or not at all."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.films.actions import FilmParts, save_film, save_showcase
from roadshow.apps.films.models import Film, Showcase, Title, Version
from roadshow.apps.films.queries import title_text
from tests.builders import make_film, make_officer, make_showcase, make_tour, make_user

pytestmark = pytest.mark.django_db


def titles(*texts: str) -> list[Title]:
    languages = ("zh-hans", "en", "ru")
    return [Title(text=t, language=x) for t, x in zip(texts, languages, strict=False)]


def test_a_film_comes_with_its_titles_and_versions() -> None:
    film = Film(slug="the-composer", year=2019, countries=["CN", "KZ"])
    parts = FilmParts(titles=titles("音乐家", "The Composer"), versions=[Version(minutes=105)])
    save_film(actor=make_officer(make_tour()), film=film, parts=parts)
    assert title_text(film.titles.all()) == {"zh-hans": "音乐家", "en": "The Composer"}
    assert film.versions.get().minutes == 105


@pytest.mark.parametrize("given", [[], [Title(text="  ", language="en")]])
def test_a_film_without_a_title_is_refused(given: list[Title]) -> None:
    with pytest.raises(ValidationError) as refused:
        save_film(
            actor=make_officer(make_tour()), film=Film(slug="x"), parts=FilmParts(titles=given)
        )
    assert list(refused.value.message_dict) == ["titles"]
    assert not Film.objects.exists()


@pytest.mark.parametrize(
    ("film", "parts", "field"),
    [
        (Film(slug="x", countries=["XX"]), FilmParts(titles=titles("A")), "countries"),
        (Film(slug="x", year=1066), FilmParts(titles=titles("A")), "year"),
        (
            Film(slug="x"),
            FilmParts(titles=[Title(text="A", language="klingon!")]),
            "language",
        ),
        (
            Film(slug="x"),
            FilmParts(titles=titles("A"), versions=[Version(minutes=0)]),
            "minutes",
        ),
        (
            Film(slug="x"),
            FilmParts(titles=titles("A"), versions=[Version(minutes=90, spoken=["xx-none"])]),
            "spoken",
        ),
    ],
)
def test_one_wrong_value_refuses_the_whole_film(film: Film, parts: FilmParts, field: str) -> None:
    film.pk = None
    with pytest.raises(ValidationError) as refused:
        save_film(actor=make_officer(make_tour()), film=film, parts=parts)
    assert field in refused.value.message_dict
    assert not Film.objects.exists()
    assert not Title.objects.exists()


def test_only_an_officer_of_some_tour_changes_the_catalogue() -> None:
    for actor in (make_user(), make_officer(make_tour(), "viewer")):
        with pytest.raises(PermissionDenied):
            save_film(actor=actor, film=Film(slug="x"), parts=FilmParts(titles=titles("A")))


def test_a_working_translation_gives_way_to_a_release_title() -> None:
    film = Film.objects.create(slug="x")
    Title.objects.create(film=film, text="Working", language="en", kind="working")
    Title.objects.create(film=film, text="Released", language="en", kind="release")
    assert title_text(film.titles.all()) == {"en": "Released"}


def test_a_showcase_holds_no_more_films_than_places() -> None:
    tour = make_tour()
    officer = make_officer(tour)
    films = [make_film(), make_film()]
    showcase = Showcase(
        tour=tour,
        slug="slate",
        name={"en": "Slate"},
        kind="slate",
        opens=date(2025, 11, 27),
        closes=date(2025, 11, 28),
        places=1,
    )
    with pytest.raises(ValidationError, match="more films than places"):
        save_showcase(actor=officer, showcase=showcase, films=films)
    showcase.places = 12
    save_showcase(actor=officer, showcase=showcase, films=films)
    save_showcase(actor=officer, showcase=showcase, films=films[1:])
    assert [entry.film for entry in showcase.entries.all()] == films[1:]


@pytest.mark.parametrize(
    ("opens", "closes", "field"),
    [
        (date(1925, 11, 24), date(2025, 11, 30), "opens"),
        (date(2025, 11, 24), date(2125, 11, 30), "closes"),
        (date(2025, 11, 24), date(2025, 11, 23), "closes"),
    ],
)
def test_a_showcase_lies_near_its_tour(opens: date, closes: date, field: str) -> None:
    tour = make_tour()
    showcase = make_showcase(tour)
    showcase.opens, showcase.closes = opens, closes
    with pytest.raises(ValidationError) as refused:
        save_showcase(actor=make_officer(tour), showcase=showcase, films=[])
    assert field in refused.value.message_dict
