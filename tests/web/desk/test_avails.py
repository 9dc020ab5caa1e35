"""The avails page: who may ask, what is asked, and what a refusal says."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import Holdback, Permit
from roadshow.web.desk.rights.avails import VIEWS
from tests import builders
from tests.builders import make_film, make_grant, make_tour
from tests.markup import page
from tests.web.desk.avails import ask, chips, listed, slate
from tests.web.desk.rooms import Room, limited, logged_in

pytestmark = pytest.mark.django_db
QUERIES = 15
"""Of a page about the tour's films; what the whole catalogue has free takes four more."""


# Who may


def test_whoever_sees_the_tour_sees_what_is_free(room: Room) -> None:
    for role in ("officer", "viewer"):
        assert logged_in(room.tour, role).get(room.at("avails/")).status_code == 200


def test_others_do_not(room: Room) -> None:
    assert logged_in(room.tour, "door").get(room.at("avails/")).status_code == 403
    assert logged_in(make_tour(), "officer").get(room.at("avails/")).status_code == 404
    stranger = Client().get(room.at("avails/"))
    assert stranger.status_code == 302
    assert "/accounts/login/" in stranger["Location"]


# What is asked


def test_without_a_question_the_tours_own_is_asked(room: Room) -> None:
    film = make_film()
    builders.make_showcase(room.tour, film)
    make_grant(film, territories="Kazakhstan")
    shown = page(room.get("avails/").content)
    assert shown.xpath("//input[@name='territories']/@value") == ["Kazakhstan"]
    assert shown.xpath("//select[@name='medium']/option[@selected]/@value") == ["festival"]
    assert shown.xpath("//input[@name='starts']/@value") == ["2025-11-23"]
    assert chips(shown.xpath("//section[@class='avails-film']")[0]) == ["free"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("territories", "Kazakstan and China", "Perhaps: Kazakhstan."),
        ("territories", "", "This field is required."),
        ("medium", "smoke signals", "Select a valid choice"),
        ("films", "99999", "Select a valid choice"),
        ("starts", "2025-11-31", "Enter a valid date."),
        ("ends", "2025-11-01", "This is before the start."),
        ("tag", "русский", "This is not a language tag"),
        ("tag", "ru-", "This is not a language tag"),
        ("tag", "", "Name the language."),
    ],
)
@pytest.mark.parametrize("view", VIEWS)
def test_what_is_not_understood_is_told_at_its_field_and_stays_typed(
    room: Room, view: str, field: str, typed: str, said: str
) -> None:
    builders.make_showcase(room.tour, make_film())
    good: dict[str, str | int] = {"ends": "2025-11-30", "mode": "dubbed", "tag": "ru", "films": ""}
    shown = page(ask(room, view, **{**good, field: typed}).content)
    (wrong,) = shown.xpath("//*[contains(@class, 'field') and contains(@class, 'wrong')]")
    assert said in wrong.xpath("string(.//ul[@class='errors'])")
    (control,) = wrong.xpath(".//input | .//select")
    assert control.get("name") == field
    if control.tag == "input":
        assert (control.get("value") or "") == typed
    assert not shown.xpath("//section[@class='avails-film'] | //table | //figure")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "asked",
    [
        {"ends": "9999-12-31"},
        {"starts": "0001-01-01", "ends": "0001-01-01"},
        {"starts": "9999-12-31", "ends": "9999-12-31"},
        {"territories": "x" * 600},
        {"territories": "a\0b"},
        {"tag": "\0", "mode": "dubbed"},
        {"films": "all", "tag": "ru"},
        {"mode": "original", "tag": "ru", "exclusive": "on"},
    ],
)
def test_whatever_is_asked_is_answered(room: Room, view: str, asked: dict[str, str]) -> None:
    film = make_film()
    builders.make_showcase(room.tour, film)
    make_grant(film, ends=date.max)
    ask(room, view, **asked)


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh-hans"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_language_is_answered(room: Room, view: str, language: str) -> None:
    slate(room.tour)
    path = room.at(f"avails/?view={view}").replace("/en/", f"/{language}/")
    assert room.officer.get(path).status_code == 200


# The whole catalogue


def test_all_of_the_catalogue_that_are_free_are_shown(room: Room) -> None:
    here, elsewhere, sold, other = (make_film(title=f"Film {letter}") for letter in "ABCD")
    builders.make_showcase(room.tour, here)
    make_grant(here, elsewhere, sold)
    make_grant(other, territories="Japan")
    make_grant(sold, direction="out", exclusive=True, territories="Mongolia")
    answer = ask(room, films="all")
    shown = page(answer.content)
    assert [h.text_content() for h in shown.xpath("//h2")] == ["Film A", "Film B"]
    assert "2 films of the catalogue are free for all of it." in answer.content.decode()
    assert set(listed(room, {"films": "all"}).values()) == {"free"}


def test_a_changed_grant_is_seen_at_once(room: Room) -> None:
    film = make_film()
    grant = make_grant(film)
    assert "1 film of the catalogue is free" in ask(room, films="all").content.decode()
    room.post(f"grants/{grant.pk}/delete/", {})
    assert "0 films of the catalogue are free" in ask(room, films="all").content.decode()


# Refusals


def test_a_refusal_leads_to_its_record_and_says_what_would_mend_it(room: Room) -> None:
    film = make_film()
    builders.make_showcase(room.tour, film)
    make_grant(film)
    sold = make_grant(
        film,
        direction="out",
        exclusive=True,
        territories="Kazakhstan",
        ends=date(2025, 11, 30),
        clause="§ 12",
        party=Organisation.objects.create(name={"en": "Steppe Films"}),
    )
    shown = page(ask(room, territories="Kazakhstan", ends="2025-11-30").content)
    (said,) = shown.xpath("//ul[contains(@class, 'avails-lines')]//ul/li")
    assert said.xpath("a/@href") == [room.at(f"grants/{sold.pk}/")]
    assert said.xpath("normalize-space(a)") == (
        "Taken exclusively by the grant to Steppe Films until 1 December 2025"
    )
    assert "(§ 12)" in said.text_content()
    assert "or ask its holder to waive." in said.xpath("string(*[contains(@class, 'mend')])")
    (line,) = shown.xpath("//ul[contains(@class, 'avails-lines')]/li/p[1]")
    assert "free from 1 December 2025" in line.text_content()


# Queries


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("films", ["", "all"])
def test_three_films_are_answered_in_as_many_queries_as_one(
    room: Room, view: str, films: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def one_more() -> None:
        film = make_film()
        builders.make_showcase(room.tour, film)
        make_grant(film)
        make_grant(film, direction="out", territories="Japan")
        for model in (Holdback, Permit):
            limited(model, **({"kind": "age"} if model is Permit else {"media": ["tv"]}))

    one_more()
    ask(room, view, films=films)
    queries = QUERIES + (4 if films else 0)
    with django_assert_num_queries(queries):
        ask(room, view, films=films)
    one_more()
    one_more()
    ask(room, view, films=films)
    with django_assert_num_queries(queries):
        assert ask(room, view, films=films).status_code == 200
