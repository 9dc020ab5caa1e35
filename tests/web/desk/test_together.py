"""Two people at one record: nobody overwrites the other unawares."""

from typing import Any

from roadshow.apps.tours.models import Commitment, Presence
from tests import builders
from tests.builders import at
from tests.web.desk.rooms import Room, event_with_agenda, presence


def seen(room: Room, path: str) -> str:
    return str(room.get(path).context["sheet"].stamp)


def commitment(room: Room) -> tuple[Commitment, str, dict[str, Any]]:
    record = Commitment.objects.create(tour=room.tour, title={"en": "Week"})
    path = f"commitments/{record.pk}/"
    return record, path, {"title_en": "Mine", "state": "voiced", "seen": seen(room, path)}


def test_a_page_that_is_out_of_date_does_not_overwrite(room: Room) -> None:
    record, path, data = commitment(room)
    Commitment.objects.update(title={"en": "Theirs"})
    answer = room.post(path, data)
    assert "Somebody changed this while you had it open" in answer.content.decode()
    record.refresh_from_db()
    assert record.title == {"en": "Theirs"}
    again = data | {"seen": answer.context["sheet"].stamp}
    assert room.post(path, again).status_code == 302
    record.refresh_from_db()
    assert record.title == {"en": "Mine"}


def test_a_page_that_is_up_to_date_saves_at_once(room: Room) -> None:
    record, path, data = commitment(room)
    assert room.post(path, data).status_code == 302
    record.refresh_from_db()
    assert record.title == {"en": "Mine"}


def test_a_change_in_a_row_counts_too(room: Room) -> None:
    event = event_with_agenda(room.leg)
    before = seen(room, f"events/{event.pk}/")
    event.agenda.update(title={"en": "Closing"})
    assert seen(room, f"events/{event.pk}/") != before


def test_the_stay_of_a_member_is_written_with_them_in_the_city_s_time(room: Room) -> None:
    person = builders.make_person()
    data = {
        "person": person.pk,
        "presences-count": "1",
        "presences-0-leg": room.leg.pk,
        "presences-0-arrives": "2025-11-24T09:00",
        "presences-0-departs": "2025-11-26T09:00",
    }
    assert room.post("members/new/", data).status_code == 302
    stay = Presence.objects.get(member__person=person)
    assert (stay.arrives, stay.departs) == (at(24, 4), at(26, 4))


def test_a_stay_that_ends_before_it_begins_takes_the_member_back_too(room: Room) -> None:
    data = {
        "person": builders.make_person().pk,
        "presences-count": "1",
        "presences-0-leg": room.leg.pk,
        "presences-0-arrives": "2025-11-26T09:00",
        "presences-0-departs": "2025-11-24T09:00",
    }
    answer = room.post("members/new/", data)
    assert "The departure is not after the arrival" in answer.content.decode()
    assert not room.tour.members.exists()


def test_a_bulk_action_sets_a_choice(room: Room) -> None:
    records = [Commitment.objects.create(tour=room.tour, title={"en": str(n)}) for n in range(3)]
    sent = {"action": "state-kept", "pk": [record.pk for record in records[:2]]}
    assert "This concerns 2 records:" in room.post("commitments/bulk/", sent).content.decode()
    room.post("commitments/bulk/", sent | {"confirm": "1"})
    assert Commitment.objects.filter(state="kept").count() == 2


def test_what_is_still_missing_can_be_listed(room: Room) -> None:
    owned = Commitment.objects.create(
        tour=room.tour, title={"en": "Owned"}, owner=builders.make_tour().programme.body
    )
    Commitment.objects.create(tour=room.tour, title={"en": "Nobody's"})
    lines = room.get("commitments/?owner=True").context["lines"]
    assert [line.name for line in lines] == ["Nobody's"]
    lines = room.get("commitments/?owner=False").context["lines"]
    assert [line.pk for line in lines] == [owned.pk]


def test_a_film_of_two_showcases_is_listed_once(room: Room) -> None:
    film = builders.make_film()
    for _ in range(2):
        builders.make_showcase(room.tour, film)
    assert len(room.get(f"films/?tour={room.tour.pk}").context["lines"]) == 1


def test_the_stays_of_a_member_are_on_their_page(room: Room) -> None:
    stay = presence(room.tour, room.leg)
    page = room.get(f"members/{stay.member_id}/").content.decode()
    assert "Almaty: Mon 24 Nov, 06:00 Almaty (UTC+5)" in page
