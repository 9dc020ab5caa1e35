"""Runs are used up in order of time; material and keys must be there for the show."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.films.models import ContentKey, Film, Material, Movement, Version
from roadshow.apps.rights.models import Holdback, Permit
from roadshow.apps.screenings.bridge.clearance import Judge
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import Tour, Venue
from tests.apps.screenings.clearing import NOW, SHOW, TERMS, another, journey, key, said
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_hall,
    make_leg,
    make_screening,
    make_showcase,
    make_tour,
)

pytestmark = pytest.mark.django_db
QUERIES = 16


# Runs


def test_runs_are_used_up_in_order_of_time(shown: Screening, film: Film) -> None:
    make_grant(film, runs=3, used=1)
    hall = shown.hall
    earlier = another(shown, hall=hall, starts=SHOW - timedelta(days=1))
    later = another(shown, hall=hall, starts=SHOW + timedelta(days=1))
    assert said(earlier) == said(shown) == []
    assert said(later) == [("runs_used", "block_release")]
    earlier.hall = earlier.starts = None
    earlier.save()
    assert said(later) == []


def test_runs_are_counted_over_all_tours_and_only_where_the_grant_holds(
    shown: Screening, film: Film
) -> None:
    make_grant(film, runs=1, territories="Kazakhstan", ends=date(2025, 11, 30))
    make_grant(film, territories="Russia")
    other = make_tour()
    moscow = make_leg(other, country="RU", timezone="Europe/Moscow", city={"en": "Moscow"})
    showcase = make_showcase(other, film)
    before = SHOW - timedelta(hours=4)
    make_screening(showcase, film, moscow, hall=make_hall(moscow), starts=before)
    assert said(shown) == []
    almaty = make_leg(other)
    make_screening(showcase, film, almaty, hall=make_hall(almaty), starts=before)
    assert said(shown) == [("runs_used", "block_release")]


def test_a_screening_under_a_grant_without_limit_uses_up_no_run(
    shown: Screening, film: Film
) -> None:
    make_grant(film, media=["theatrical", "embassy"], runs=1)
    make_grant(film, media=["embassy"])
    before = SHOW - timedelta(days=1)
    first = another(shown, hall=shown.hall, starts=before, medium="embassy")
    assert said(first) == said(shown) == []


def test_two_grants_of_one_run_are_two_runs(shown: Screening, film: Film) -> None:
    make_grant(film, runs=1)
    make_grant(film, runs=1, ends=date(2025, 11, 24))
    times = [SHOW - timedelta(days=1), SHOW + timedelta(days=1)]
    first, last = (another(shown, hall=shown.hall, starts=starts) for starts in times)
    assert said(first) == said(shown) == []
    assert said(last) == [("runs_used", "block_release")]


def test_a_screening_in_a_language_that_a_grant_does_not_give_uses_up_none_of_its_runs(
    shown: Screening, film: Film
) -> None:
    make_grant(film, runs=1, any_subtitles=False, subtitled=["en"])
    make_grant(film, runs=1, any_subtitles=False, subtitled=["ru"])
    russian = Version.objects.create(film=film, minutes=100, spoken=["zh"], subtitles=["ru"])
    before = SHOW - timedelta(days=1)
    Screening.objects.create(
        showcase=shown.showcase, version=russian, leg=shown.leg, hall=shown.hall, starts=before
    )
    assert said(shown) == []


# Material and keys


def test_a_key_opens_the_film_with_a_margin_on_both_sides(shown: Screening, dcp: Material) -> None:
    made = key(dcp)
    assert said(shown) == []
    minute = timedelta(minutes=1)
    for late in ({"valid_from": made.valid_from + minute}, {"valid_until": SHOW}):
        ContentKey.objects.all().delete()
        key(dcp, **late)
        assert said(shown) == [("key_window", "block_release")]
    key(dcp)
    assert said(shown) == []


def test_a_key_for_another_house_opens_nothing_here(shown: Screening, dcp: Material) -> None:
    assert shown.hall
    key(dcp, venue=Venue.objects.create(leg=shown.leg, name={"en": "Elsewhere"}))
    assert said(shown) == [("no_key", "block_release")]
    key(dcp, venue=shown.hall.venue)
    assert said(shown) == []


def test_material_must_be_in_the_house_in_time(shown: Screening, dcp: Material) -> None:
    assert shown.hall
    assert said(shown) == []
    journey(dcp, shown.hall.venue, due=SHOW + timedelta(hours=1))
    assert said(shown) == [("material_away", "warn")]
    Movement.objects.update(due=SHOW)
    assert said(shown) == []
    Movement.objects.update(arrived=SHOW + timedelta(minutes=5))
    assert said(shown) == [("material_away", "warn")]


def test_material_is_where_its_last_journey_brought_it(shown: Screening, dcp: Material) -> None:
    assert shown.hall
    journey(dcp, shown.hall.venue, sent=at(18, 8), arrived=at(20, 8))
    assert said(shown) == []
    journey(dcp, None, sent=at(25, 8), due=at(27, 8))
    assert said(shown) == []
    Movement.objects.filter(venue=None).update(sent=at(22, 8), due=at(27, 8))
    assert said(shown) == [("material_away", "warn")]
    Movement.objects.filter(venue=None).update(arrived=at(23, 8))
    assert said(shown) == [("material_away", "warn")]
    journey(dcp, shown.hall.venue, due=at(24, 7))
    assert said(shown) == []


def test_one_material_in_the_house_is_enough(shown: Screening, dcp: Material) -> None:
    journey(dcp, None, arrived=at(20, 8))
    assert said(shown) == [("material_away", "warn")]
    Material.objects.create(version=shown.version, kind="file", name="Backup")
    assert said(shown) == []


# Queries


def test_three_screenings_are_judged_in_as_many_queries_as_one(
    shown: Screening, tour: Tour, film: Film, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def complete(screening: Screening) -> None:
        one = screening.version.film
        make_grant(one, runs=1)
        after = {"media": ["tv"], "after_medium": "release", "after_months": 6}
        for record in (Holdback(**TERMS, **after), Permit(kind="age", **TERMS)):
            record.full_clean()
            record.save()
            record.films.add(one)
        made = Material.objects.create(version=screening.version, kind="dcp", name="One")
        key(made, venue=hall.venue)
        journey(made, hall.venue, arrived=NOW)

    def judged() -> list[Screening]:
        chosen = Screening.objects.select_related("leg", "version", "showcase", "hall")
        return list(chosen.filter(showcase__tour=tour))

    hall = Hall.objects.get(pk=shown.hall_id or 0)
    complete(shown)
    found = judged()
    with django_assert_num_queries(QUERIES):
        assert Judge(found).findings() == []
    for hour in (13, 16):
        one = make_screening(shown.showcase, make_film(), shown.leg, hall=hall, starts=at(24, hour))
        complete(one)
    found = judged()
    with django_assert_num_queries(QUERIES):
        # The later two are outside their keys' hours.
        assert len(Judge(found).findings()) == 2
