"""When rights change, the coming screenings are judged anew; the worker tells what is news."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.rights import actions as rights
from roadshow.apps.rights.models import Grant, PermitRule, PremierePromise
from roadshow.apps.screenings.actions import judge
from roadshow.apps.screenings.models import Judgement, Screening
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.judging import NOW, Capture, judged, obstacles, screening
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_tour,
)

pytestmark = pytest.mark.django_db
QUERIES = 15
TERMS: dict[str, Any] = {"territories": "Kazakhstan", "signed": date(2025, 1, 1)}


@pytest.fixture
def film() -> Film:
    return make_film(title="The Composer")


@pytest.fixture
def tour() -> Tour:
    return make_tour(name={"en": "Going Global", "ru": "Выход в мир"})


def test_a_judgement_is_kept_and_only_news_is_told(
    film: Film,
    tour: Tour,
    officer: User,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    capture = django_capture_on_commit_callbacks
    shown = screening(tour, film)
    grant = make_grant(film)
    assert judged(capture, film) == []
    assert obstacles(shown) == []

    Grant.objects.update(media=["theatrical"])
    assert judged(capture, film) == [officer.email]
    assert obstacles(shown) == [["not_ours", f"grant {grant.pk}"]]
    assert judged(capture, film) == []

    Grant.objects.update(media=["tv"])
    assert judged(capture, film) == []
    Grant.objects.update(media=["festival"])
    assert judged(capture, film) == [officer.email]
    assert obstacles(shown) == []
    assert judged(capture, film) == []


def test_what_only_warns_is_no_news(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    shown = screening(tour, film)
    assert judged(django_capture_on_commit_callbacks, film) == []
    assert obstacles(shown) == []
    rights.decide_severity(actor=officer, rule="unrecorded", severity="block_release")
    assert judged(django_capture_on_commit_callbacks, film) == [officer.email]
    assert obstacles(shown) == [["unrecorded", ""]]


def test_what_is_over_or_not_placed_is_not_judged(
    film: Film, tour: Tour, officer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    screening(tour, film, starts=at(20, 11))
    screening(tour, film, starts=None, hall=None)
    screening(tour, make_film())
    make_grant(film, territories="Russia")
    assert judged(django_capture_on_commit_callbacks, film) == []
    assert not Judgement.objects.exists()
    assert officer.is_active


def test_films_are_judged_in_as_many_queries_for_three_screenings_as_for_one(
    film: Film, tour: Tour, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_grant(film)
    screening(tour, film)
    judge([film.pk], now=NOW)
    with django_assert_num_queries(QUERIES):
        judge([film.pk], now=NOW)
    for _number in range(2):
        screening(tour, film)
    judge([film.pk], now=NOW)
    with django_assert_num_queries(QUERIES):
        judge([film.pk], now=NOW)


# From the change to the letter


def soon(tour: Tour, film: Film) -> Screening:
    """The worker judges by the real time: a screening that is really still to come."""
    return screening(tour, film, starts=timezone.now() + timedelta(days=3))


def worked() -> list[str]:
    """Whom the letters went to once a worker has done all that was asked for."""
    before = len(mail.outbox)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    return [address for letter in mail.outbox[before:] for address in letter.to]


@pytest.mark.django_db(transaction=True)
def test_a_changed_grant_is_told_by_the_worker_and_told_once(
    film: Film, tour: Tour, officer: User
) -> None:
    shown = soon(tour, film)
    grant = make_grant(film)
    grant.territories = "Russia"
    rights.save(actor=officer, record=grant)
    assert worked() == [officer.email]
    assert obstacles(shown) == [["not_ours", f"grant {grant.pk}"]]
    grant.clause = "§ 4"
    rights.save(actor=officer, record=grant)
    assert worked() == []
    rights.delete(actor=officer, record=grant)
    assert worked() == [officer.email]
    assert obstacles(shown) == []


@pytest.mark.django_db(transaction=True)
def test_a_film_that_leaves_a_grant_is_judged_too(film: Film, tour: Tour, officer: User) -> None:
    soon(tour, film)
    make_grant(film, territories="Russia")
    package = make_grant(film)
    rights.save(actor=officer, record=package, links={"films": [make_film()]})
    assert worked() == [officer.email]


@pytest.mark.django_db(transaction=True)
def test_a_promise_that_turns_to_another_film_is_judged_for_both(
    film: Film, tour: Tour, officer: User
) -> None:
    other = make_film()
    shown = [soon(tour, one) for one in (film, other)]
    make_grant(film, other)
    promise = PremierePromise(film=film, tour=make_tour(), **TERMS)
    rights.save(actor=officer, record=promise)
    assert worked() == [officer.email]
    promise.film = other
    rights.save(actor=officer, record=promise)
    assert worked() == [officer.email]
    assert [obstacles(one) for one in shown] == [
        [],
        [["promised", f"premierepromise {promise.pk}"]],
    ]


@pytest.mark.django_db(transaction=True)
def test_a_permit_rule_concerns_every_film(film: Film, tour: Tour, officer: User) -> None:
    shown = soon(tour, film)
    make_grant(film)
    rule = PermitRule(kind="age", source="Law", **TERMS)
    rights.save(actor=officer, record=rule)
    assert worked() == [officer.email]
    assert obstacles(shown) == [["needs_permit", f"permitrule {rule.pk}"]]
    rights.delete(actor=officer, record=rule)
    assert worked() == [officer.email]
    assert obstacles(shown) == []


@pytest.mark.django_db(transaction=True)
def test_a_severity_concerns_every_film(film: Film, tour: Tour, officer: User) -> None:
    shown = soon(tour, film)
    make_grant(film, territories="Russia")
    rights.decide_severity(actor=officer, rule="unrecorded", severity="warn")
    assert worked() == [officer.email]
    rights.decide_severity(actor=officer, rule="not_ours", severity="warn")
    assert worked() == [officer.email]
    assert obstacles(shown) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_refused_is_not_told(film: Film, tour: Tour, officer: User) -> None:
    soon(tour, film)
    make_grant(film, direction="out", exclusive=True, territories="Japan")
    make_grant(film)
    sold = Grant(direction="out", party=tour.programme.body, exclusive=True, **TERMS)
    sold.territories = "Asia"
    with pytest.raises(Exception, match="sell twice"):
        rights.save(actor=officer, record=sold, links={"films": [film]})
    assert worked() == []
    assert not Judgement.objects.exists()
