"""Drafting a timetable: asked for, solved by a worker, looked at, taken or left."""

import select
import subprocess
import sys

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Showcase
from roadshow.apps.screenings import jobs
from roadshow.apps.screenings.actions import drafts, moving, place
from roadshow.apps.screenings.bridge.drafts import movable, proposal
from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.models import Draft, Hall, Screening
from roadshow.apps.tours.models import Member, Presence, Tour, Venue
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
    assert drafts.apply(actor=officer, draft=draft, now=NOW) == (2, [])
    assert Screening.objects.filter(hall__isnull=False).count() == 2
    assert findings(tour) == []


def test_a_pinned_screening_stays_where_a_person_put_it(tour: Tour, officer: User) -> None:
    pinned = Screening.objects.order_by("pk")[0]
    hall = tour.legs.get().venues.get().halls.get()
    place(actor=officer, screening=pinned, hall=hall, starts=at(24, 9, 7))
    assert drafts.apply(actor=officer, draft=drafted(tour, officer), now=NOW).moved == 1
    pinned.refresh_from_db()
    assert (pinned.hall, pinned.starts, pinned.pinned) == (hall, at(24, 9, 7), True)
    assert findings(tour) == []


def test_what_somebody_changed_meanwhile_stays_and_the_rest_moves(
    tour: Tour, officer: User
) -> None:
    draft = drafted(tour, officer)
    one, two = Screening.objects.order_by("pk")
    moving.change_qa(actor=officer, screening_id=two.pk, edition=0, minutes=45)
    moved, left = drafts.apply(actor=officer, draft=draft, now=NOW)
    assert (moved, [(one.screening, one.why) for one in left]) == (1, [(two.pk, "changed")])
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.hall is not None
    assert (two.hall, two.qa_minutes) == (None, 45)


def test_chosen_pieces_move_and_the_others_can_be_taken_later(tour: Tour, officer: User) -> None:
    draft = drafted(tour, officer)
    one, two = Screening.objects.order_by("pk")
    assert movable(tour, draft) == 2
    assert drafts.apply(actor=officer, draft=draft, now=NOW, only={one.pk}) == (1, [])
    one.refresh_from_db()
    assert (one.hall_id is not None, one.edition, one.pinned) == (True, 1, False)
    assert movable(tour, draft) == 1
    assert drafts.apply(actor=officer, draft=draft, now=NOW) == (1, [])
    two.refresh_from_db()
    assert two.hall_id is not None
    assert movable(tour, draft) == 0
    with pytest.raises(ValidationError, match="at least one"):
        drafts.apply(actor=officer, draft=draft, now=NOW, only=[])


def test_what_can_no_longer_stand_where_it_was_proposed_stays(tour: Tour, officer: User) -> None:
    draft = drafted(tour, officer)
    one, two = Screening.objects.order_by("pk").values_list("pk", flat=True)
    Screening.objects.filter(pk=one).delete()
    Hall.objects.all().delete()
    _moved, left = drafts.apply(actor=officer, draft=draft, now=NOW)
    assert {(each.screening, each.why) for each in left} == {(one, "gone"), (two, "no_hall")}
    draft.refresh_from_db()
    assert draft.applied_at is None


def test_a_hall_that_moved_to_another_city_and_lost_days_are_told(
    tour: Tour, officer: User
) -> None:
    draft = drafted(tour, officer)
    Showcase.objects.update(opens="2025-11-28")
    assert {one.why for one in drafts.apply(actor=officer, draft=draft, now=NOW).left} == {
        "other_days"
    }
    Venue.objects.update(leg=make_leg(tour))
    assert {one.why for one in drafts.apply(actor=officer, draft=draft, now=NOW).left} == {
        "other_city"
    }


def test_what_is_pinned_elsewhere_by_now_stays(tour: Tour, officer: User) -> None:
    draft = drafted(tour, officer)
    Screening.objects.update(pinned=True)
    assert {one.why for one in drafts.apply(actor=officer, draft=draft, now=NOW).left} == {"pinned"}
    assert movable(tour, draft) == 0


def test_each_piece_says_what_gets_better_and_the_measures_what_it_brings(
    tour: Tour, officer: User
) -> None:
    draft = drafted(tour, officer)
    found = proposal(draft)
    assert [[reason.code for reason in piece.gains] for piece in found.pieces] == [["placed"]] * 2
    assert (found.before.unplaced, found.after.unplaced) == (2, 0)
    one = found.pieces[0].put.screening
    assert proposal(draft, {one.pk}).after.unplaced == 1


def test_a_rule_that_is_broken_now_and_then_no_longer_is_a_gain(tour: Tour, officer: User) -> None:
    hall = tour.legs.get().venues.get().halls.get()
    Screening.objects.update(hall=hall, starts=at(24, 9))
    found = proposal(drafted(tour, officer))
    assert any(
        (reason.code, reason.rule) == ("rule", "hall_overlap")
        for piece in found.pieces
        for reason in piece.gains
    )
    assert found.before.violations > found.after.violations == 0


def test_a_draft_takes_the_seconds_that_were_chosen(tour: Tour, officer: User) -> None:
    assert drafts.ask(actor=officer, tour=tour, seconds=300).seconds == 300
    with pytest.raises(ValidationError, match="30, 60, 300"):
        drafts.ask(actor=officer, tour=tour, seconds=7)


def test_a_draft_notes_its_course(tour: Tour, officer: User) -> None:
    progress = drafted(tour, officer).progress
    assert progress["started"]
    assert all(len(point) == 2 for point in progress["course"])


def test_a_long_course_is_thinned_and_ends_where_it_is() -> None:
    course: list[tuple[float, int]] = []
    for second in range(1000):
        course = jobs._thinned([*course, (second, 1000 - second)], {})
    assert len(course) <= jobs.POINTS + 1
    assert (course[0], course[-1]) == ((0, 1000), (999, 1))
    assert jobs._thinned(course, {"outside": 3}) == []


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


@pytest.mark.parametrize("ready", [True, False], ids=["at work", "not yet begun"])
def test_a_solver_that_says_nothing_is_stopped_all_the_same(
    tour: Tour, officer: User, ready: bool
) -> None:
    draft = drafts.ask(actor=officer, tour=tour)
    Draft.objects.update(state="running")
    answer = 'print(\'{"status": "unknown"}\', flush=True)'
    words = f"import signal, time\ndef end(*_): {answer}; raise SystemExit\n"
    words += "signal.signal(signal.SIGTERM, end)\n" if ready else ""
    words += 'print(\'{"event": "begun"}\', flush=True)\ntime.sleep(60)'
    with subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        select.select([run.stdout], [], [])
        drafts.stop(actor=officer, tour=tour)
        last = jobs._follow(draft, run)
    assert last.get("status") == ("unknown" if ready else None)
    assert jobs._state(draft, last) == "stopped"


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
