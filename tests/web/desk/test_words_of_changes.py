"""What changes for the public, and what the trail tells, in words a person understands."""

import pytest
from django.test import Client

from roadshow.apps.screenings.actions import place, publish
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.actions import set_role
from roadshow.apps.tours.models import Venue
from roadshow.apps.tours.phrases import TourRoleName
from tests import builders
from tests.builders import at, make_user
from tests.web.desk.rooms import Room, event_with_agenda, screening


@pytest.fixture
def shown(room: Room) -> Screening:
    """A screening that the public already sees."""
    one = screening(room.tour, room.leg)
    publish(actor=builders.make_officer(room.tour), tour=room.tour, now=at(20, 12))
    return one


def page(room: Room, path: str) -> str:
    return str(room.get(path).content.decode())


def test_a_moved_screening_is_one_line_with_both_halls_by_name(
    room: Room, shown: Screening
) -> None:
    hall = builders.make_hall(room.leg, name={"en": "Blue hall"})
    old = shown.hall
    assert old is not None
    place(actor=builders.make_officer(room.tour), screening=shown, hall=hall, starts=at(24, 10))
    said = page(room, "publish/")
    assert said.count('<span class="chip warn">changed</span>') == 1
    assert "Screenings, Almaty" in said
    assert f"{hall.venue.name['en']}, Blue hall</ins>" in said
    assert "Mon 24 Nov, 13:00 Almaty (UTC+5)</del>" in said
    assert "Mon 24 Nov, 15:00 Almaty (UTC+5)</ins>" in said


def test_the_release_keeps_its_summary_in_words(room: Room, shown: Screening) -> None:
    officer = builders.make_officer(room.tour)
    place(actor=officer, screening=shown, hall=shown.hall, starts=at(24, 10))
    publish(actor=officer, tour=room.tour, now=at(21, 12))
    said = page(room, "publish/")
    assert "Nothing: the public already sees exactly this." in said
    assert "Mon 24 Nov, 15:00 Almaty (UTC+5)</ins>" in said


def test_the_venue_of_an_event_is_told_by_name(room: Room) -> None:
    event = event_with_agenda(room.leg)
    publish(actor=builders.make_officer(room.tour), tour=room.tour, now=at(20, 12))
    event.venue = Venue.objects.create(leg=room.leg, name={"en": "Palace"})
    event.save()
    said = page(room, "publish/")
    assert "Events, Almaty" in said
    assert "<del>House</del> → <ins>Palace</ins>" in said


def test_the_trail_tells_what_changed_from_what_to_what(room: Room, shown: Screening) -> None:
    hall = builders.make_hall(room.leg, name={"en": "Blue hall"})
    place(actor=builders.make_officer(room.tour), screening=shown, hall=hall, starts=at(24, 10))
    said = page(room, "trail/")
    assert "<del>2025-11-24 08:00 UTC</del> → <ins>2025-11-24 10:00 UTC</ins>" in said
    assert f"<ins>{hall.venue.name['en']}, Blue hall</ins>" in said
    assert f"/desk/tours/{room.tour.slug}/screenings/{shown.pk}/" in said
    assert "hall_id" not in said


def test_the_trail_is_narrowed_by_word_person_and_action(room: Room, shown: Screening) -> None:
    officer = builders.make_officer(room.tour)
    guest = make_user(name="Aigerim")
    set_role(actor=officer, tour=room.tour, user=guest, role=TourRoleName.VIEWER)
    assert "Aigerim" in page(room, "trail/?q=aigerim")
    assert "Aigerim" in page(room, "trail/?what=set")
    assert "Aigerim" not in page(room, "trail/?what=publish")
    assert "Aigerim" in page(room, f"trail/?who={officer}")
    assert "Nothing fits" in page(room, "trail/?q=zzz")
    assert "Nothing fits" in page(room, "trail/?since=2999-01-01")


def test_the_trail_keeps_private_addresses_to_itself(room: Room) -> None:
    data = {"person": builders.make_person().pk, "presences-count": "0"}
    assert room.post("members/new/", data).status_code == 302
    key = room.tour.members.get().feed_key
    assert key
    said = page(room, "trail/")
    assert "added" in said
    assert key not in said


def test_a_viewer_reads_the_trail_and_the_preview(room: Room, shown: Screening) -> None:
    viewer = Client()
    viewer.force_login(builders.make_officer(room.tour, "viewer"))
    for path in ("trail/", "publish/"):
        assert viewer.get(room.at(path)).status_code == 200
    assert b"Publish now" not in viewer.get(room.at("publish/")).content
