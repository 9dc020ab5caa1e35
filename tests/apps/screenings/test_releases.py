"""Publishing: the public sees a release, whole, until the next."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.actions import publish, unpublish
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.models import Release
from roadshow.apps.screenings.queries import current_release, document
from roadshow.apps.tours.models import Tour
from tests.builders import (
    at,
    make_event,
    make_film,
    make_hall,
    make_leg,
    make_officer,
    make_screening,
    make_showcase,
    make_tour,
    make_user,
)

pytestmark = pytest.mark.django_db
NOW = at(20, 12)


def small_tour() -> Tour:
    tour = make_tour()
    leg = make_leg(tour)
    film = make_film()
    make_event(leg)
    showcase = make_showcase(tour, film)
    make_screening(showcase, film, leg, hall=make_hall(leg), starts=at(24, 12))
    return tour


def test_a_release_holds_the_public_state_and_nothing_else() -> None:
    tour = small_tour()
    leg = tour.legs.get()
    make_event(leg, title={"en": "Closed meeting"}, public=False)
    make_screening(tour.showcases.get(), make_film(), leg)
    release = publish(actor=make_officer(tour), tour=tour, now=NOW)
    programme = document(release.pk)
    assert [event.title["en"] for event in programme.events] == ["Symposium"]
    assert [s.starts for s in programme.screenings] == [at(24, 12)]
    assert "Closed meeting" not in release.document


def test_the_public_sees_the_last_release_only_and_at_once() -> None:
    tour = small_tour()
    officer = make_officer(tour)
    assert current_release(tour.slug) is None
    publish(actor=officer, tour=tour, now=NOW)
    tour.name = {"en": "Renamed"}
    tour.save()
    shown = current_release(tour.slug)
    assert shown
    assert document(shown.release_id).name == {"en": "A tour"}
    publish(actor=officer, tour=tour, now=NOW)
    shown = current_release(tour.slug)
    assert shown
    assert (shown.number, document(shown.release_id).name) == (2, {"en": "Renamed"})


def test_unpublishing_hides_the_tour_and_keeps_the_releases() -> None:
    tour = small_tour()
    officer = make_officer(tour)
    publish(actor=officer, tour=tour, now=NOW)
    unpublish(actor=officer, tour=tour)
    assert current_release(tour.slug) is None
    assert Release.objects.count() == 1
    with pytest.raises(ValidationError, match="not published"):
        unpublish(actor=officer, tour=tour)
    assert publish(actor=officer, tour=tour, now=NOW).number == 2


def test_publishing_the_same_again_is_refused() -> None:
    tour = small_tour()
    officer = make_officer(tour)
    publish(actor=officer, tour=tour, now=NOW)
    with pytest.raises(ValidationError, match="already sees exactly this"):
        publish(actor=officer, tour=tour, now=NOW)


def test_a_timetable_that_breaks_a_rule_is_not_published() -> None:
    tour = small_tour()
    hall = tour.showcases.get().screenings.get().hall
    make_screening(tour.showcases.get(), make_film(), tour.legs.get(), hall=hall, starts=at(24, 13))
    with pytest.raises(ValidationError) as refused:
        publish(actor=make_officer(tour), tour=tour, now=NOW)
    assert refused.value.code == "blocked"
    assert not Release.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "door"])
def test_only_an_officer_publishes(role: str) -> None:
    tour = small_tour()
    for actor in (make_officer(tour, role), make_user()):
        with pytest.raises(PermissionDenied):
            publish(actor=actor, tour=tour, now=NOW)
    assert not Release.objects.exists()


def test_a_release_says_what_changed_and_the_trail_who_did_it() -> None:
    tour = small_tour()
    officer = make_officer(tour)
    publish(actor=officer, tour=tour, now=NOW)
    screening = tour.showcases.get().screenings.get()
    screening.starts = at(24, 15)
    screening.save()
    release = publish(actor=officer, tour=tour, now=NOW)
    (change,) = release.summary
    assert (change["kind"], change["what"], change["field"]) == ("changed", "screening", "starts")
    assert change["before"] == "2025-11-24T12:00:00Z"
    entry = AuditEntry.objects.filter(action="publish").first()
    assert entry
    assert (entry.actor, entry.changes) == (officer, {"release": [1, 2]})


def test_the_document_costs_as_many_queries_for_three_rows_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    tour = small_tour()
    queries = 28
    with django_assert_num_queries(queries):
        programme_of(tour)
    leg, showcase = tour.legs.get(), tour.showcases.get()
    for hour in (8, 15):
        make_event(leg)
        make_screening(showcase, make_film(), leg, hall=make_hall(leg), starts=at(24, hour))
    with django_assert_num_queries(queries):
        assert len(programme_of(tour).screenings) == 3
