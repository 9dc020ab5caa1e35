"""Is a screening cleared? Rights on its day, premises kept, permits, runs, material and keys."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import User
from roadshow.apps.films.models import ContentKey, Film, Material, Movement, Version
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights import actions as rights
from roadshow.apps.rights.models import Permit, PermitRule, PremierePromise
from roadshow.apps.screenings.actions import publish
from roadshow.apps.screenings.bridge.clearance import Judge
from roadshow.apps.screenings.bridge.timetable import findings, problem_of
from roadshow.apps.screenings.models import Hall, Release, Screening
from roadshow.apps.tours.models import Tour, Venue
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_hall,
    make_leg,
    make_officer,
    make_screening,
    make_showcase,
    make_tour,
)

pytestmark = pytest.mark.django_db
NOW = at(20, 12)
SHOW = at(24, 10)
"""15:00 in Almaty; the film ends at 11:40 UTC."""
SIGNED = date(2025, 1, 1)


@pytest.fixture
def shown() -> Screening:
    """A theatrical screening in Almaty, in Chinese with English subtitles."""
    tour = make_tour()
    leg = make_leg(tour)
    film = make_film()
    showcase = make_showcase(tour, film)
    showcase.medium = "release"
    showcase.save()
    return make_screening(showcase, film, leg, hall=make_hall(leg), starts=SHOW)


@pytest.fixture
def tour(shown: Screening) -> Tour:
    return shown.showcase.tour


@pytest.fixture
def film(shown: Screening) -> Film:
    return shown.version.film


@pytest.fixture
def officer(tour: Tour) -> User:
    return make_officer(tour)


def said(*screenings: Screening) -> list[tuple[str, str]]:
    """Which rules they break, and how bad that is."""
    fresh = Screening.objects.filter(pk__in=[one.pk for one in screenings])
    found = Judge(fresh.order_by("starts")).findings()
    return [(one.code.removeprefix("clearance_"), str(one.severity)) for one in found]


def promise(film: Film, **fields: Any) -> PremierePromise:
    terms = {"territories": "Kazakhstan", "signed": SIGNED, "ends": date(2025, 11, 30)}
    record = PremierePromise(film=film, **{**terms, **fields})
    record.full_clean()
    record.save()
    return record


def another(shown: Screening, **fields: Any) -> Screening:
    """A screening of the same film."""
    return make_screening(shown.showcase, shown.version.film, shown.leg, **fields)


# Rights


def test_a_film_of_which_no_right_is_recorded_is_warned_of_and_published(
    shown: Screening, tour: Tour, officer: User
) -> None:
    assert said(shown) == [("unrecorded", "warn")]
    assert publish(actor=officer, tour=tour, now=NOW).number == 1


def test_what_a_company_holds_clears_nothing_for_the_bureau(shown: Screening, film: Film) -> None:
    make_grant(film, holder=Organisation.objects.create(name={"en": "Seller"}))
    make_grant(film, direction="out", territories="Japan")
    assert said(shown) == [("unrecorded", "warn")]


def test_a_right_of_another_medium_blocks_publishing_until_it_is_mended(
    shown: Screening, tour: Tour, film: Film, officer: User
) -> None:
    grant = make_grant(film, media=["festival", "embassy"], clause="§ 3")
    (finding,) = [one for one in findings(tour) if one.code.startswith("clearance_")]
    assert (finding.code, str(finding.severity)) == ("clearance_not_ours", "block_release")
    assert [(s.kind, s.id) for s in finding.subjects] == [
        ("showing", str(shown.pk)),
        ("grant", str(grant.pk)),
    ]
    assert dict(finding.facts) == {"clause": "§ 3", "lack": "medium"}
    with pytest.raises(ValidationError) as refused:
        publish(actor=officer, tour=tour, now=NOW)
    assert refused.value.code == "blocked"
    assert not Release.objects.exists()

    grant.media = ["non_theatrical", "theatrical"]
    rights.save(actor=officer, record=grant)
    assert said(shown) == []
    assert publish(actor=officer, tour=tour, now=NOW).number == 1


def test_a_screening_may_be_of_another_medium_than_its_showcase(
    shown: Screening, film: Film
) -> None:
    make_grant(film, media=["embassy"])
    assert said(shown) == [("not_ours", "block_release")]
    shown.medium = "embassy"
    shown.save()
    assert said(shown) == []


def test_the_day_is_the_citys_own(shown: Screening, film: Film) -> None:
    make_grant(film, starts=date(2025, 11, 25))
    shown.starts = at(24, 18, 59)
    shown.save()
    assert said(shown) == [("not_ours", "block_release")]
    shown.starts = at(24, 19)
    shown.save()
    assert said(shown) == []


def test_what_somebody_bought_exclusively_is_not_shown_there(shown: Screening, film: Film) -> None:
    make_grant(film)
    make_grant(film, direction="out", territories="Russia", exclusive=True)
    assert said(shown) == []
    make_grant(film, direction="out", territories="Central Asia", exclusive=True)
    assert said(shown) == [("taken", "block_release")]


def test_a_premiere_kept_for_this_tour_is_shown_and_for_another_is_not(
    shown: Screening, tour: Tour, film: Film, officer: User
) -> None:
    make_grant(film)
    kept = promise(film, tour=tour)
    assert said(shown) == []
    rights.delete(actor=officer, record=kept)
    promise(film, organisation=Organisation.objects.create(name={"en": "Festival"}))
    assert said(shown) == [("promised", "block_release")]
    with pytest.raises(ValidationError):
        publish(actor=officer, tour=tour, now=NOW)


def test_after_its_last_day_a_premiere_is_nobodys(shown: Screening, film: Film) -> None:
    make_grant(film)
    kept = promise(film, tour=make_tour(), ends=date(2025, 11, 24))
    assert said(shown) == [("promised", "block_release")]
    PremierePromise.objects.filter(pk=kept.pk).update(ends=date(2025, 11, 23))
    assert said(shown) == []


def test_a_permit_that_is_demanded_there_must_be_valid_that_day(
    shown: Screening, film: Film
) -> None:
    make_grant(film)
    terms: dict[str, Any] = {"territories": "Kazakhstan", "signed": SIGNED, "kind": "distribution"}
    rule = PermitRule(source="Law", media=["theatrical"], **terms)
    rule.full_clean()
    rule.save()
    assert said(shown) == [("needs_permit", "block_release")]
    permit = Permit(ends=date(2025, 11, 23), **terms)
    permit.full_clean()
    permit.save()
    permit.films.add(film)
    assert said(shown) == [("needs_permit", "block_release")]
    Permit.objects.update(ends=date(2025, 11, 24))
    assert said(shown) == []
    Permit.objects.all().delete()
    shown.medium = "embassy"
    shown.save()
    assert said(shown) == []


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


# Languages


@pytest.mark.parametrize(
    ("version", "allowed"),
    [
        ({"subtitles": ["en"]}, True),
        ({"subtitles": ["ru"]}, False),
        ({"subtitles": ["en", "ru"]}, False),
        ({"subtitles": [], "burnt_in": ["ru"]}, False),
        ({"subtitles": [], "burnt_in": ["en"]}, True),
        ({"subtitles": []}, False),
    ],
)
def test_subtitles_are_shown_as_far_as_the_grant_allows(
    shown: Screening, film: Film, version: dict[str, Any], allowed: bool
) -> None:
    make_grant(film, original=False, any_dubbing=False, any_subtitles=False, subtitled=["en"])
    film.versions.update(**version)
    assert said(shown) == ([] if allowed else [("not_ours", "block_release")])


def test_a_dubbed_version_needs_the_right_to_dub(shown: Screening, film: Film) -> None:
    make_grant(film, any_dubbing=False, dubbed=["kk"])
    dubbed = Version.objects.create(film=film, minutes=100, spoken=["ru"])
    shown.version = dubbed
    shown.save()
    assert said(shown) == [("not_ours", "block_release")]
    Version.objects.filter(pk=dubbed.pk).update(spoken=["kk"])
    assert said(shown) == []


# Material and keys


@pytest.fixture
def dcp(shown: Screening, film: Film) -> Material:
    make_grant(film)
    return Material.objects.create(version=shown.version, kind="dcp", name="One_FTR")


def key(dcp: Material, **fields: Any) -> ContentKey:
    """Opens the film from half an hour before it until half an hour after."""
    margin = timedelta(minutes=30)
    window = {"valid_from": SHOW - margin, "valid_until": SHOW + timedelta(minutes=100) + margin}
    return ContentKey.objects.create(material=dcp, server="1", **{**window, **fields})


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


def journey(dcp: Material, venue: Venue | None, **times: Any) -> None:
    place = {} if venue else {"place": "Laboratory"}
    Movement.objects.create(material=dcp, venue=venue, **place, **times)


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


# Severities


def test_a_severity_can_be_changed_for_every_tour(
    shown: Screening, tour: Tour, film: Film, officer: User
) -> None:
    make_grant(film, media=["festival"])
    assert said(shown) == [("not_ours", "block_release")]
    rights.decide_severity(actor=officer, rule="not_ours", severity="warn")
    assert said(shown) == [("not_ours", "warn")]
    assert publish(actor=officer, tour=tour, now=NOW).number == 1
    rights.decide_severity(actor=officer, rule="not_ours", severity="ignore")
    assert said(shown) == []


def test_a_missing_material_is_said_once_somebody_wants_to_know(
    shown: Screening, film: Film, officer: User
) -> None:
    make_grant(film)
    assert said(shown) == []
    rights.decide_severity(actor=officer, rule="no_material", severity="warn")
    assert said(shown) == [("no_material", "warn")]


# Windows for the solver


def windows(screening: Screening, tour: Tour) -> list[tuple[date, date]]:
    """The first and last days of a showing's windows, in Almaty."""
    (showing,) = [one for one in problem_of(tour).showings if one.id == str(screening.pk)]
    zone, moment = screening.leg.zone, timedelta(seconds=1)
    return [
        (one.start.astimezone(zone).date(), (one.end - moment).astimezone(zone).date())
        for one in showing.windows
    ]


