"""The door's list: today first, then the days to come, each in its city's time."""

from datetime import date

from roadshow.apps.screenings.actions import publish
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.models import Opening
from roadshow.web.desk.door import days
from tests import builders
from tests.builders import at
from tests.web.desk.rooms import Room, logged_in


def put_on(room: Room) -> None:
    """A film on 24, 25 and 28 November, which are a Monday, a Tuesday and a Friday."""
    film, hall = builders.make_film(), builders.make_hall(room.leg)
    showcase = builders.make_showcase(room.tour, film)
    for day in (25, 28):
        Opening.objects.create(hall=hall, opens=at(day, 6), closes=at(day, 18))
    for day in (24, 25, 28):
        builders.make_screening(showcase, film, room.leg, hall=hall, starts=at(day, 8))


def test_days_stand_in_order_and_today_comes_first(room: Room) -> None:
    put_on(room)
    found = days(programme_of(room.tour), at(25, 12))
    assert [day.day.day for day in found] == [25, 28, 24]
    assert [day.today for day in found] == [True, False, False]


def test_today_is_the_city_s_own(room: Room) -> None:
    put_on(room)
    # In Almaty it is already the 25th.
    found = days(programme_of(room.tour), at(24, 20))
    assert next(day.day for day in found if day.today) == date(2025, 11, 25)


def test_the_door_sees_its_list_and_nothing_else(room: Room) -> None:
    put_on(room)
    door = logged_in(room.tour, "door")
    assert "Nothing is published yet" in door.get(room.at("door/")).content.decode()
    publish(actor=builders.make_officer(room.tour), tour=room.tour, now=at(20, 12))
    page = door.get(room.at("door/")).content.decode()
    assert page.index("24 November") < page.index("25 November") < page.index("28 November")
    assert "13:00" in page
    assert "100 seats" in page
    for path in ("", "timetable/", "publish/", "trail/", "roles/", "screenings/", "facts/"):
        assert door.get(room.at(path)).status_code == 403
