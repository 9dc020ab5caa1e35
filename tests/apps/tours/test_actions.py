"""Changes of a tour: who may make them, what they refuse, what they leave on record."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.tours import actions
from roadshow.apps.tours.models import AgendaItem, Event, Invitation, Leg, Member, Tour, TourRole
from roadshow.apps.tours.phrases import Answer, TourRoleName
from roadshow.apps.tours.queries import (
    agenda_token,
    invitation_by_token,
    invitation_token,
    member_by_token,
    tours_of,
)
from tests.builders import (
    at,
    make_event,
    make_leg,
    make_officer,
    make_person,
    make_tour,
    make_user,
)

pytestmark = pytest.mark.django_db


def new_event(leg: Leg, **fields: object) -> Event:
    given = {
        "slug": "talk",
        "kind": "talk",
        "title": {"en": "Talk"},
        "starts": at(25, 5),
        "ends": at(25, 6),
    }
    return Event(leg=leg, **{**given, **fields})


def test_an_officer_adds_an_event_and_the_trail_says_so() -> None:
    tour = make_tour()
    officer = make_officer(tour)
    actions.save(actor=officer, record=new_event(make_leg(tour)))
    entry = AuditEntry.objects.get(action="add event")
    assert (entry.actor, entry.tour_id, entry.subject_name) == (officer, tour.pk, "Talk")
    assert entry.changes["slug"] == [None, "talk"]


def test_a_change_is_recorded_with_before_and_after() -> None:
    tour = make_tour()
    event = make_event(make_leg(tour))
    event.title = {"en": "Round table"}
    actions.save(actor=make_officer(tour), record=event)
    assert AuditEntry.objects.get(action="change event").changes == {
        "title": [{"en": "Symposium"}, {"en": "Round table"}]
    }


@pytest.mark.parametrize("role", ["viewer", "door", "nobody", "another tour's officer"])
def test_only_an_officer_of_the_tour_changes_it(role: str) -> None:
    tour = make_tour()
    if role == "nobody":
        actor = make_user()
    elif role == "another tour's officer":
        actor = make_officer(make_tour())
    else:
        actor = make_officer(tour, role)
    with pytest.raises(PermissionDenied):
        actions.save(actor=actor, record=new_event(make_leg(tour)))
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_dismissed_officer_changes_nothing() -> None:
    tour = make_tour()
    officer = make_officer(tour)
    officer.is_active = False
    officer.save()
    with pytest.raises(PermissionDenied):
        actions.save(actor=officer, record=new_event(make_leg(tour)))


def test_an_event_outside_its_leg_is_refused_at_the_field() -> None:
    tour = make_tour()
    late = new_event(make_leg(tour), starts=at(30, 18), ends=at(30, 20))
    with pytest.raises(ValidationError) as refused:
        actions.save(actor=make_officer(tour), record=late)
    assert refused.value.message_dict == {"ends": ["This is outside the leg."]}
    assert not Event.objects.exists()


def test_an_overlapping_agenda_item_is_refused_by_name() -> None:
    tour = make_tour()
    event = make_event(make_leg(tour))
    AgendaItem.objects.create(event=event, title={"en": "One"}, starts=at(24, 5), ends=at(24, 6))
    item = AgendaItem(event=event, title={"en": "Two"}, starts=at(24, 5, 30), ends=at(24, 7))
    with pytest.raises(ValidationError, match="overlaps “One”"):
        actions.save(actor=make_officer(tour), record=item)


@pytest.mark.parametrize("title", [{}, {"english": "Talk"}, {"en": " "}, {"x y": "Talk"}, ["Talk"]])
def test_a_title_that_is_no_text_by_language_is_refused(title: object) -> None:
    tour = make_tour()
    with pytest.raises(ValidationError) as refused:
        actions.save(actor=make_officer(tour), record=new_event(make_leg(tour), title=title))
    assert list(refused.value.message_dict) == ["title"]


def test_a_tour_cannot_be_cut_shorter_than_its_legs() -> None:
    tour = make_tour()
    make_leg(tour)
    tour.ends = date(2025, 11, 29)
    with pytest.raises(ValidationError, match="ends after this"):
        actions.save_tour(actor=make_officer(tour), tour=tour)
    tour.refresh_from_db()
    assert tour.ends == date(2025, 11, 30)


def test_a_leg_cannot_leave_its_events_outside() -> None:
    tour = make_tour()
    leg = make_leg(tour)
    make_event(leg)
    leg.starts = date(2025, 11, 25)
    with pytest.raises(ValidationError, match="is earlier"):
        actions.save(actor=make_officer(tour), record=leg)


def test_whoever_begins_a_tour_becomes_its_officer() -> None:
    old = make_tour()
    officer = make_officer(old)
    new = Tour(
        programme=old.programme,
        slug="next",
        name={"en": "Next"},
        starts=date(2026, 3, 1),
        ends=date(2026, 3, 5),
    )
    actions.create_tour(actor=officer, tour=new)
    assert set(tours_of(officer)) == {old, new}
    with pytest.raises(PermissionDenied):
        actions.create_tour(actor=make_user(), tour=new)


def test_a_role_is_given_changed_and_taken_away() -> None:
    tour = make_tour()
    officer, other = make_officer(tour), make_user()
    for role in (TourRoleName.DOOR, TourRoleName.VIEWER):
        actions.set_role(actor=officer, tour=tour, user=other, role=role)
        assert TourRole.objects.get(user=other, tour=tour).role == role
    actions.set_role(actor=officer, tour=tour, user=other, role=None)
    assert not TourRole.objects.filter(user=other).exists()
    assert [e.changes["role"] for e in AuditEntry.objects.filter(action="set role")][::-1] == [
        [None, "door"],
        ["door", "viewer"],
        ["viewer", None],
    ]


def test_an_invitation_is_answered_by_its_link_until_the_event_is_over() -> None:
    tour = make_tour()
    event = make_event(make_leg(tour))
    invitation = Invitation(event=event, person=make_person())
    actions.save(actor=make_officer(tour), record=invitation)
    found = invitation_by_token(invitation_token(invitation))
    assert found == invitation
    actions.answer_invitation(invitation=found, answer=Answer.YES, now=at(23, 12))
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("yes", at(23, 12))
    with pytest.raises(ValidationError, match="over"):
        actions.answer_invitation(invitation=found, answer=Answer.NO, now=at(24, 8))


def test_a_tampered_or_renewed_link_finds_nothing() -> None:
    tour = make_tour()
    officer = make_officer(tour)
    member = Member(tour=tour, person=make_person())
    actions.save(actor=officer, record=member)
    token = agenda_token(member)
    assert member_by_token(token) == member
    assert member_by_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert invitation_by_token(token) is None
    actions.renew_agenda_link(actor=officer, member=member)
    assert member_by_token(token) is None


def test_an_event_cannot_shrink_away_from_its_agenda() -> None:
    tour = make_tour()
    event = make_event(make_leg(tour))
    AgendaItem.objects.create(event=event, title={"en": "One"}, starts=at(24, 5), ends=at(24, 6))
    event.starts = at(24, 5, 30)
    with pytest.raises(ValidationError, match="“One” is earlier") as refused:
        actions.save(actor=make_officer(tour), record=event)
    assert list(refused.value.message_dict) == ["starts"]