def november(first: int, last: int) -> tuple[date, date]:
    return date(2025, 11, first), date(2025, 11, last)


def test_without_any_record_the_solver_may_use_all_days(shown: Screening, tour: Tour) -> None:
    assert windows(shown, tour) == [november(24, 30)]


def test_the_solver_is_given_only_days_on_which_the_right_is_free(
    shown: Screening, tour: Tour, film: Film
) -> None:
    make_grant(film, starts=date(2025, 11, 25), ends=date(2025, 11, 29))
    days = {"starts": date(2025, 11, 27), "ends": date(2025, 11, 27)}
    sold = make_grant(film, direction="out", territories="Kazakhstan", exclusive=True, **days)
    assert windows(shown, tour) == [november(25, 26), november(28, 29)]
    sold.delete()
    promise(film, tour=make_tour(), ends=date(2025, 11, 28))
    assert windows(shown, tour) == [november(29, 29)]


def test_a_rule_that_only_warns_takes_no_day_from_the_solver(
    shown: Screening, tour: Tour, film: Film, officer: User
) -> None:
    make_grant(film, starts=date(2025, 11, 28))
    assert windows(shown, tour) == [november(28, 30)]
    rights.decide_severity(actor=officer, rule="not_ours", severity="warn")
    assert windows(shown, tour) == [november(24, 30)]


