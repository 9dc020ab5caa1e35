"""Drafting a timetable: asked for, solved by a worker, looked at, taken or left."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from roadshow.apps.core.models import User
from roadshow.apps.screenings import jobs
from roadshow.apps.screenings.actions import drafts, place
from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.models import Draft, Screening
from roadshow.apps.tours.models import Member, Presence, Tour
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_hall,
    make_leg,
    make_officer,
    make_person,
    make_screening,
    make_showcase,
    make_tour,
)

pytestmark = pytest.mark.django_db
NOW = at(20, 12)


@pytest.fixture
def tour() -> Tour:
    """Two films, one of them with a guest, and one hall that is open on one day."""
    tour = make_tour()
    leg = make_leg(tour)
    make_hall(leg)
    films = [make_film(), make_film()]
    make_grant(*films)
    showcase = make_showcase(tour, *films)
    make_screening(showcase, films[0], leg)
    guest = make_person()
    member = Member.objects.create(tour=tour, person=guest)
    Presence.objects.create(member=member, leg=leg, arrives=at(23, 0), departs=at(26, 0))
    make_screening(showcase, films[1], leg, qa_minutes=30).guests.add(guest)
    return tour


@pytest.fixture
def officer(tour: Tour) -> User:
    return make_officer(tour)


def drafted(tour: Tour, officer: User) -> Draft:
    draft = drafts.ask(actor=officer, tour=tour)
    jobs.solve_draft.call(draft.pk)
    draft.refresh_from_db()
    return draft


def test_a_draft_is_proposed_and_moves_nothing_until_it_is_taken(tour: Tour, officer: User) -> None:
    draft = drafted(tour, officer)
    assert draft.state == "done"
    assert draft.solution
    assert draft.solution["status"] == "optimal"
    assert not Screening.objects.filter(hall__isnull=False).exists()
    assert drafts.apply(actor=officer, draft=draft, now=NOW) == 2
    assert Screening.objects.filter(hall__isnull=False).count() == 2
    assert findings(tour) == []


def test_a_pinned_screening_stays_where_a_person_put_it(tour: Tour, officer: User) -> None:
    pinned = Screening.objects.order_by("pk")[0]
    hall = tour.legs.get().venues.get().halls.get()
    place(actor=officer, screening=pinned, hall=hall, starts=at(24, 9, 7))
    assert drafts.apply(actor=officer, draft=drafted(tour, officer), now=NOW) == 1
    pinned.refresh_from_db()
    assert (pinned.hall, pinned.starts, pinned.pinned) == (hall, at(24, 9, 7), True)
    assert findings(tour) == []


def test_a_draft_of_what_has_changed_since_is_not_taken(tour: Tour, officer: User) -> None:
    draft = drafted(tour, officer)
    Screening.objects.filter(qa_minutes=30).update(qa_minutes=45)
    with pytest.raises(ValidationError) as refused:
        drafts.apply(actor=officer, draft=draft, now=NOW)
    assert refused.value.code == "stale"
    assert not Screening.objects.filter(hall__isnull=False).exists()


def test_an_impossible_timetable_fails_with_reasons(tour: Tour, officer: User) -> None:
    Presence.objects.update(departs=at(23, 1))
    draft = drafted(tour, officer)
    assert draft.state == "failed"
    assert draft.solution
    (finding,) = draft.solution["findings"]
    assert finding["code"] == "cannot_all_be_met"
    assert "excuse_guest" in {mend["code"] for mend in finding["mends"]}
    with pytest.raises(ValidationError, match="no proposal"):
        drafts.apply(actor=officer, draft=draft, now=NOW)


def test_only_one_draft_is_at_work_and_a_stop_frees_the_place(tour: Tour, officer: User) -> None:
    first = drafts.ask(actor=officer, tour=tour)
    with pytest.raises(ValidationError, match="at work already"):
        drafts.ask(actor=officer, tour=tour)
    drafts.stop(actor=officer, tour=tour)
    first.refresh_from_db()
    assert first.state == "stopped"
    assert drafts.ask(actor=officer, tour=tour).pk != first.pk


def test_a_stopped_draft_is_not_solved(tour: Tour, officer: User) -> None:
    draft = drafts.ask(actor=officer, tour=tour)
    drafts.stop(actor=officer, tour=tour)
    jobs.solve_draft.call(draft.pk)
    draft.refresh_from_db()
    assert (draft.state, draft.solution) == ("stopped", None)


def test_nothing_to_place_is_said_so() -> None:
    tour = make_tour()
    with pytest.raises(ValidationError, match="no screenings"):
        drafts.ask(actor=make_officer(tour), tour=tour)


@pytest.mark.parametrize("role", ["viewer", "door"])
def test_only_an_officer_drafts(tour: Tour, role: str) -> None:
    actor = make_officer(tour, role)
    with pytest.raises(PermissionDenied):
        drafts.ask(actor=actor, tour=tour)
    with pytest.raises(PermissionDenied):
        drafts.stop(actor=actor, tour=tour)
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_up_what_was_asked(
    tour: Tour, officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    draft = drafts.ask(actor=officer, tour=tour)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    draft.refresh_from_db()
    assert draft.state == "done"
