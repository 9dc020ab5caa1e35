"""Whose rights a ledger holds, on which days, of which films, and what it costs to read."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.bridge.ledger import ledger_of, name_of
from roadshow.apps.rights.models import (
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
)
from roadshow.engines.avails import problem as engine
from tests.apps.rights.asked import codes, limited, question, told
from tests.builders import make_film, make_grant, make_tour

pytestmark = pytest.mark.django_db


def test_the_last_day_is_included_and_the_next_is_not(film: Film) -> None:
    make_grant(film, starts=date(2025, 11, 24), ends=date(2025, 11, 30))
    ledger = ledger_of([film.pk])
    days = [date(2025, 11, 23), date(2025, 11, 24), date(2025, 11, 30), date(2025, 12, 1)]
    free = [told(ledger, on_the_day(day))[0].free for day in days]
    assert free == [False, True, True, False]


def on_the_day(day: date) -> engine.Question:
    following = day + timedelta(days=1)
    return question(territories="KZ", media=("festival",), start=day, end=following)


def test_a_grant_to_the_last_day_there_is_has_no_end(film: Film) -> None:
    make_grant(film, ends=date.max)
    (answer,) = told(ledger_of([film.pk]), question(territories="KZ", media=("tv",), end=None))
    assert answer.free
    assert answer.spans[0].end is None


# Whose they are


def test_the_grants_of_a_company_are_not_the_bureaus(film: Film) -> None:
    company = Organisation.objects.create(name={"en": "Seller"})
    other = Organisation.objects.create(name={"en": "Other"})
    theirs = make_grant(film, holder=company)
    asked = question(territories="KZ", media=("festival",))
    assert told(ledger_of([film.pk]), asked)[0].spans[0].under == ()
    assert told(ledger_of([film.pk], holder=other.pk), asked)[0].spans[0].under == ()
    (span,) = told(ledger_of([film.pk], holder=company.pk), asked)[0].spans
    assert span.under == (name_of(theirs),)


def test_the_holdbacks_in_a_companys_grant_do_not_hold_the_bureau_back(film: Film) -> None:
    company = Organisation.objects.create(name={"en": "Seller"})
    make_grant(film)
    theirs = make_grant(film, holder=company)
    limited(Holdback, film, media=["festival"], grant=theirs)
    asked = question(territories="KZ", media=("festival",))
    assert told(ledger_of([film.pk]), asked)[0].free
    assert not told(ledger_of([film.pk], holder=company.pk), asked)[0].free
    limited(Holdback, film, media=["festival"])
    assert not told(ledger_of([film.pk]), asked)[0].free


def test_a_premiere_is_kept_from_everybody_but_the_tour_or_organisation(film: Film) -> None:
    make_grant(film)
    tour = make_tour()
    festival = Organisation.objects.create(name={"en": "Festival"})
    limited(PremierePromise, film=film, tour=tour, territories="Kazakhstan")
    limited(PremierePromise, film=film, organisation=festival, territories="Russia")
    ledger = ledger_of([film.pk])

    def barred(where: str, asker: str) -> list[list[str]]:
        asked = question(territories=where, media=("festival",), asker=asker)
        return codes(told(ledger, asked)[0])

    for_tour, for_festival = f"tour {tour.pk}", f"organisation {festival.pk}"
    assert barred("KZ", for_tour) == barred("RU", for_festival) == [[]]
    assert barred("KZ", for_festival) == barred("RU", for_tour) == [["promised"]]
    assert barred("KZ", "") == barred("KZ", f"tour {tour.pk + 1}") == [["promised"]]


# What is read


def test_only_the_films_asked_for_are_read_and_a_grant_can_be_left_out(film: Film) -> None:
    other = make_film()
    package = make_grant(film, other)
    asked = question(territories="KZ", media=("festival",))
    assert [one.film for one in told(ledger_of([film.pk]), asked)] == [str(film.pk)]
    assert {one.film for one in told(ledger_of(), asked)} == {str(film.pk), str(other.pk)}
    (answer,) = told(ledger_of([film.pk], but=package.pk), asked)
    assert codes(answer) == [["not_ours"]]
    assert told(ledger_of([]), asked) == []


def test_a_ledger_of_three_films_costs_as_many_queries_as_one_of_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    films = [make_film() for _number in range(3)]

    def record(one: Film) -> None:
        limited(Holdback, one, media=["tv"], after_medium="release", after_months=3)
        limited(Permit, one, kind="age")
        limited(PermitRule, kind="age", source="Law")
        limited(PremierePromise, film=one, tour=make_tour())
        make_grant(one)
        make_grant(one, direction="out", media=["tv"])

    record(films[0])
    with django_assert_num_queries(9):
        ledger_of([films[0].pk])
    for one in films[1:]:
        record(one)
    with django_assert_num_queries(9):
        ledger_of([one.pk for one in films])
    with django_assert_num_queries(9):
        ledger_of()
