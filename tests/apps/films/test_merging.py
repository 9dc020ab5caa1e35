"""Merging records that are one: nothing that named either is lost, and both histories stay."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import Merger
from roadshow.apps.core.queries import history
from roadshow.apps.films.actions import FilmParts, save_film, save_party
from roadshow.apps.films.actions.merging import merge
from roadshow.apps.films.models import Credit, Film, ShowcaseFilm, Title
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import alike, search
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Member
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Film, Film]:
    keep = builders.make_film(title="The Composer", year=2019)
    gone = builders.make_film(title="Composer", year=2019, countries=["CN", "KZ"])
    Title.objects.create(film=gone, text="音乐家", language="zh-hans", kind="original")
    return keep, gone


def test_what_named_the_one_names_the_other(pair: tuple[Film, Film]) -> None:
    keep, gone = pair
    tour = builders.make_tour()
    leg = builders.make_leg(tour)
    showcase = builders.make_showcase(tour, keep, gone)
    shown = builders.make_screening(showcase, gone, leg)
    merge(actor=builders.make_officer(tour), keep=keep, gone=gone)
    assert Screening.objects.get(pk=shown.pk).version.film == keep
    assert list(ShowcaseFilm.objects.values_list("film", flat=True)) == [keep.pk]
    assert {title.text for title in keep.titles.all()} == {"The Composer", "Composer", "音乐家"}
    keep.refresh_from_db()
    assert keep.countries == ["CN", "KZ"]
    assert not Film.objects.filter(pk=gone.pk).exists()


def test_a_double_is_dropped_and_told(pair: tuple[Film, Film]) -> None:
    keep, gone = pair
    officer = builders.make_officer(builders.make_tour())
    keep.ratings.create(country="RU", rating="12+")
    gone.ratings.create(country="RU", rating="16+")
    person = builders.make_person()
    for film in pair:
        Credit.objects.create(film=film, person=person, role="director")
    dropped = merge(actor=officer, keep=keep, gone=gone)
    assert any("16+" in said for said in dropped)
    assert keep.credits.count() == 1
    assert [rating.rating for rating in keep.ratings.all()] == ["12+"]


def test_both_histories_stay() -> None:
    officer = builders.make_officer(builders.make_tour())
    films = [Film(slug=slug) for slug in ("one", "two", "three")]
    for film in films:
        titles = [Title(text=film.slug, language="en")]
        save_film(actor=officer, film=film, parts=FilmParts(titles=titles))
    first, second, third = films
    kept = first.pk
    merge(actor=officer, keep=second, gone=third)
    merge(actor=officer, keep=first, gone=second)
    names = {entry.subject_name for entry in history(Film.objects.get(pk=kept))}
    assert names == {"one", "two", "three"}
    assert Merger.objects.count() == 2


def test_a_person_is_found_by_the_names_of_both() -> None:
    tour = builders.make_tour()
    officer = builders.make_officer(tour)
    keep, gone = Person(name={"en": "Zhang Qi"}), Person(name={"ru": "Чжан Ци", "en": "Qi Zhang"})
    for person in (keep, gone):
        save_party(actor=officer, record=person)
    Member.objects.create(tour=tour, person=gone, feed_key="k")
    assert alike(Kind.PERSON, 10) == [(keep.pk, gone.pk)]
    merge(actor=officer, keep=keep, gone=gone)
    assert Member.objects.get().person == keep
    assert keep.name == {"en": "Zhang Qi", "ru": "Чжан Ци"}
    assert [name.text for name in keep.other_names.all()] == ["Qi Zhang"]
    assert [match.subject for match in search("Чжан Ци", {Kind.PERSON})] == [keep.pk]


def test_only_two_records_of_one_kind_are_merged(pair: tuple[Film, Film]) -> None:
    keep, gone = pair
    officer = builders.make_officer(builders.make_tour())
    with pytest.raises(ValidationError, match="two different records"):
        merge(actor=officer, keep=keep, gone=keep)
    with pytest.raises(ValidationError, match="two different records"):
        merge(actor=officer, keep=keep, gone=builders.make_person())
    with pytest.raises(PermissionDenied):
        merge(actor=builders.make_user(), keep=keep, gone=gone)
    assert Film.objects.count() == 2
