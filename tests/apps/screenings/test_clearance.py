"""Is a screening cleared? Rights on its day, premieres kept, permits, languages, severities."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, Version
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights import actions as rights
from roadshow.apps.rights.models import Permit, PermitRule, PremierePromise
from roadshow.apps.screenings.actions import publish
from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.models import Release, Screening
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.clearing import NOW, TERMS, promise, said
from tests.builders import (
    at,
    make_grant,
    make_tour,
)

pytestmark = pytest.mark.django_db


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
    terms: dict[str, Any] = {**TERMS, "kind": "distribution"}
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


# Languages


@pytest.mark.parametrize(
    ("version", "allowed"),
    [
        ({"subtitles": ["en"]}, True),
        ({"subtitles": ["ru"]}, False),
        ({"subtitles": ["en", "ru"]}, False),
        ({"subtitles": [], "burnt_in": ["ru"]}, False),
        ({"subtitles": [], "burnt_in": ["en"]}, True),
        ({"subtitles": []}, True),
    ],
)
def test_subtitles_are_shown_as_far_as_the_grant_allows(
    shown: Screening, film: Film, version: dict[str, Any], allowed: bool
) -> None:
    make_grant(film, any_dubbing=False, any_subtitles=False, subtitled=["en"])
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
