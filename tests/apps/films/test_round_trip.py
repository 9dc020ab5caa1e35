"""An export that is imported again changes nothing."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.films.actions import imports
from roadshow.apps.films.actions.documents import take_documents
from roadshow.apps.films.bridge.documents import documents
from roadshow.apps.films.bridge.exports import exported
from roadshow.apps.films.models import Film
from roadshow.apps.films.queries import whole_films
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.actions.imports import take
from roadshow.formats import films as doc
from tests import builders
from tests.builders import at

VISIBLE = st.characters(
    categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u200b\ufeff\xad"
)
TEXT = st.text(VISIBLE, min_size=1, max_size=30).filter(lambda text: text.strip())
ODD = st.sampled_from(
    ["=1+1", "-", "N/A", "A + B", "音乐家 4K", "@x", "'quoted", "IMAX", "a  b", "七", '"']
)
WORDS = st.dictionaries(st.sampled_from(["zh-hans", "en", "ru", "kk"]), TEXT, max_size=3)
TITLE = st.builds(
    doc.Title,
    text=TEXT | ODD,
    language=st.sampled_from(["zh-hans", "zh-hant", "en", "ru", "kk", "ru-latn"]),
    kind=st.sampled_from(["original", "release", "working"]),
)
VERSION = st.builds(
    doc.Version,
    name=WORDS,
    minutes=st.integers(1, 400),
    spoken=st.sampled_from([(), ("zh",), ("zh", "kk")]),
    subtitles=st.sampled_from([(), ("en", "ru")]),
    burnt_in=st.just(()),
    format=st.sampled_from(["", "dcp_2k", "imax"]),
    frame_rate=st.sampled_from([None, "24.000", "25.000"]),
    aspect=st.sampled_from([None, "1.85"]),
)


@st.composite
def catalogue(draw: st.DrawFn) -> list[doc.Film]:
    count = draw(st.integers(1, 4))
    return [draw(_film(number)) for number in range(count)]


def _film(number: int) -> st.SearchStrategy[doc.Film]:
    unique = {"unique_by": lambda title: (title.language, title.kind, title.text)}
    return st.builds(
        doc.Film,
        slug=st.just(f"film-{number}"),
        year=st.none() | st.integers(1895, 2100),
        countries=st.sampled_from([(), ("CN",), ("CN", "KZ")]),
        genres=st.sampled_from([(), ("drama", "war")]),
        synopsis=WORDS,
        note=WORDS,
        sample=st.booleans(),
        titles=st.lists(TITLE, min_size=1, max_size=4, **unique).map(tuple),  # type: ignore[arg-type]
        versions=st.lists(VERSION, max_size=2).map(tuple),
        credits=st.just(()),
        companies=st.just(()),
        ratings=st.just(()),
        festivals=st.just(()),
        links=st.just(()),
        external_ids=st.just(()),
    )


def again(officer: User, kind: str) -> list[Any]:
    """Export in one format and take that file over; what this wrote."""
    content, _count = exported(kind)
    if kind == "json":
        return list(take_documents(actor=officer, films=doc.from_json(content)))
    record = imports.begin(actor=officer, file_name=f"films.{kind}", content=content)
    take(actor=officer, record=record, now=at(24, 1))
    return list(record.written)


class RoundTrip(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(films=catalogue())
    def test_an_export_taken_over_again_changes_nothing(self, films: list[doc.Film]) -> None:
        officer = builders.make_officer(builders.make_tour())
        take_documents(actor=officer, films=tuple(films))
        before = documents(whole_films().order_by("slug"))
        for kind in ("json", "xlsx", "csv"):
            entries = AuditEntry.objects.exclude(subject_model="films.listingimport").count()
            assert again(officer, kind) == []
            assert documents(whole_films().order_by("slug")) == before
            now = AuditEntry.objects.exclude(subject_model="films.listingimport").count()
            assert now == entries


@pytest.mark.django_db
def test_json_brings_all_of_a_film_to_another_catalogue() -> None:
    officer = builders.make_officer(builders.make_tour())
    film = builders.make_film(title="The Composer", year=2019, genres=["music"])
    person = builders.make_person()
    film.credits.create(person=person, role="director")
    film.ratings.create(country="RU", rating="12+")
    film.festivals.create(festival={"en": "Shanghai"}, year=2019, prize={"en": "Best score"})
    film.external_ids.create(scheme="imdb", value="tt0111161")
    content, count = exported("json")
    whole = documents(whole_films())
    Film.objects.all().delete()
    Person.objects.all().delete()
    take_documents(actor=officer, films=doc.from_json(content))
    assert count == 1
    assert documents(whole_films()) == whole
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_film_takes_back_all_of_the_file() -> None:
    officer = builders.make_officer(builders.make_tour())
    builders.make_film(slug="one")
    builders.make_film(slug="two", year=2020)
    content, _count = exported("json")
    Film.objects.all().delete()
    spoilt = json.loads(content)
    spoilt["films"][1]["year"] = 99
    with pytest.raises(ValidationError, match="Film two: "):
        take_documents(actor=officer, films=doc.from_json(json.dumps(spoilt).encode()))
    assert not Film.objects.exists()


def test_a_file_of_another_shape_is_refused_by_its_path() -> None:
    with pytest.raises(doc.FilmsError, match="films/0/year"):
        doc.from_json(b'{"roadshow": "films 1", "films": [{"slug": "a"}]}')
    with pytest.raises(doc.FilmsError, match="Invalid JSON"):
        doc.from_json(b"films")


@pytest.mark.django_db
def test_json_ld_names_movies() -> None:
    builders.make_film(title="The Composer", year=2019)
    content, _count = exported("jsonld")
    movie = json.loads(content)["@graph"][0]
    assert (movie["@type"], movie["name"], movie["duration"]) == ("Movie", "The Composer", "PT100M")
