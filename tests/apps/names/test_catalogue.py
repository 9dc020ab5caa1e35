"""Whatever saves a film, a person or a company keeps the index right."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import FilmParts, save_film, save_party
from roadshow.apps.films.models import Film, Title
from roadshow.apps.names.models import IndexedName
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.people.models import Organisation, OtherName, Person
from tests.builders import make_officer, make_tour, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(make_tour())


@pytest.fixture
def film(officer: User) -> Film:
    film = Film(slug="the-composer", year=2019)
    titles = [title("音乐家", "zh-hans"), title("The Composer", "en")]
    save_film(actor=officer, film=film, parts=FilmParts(titles=titles))
    return film


def title(text: str, language: str) -> Title:
    return Title(text=text, language=language)


def films(query: str) -> list[int]:
    return [match.subject for match in search(query, {Kind.FILM})]


def indexed(kind: Kind, subject: int) -> set[tuple[str, str]]:
    rows = IndexedName.objects.filter(kind=kind, subject=subject)
    return set(rows.values_list("language", "text"))


def test_a_new_film_is_found_by_every_title(film: Film) -> None:
    assert films("yinyuejia") == films("composer") == films("音樂家") == [film.pk]


def test_a_title_that_is_added_finds_the_film(officer: User, film: Film) -> None:
    parts = FilmParts(titles=[*film.titles.all(), title("Сарыарқа", "kk")])
    save_film(actor=officer, film=film, parts=parts)
    assert films("sariarka") == films("composer") == [film.pk]


def test_a_title_that_is_changed_finds_it_under_the_new_one_alone(
    officer: User, film: Film
) -> None:
    english = film.titles.get(language="en")
    english.text = "The Musician"
    save_film(actor=officer, film=film, parts=FilmParts(titles=[english]))
    assert films("musician") == [film.pk]
    assert films("composer") == []
    assert indexed(Kind.FILM, film.pk) == {("zh-hans", "音乐家"), ("en", "The Musician")}


def test_a_title_that_is_taken_away_finds_nothing(officer: User, film: Film) -> None:
    chinese, english = film.titles.order_by("pk")
    save_film(actor=officer, film=film, parts=FilmParts(titles=[english], gone=[chinese]))
    assert films("音乐家") == films("yinyuejia") == []
    assert films("composer") == [film.pk]


def test_what_is_refused_changes_nothing(officer: User, film: Film) -> None:
    before = indexed(Kind.FILM, film.pk)
    wrong = FilmParts(titles=[title("Музыкант", "ru"), title("Bad", "klingon!")])
    with pytest.raises(ValidationError):
        save_film(actor=officer, film=film, parts=wrong)
    with pytest.raises(PermissionDenied):
        save_film(actor=make_user(), film=film, parts=FilmParts(titles=[title("Музыкант", "ru")]))
    assert indexed(Kind.FILM, film.pk) == before
    assert films("музыкант") == []


def test_a_person_is_found_by_every_name(officer: User) -> None:
    person = Person(name={"zh-hans": "张琪", "en": "Zhang Qi"})
    stage = OtherName(text="Летучий", language="ru")
    save_party(actor=officer, record=person, other_names=[stage])
    for query in ("张琪", "Qi Zhang", "Чжан Ци", "Letuchiy"):
        found = search(query, {Kind.PERSON})
        assert [match.subject for match in found] == [person.pk]
    person.name = {"en": "Chang Chi"}
    save_party(actor=officer, record=person, gone=[stage])
    assert indexed(Kind.PERSON, person.pk) == {("en", "Chang Chi")}
    assert search("Letuchiy") == search("张琪") == []


def test_a_company_is_found_by_every_name(officer: User) -> None:
    studio = Organisation(name={"ru": "Казахфильм", "kk": "Қазақфильм"})
    before = OtherName(text="Alma-Ata Film Studio", language="en")
    save_party(actor=officer, record=studio, other_names=[before])
    for query in ("kazakhfilm", "казакфильм", "alma ata studio"):
        found = search(query, {Kind.ORGANISATION})
        assert [match.subject for match in found] == [studio.pk]
    before.text = "Almaty Film Studio"
    save_party(actor=officer, record=studio, other_names=[before])
    assert ("en", "Alma-Ata Film Studio") not in indexed(Kind.ORGANISATION, studio.pk)
    assert search("almaty studio", {Kind.ORGANISATION})[0].subject == studio.pk