def test_a_film_that_is_free_on_no_day_is_placed_and_said_to_be_wrong(
    shown: Screening, tour: Tour, film: Film
) -> None:
    make_grant(film, territories="Russia")
    assert windows(shown, tour) == [november(24, 30)]
    assert said(shown) == [("not_ours", "block_release")]


def test_a_key_bounds_the_window_by_its_margin(shown: Screening, tour: Tour, dcp: Material) -> None:
    made = key(dcp, valid_from=at(25, 6), valid_until=at(26, 6))
    (showing,) = problem_of(tour).showings
    (window,) = showing.windows
    assert (window.start, window.end) == (
        made.valid_from + timedelta(minutes=30),
        made.valid_until - timedelta(minutes=30),
    )


# Queries


def test_three_screenings_are_judged_in_as_many_queries_as_one(
    shown: Screening, tour: Tour, film: Film, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def complete(screening: Screening) -> None:
        make_grant(screening.version.film, runs=1)
        made = Material.objects.create(version=screening.version, kind="dcp", name="One")
        key(made, venue=hall.venue)
        journey(made, hall.venue, arrived=NOW)

    def judged() -> list[Screening]:
        chosen = Screening.objects.select_related("leg", "version", "showcase", "hall")
        return list(chosen.filter(showcase__tour=tour))

    hall = Hall.objects.get(pk=shown.hall_id)
    complete(shown)
    found = judged()
    with django_assert_num_queries(QUERIES):
        assert Judge(found).findings() == []
    for hour in (13, 16):
        one = make_screening(shown.showcase, make_film(), shown.leg, hall=hall, starts=at(24, hour))
        complete(one)
    found = judged()
    with django_assert_num_queries(QUERIES):
        assert len(Judge(found).findings()) == 2


QUERIES = 17
"""The later two are outside their keys' hours."""
