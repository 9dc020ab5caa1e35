"""The board's own answers: moves, what others changed, where something could go, filters."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.films.models import Material, Title
from roadshow.apps.screenings.actions import delete, save
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import Member, Participation, Presence
from tests import builders
from tests.builders import at
from tests.web.desk.rooms import Room, logged_in


class Desk:
    """A hall that is ours on 24 November from 11:00 to 23:00 in Almaty, with "Film" at 13:00."""

    def __init__(self, room: Room) -> None:
        self.room, self.leg = room, room.leg
        self.hall = builders.make_hall(room.leg)
        self.films = [builders.make_film(100) for _ in range(3)]
        self.showcase = builders.make_showcase(room.tour, *self.films)
        builders.make_grant(*self.films)
        self.one = self.screen(0, starts=at(24, 8))

    def screen(self, film: int, hall: Hall | None = None, **fields: Any) -> Screening:
        if "starts" in fields:
            fields["hall"] = hall or self.hall
        return builders.make_screening(self.showcase, self.films[film], self.leg, **fields)

    def move(self, screening: Screening, **data: Any) -> Any:
        return self.room.post(f"timetable/move/{screening.pk}/", {"after": 0, **data})

    def rooms(self, screening: Screening) -> Any:
        return self.room.get(f"timetable/rooms/{screening.pk}/").json()

    def changes(self, after: int, query: str = "") -> Any:
        return self.room.get(f"timetable/changes/?after={after}{query}")

    def token(self) -> int:
        return int(self.room.get("timetable/changes/").json()["token"])


@pytest.fixture
def desk(room: Room) -> Desk:
    return Desk(room)


def test_a_move_answers_with_the_block_where_it_is_now(desk: Desk) -> None:
    answer = desk.move(desk.one, do="move", edition=0, hall=desk.hall.pk, starts="2025-11-24T15:05")
    assert answer.status_code == 200
    [change] = answer.json()["changed"]
    assert (change["hall"], change["day"], change["mine"]) == (desk.hall.pk, "2025-11-24", True)
    assert 'data-edition="1"' in change["html"]
    assert 'data-start="905"' in change["html"]
    desk.one.refresh_from_db()
    assert (desk.one.starts, desk.one.pinned) == (at(24, 10, 5), False)
    desk.move(desk.one, do="pin", edition=1, pinned="on")
    desk.move(desk.one, do="qa", edition=2, minutes=25)
    card = desk.move(desk.one, do="park", edition=3).json()["changed"][0]
    assert (card["hall"], card["city"]) == (None, desk.leg.pk)
    assert "board-card" in card["html"]
    desk.one.refresh_from_db()
    assert (desk.one.hall, desk.one.qa_minutes, desk.one.edition) == (None, 25, 4)


def test_a_night_show_is_told_on_the_day_that_it_belongs_to(desk: Desk) -> None:
    answer = desk.move(desk.one, do="move", edition=0, hall=desk.hall.pk, starts="2025-11-25T00:10")
    assert answer.json()["changed"][0]["day"] == "2025-11-25"


def test_a_stale_move_is_a_conflict_that_names_who_was_there_before(desk: Desk) -> None:
    desk.move(desk.one, do="qa", edition=0, minutes=25)
    answer = desk.move(desk.one, do="park", edition=0)
    assert answer.status_code == 409
    who = AuditEntry.objects.latest("id").actor_name
    assert answer.json()["message"].startswith(f"{who} changed this at ")
    assert 'data-edition="1"' in answer.json()["changed"][0]["html"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"do": "dance", "edition": 0}, "dance"),
        ({"do": "move", "edition": 0}, "A place needs both a hall and a start."),
        ({"do": "move", "edition": 0, "hall": 99999, "starts": "2025-11-24T15:00"}, "Select"),
        ({"do": "move", "edition": 0, "starts": "soon"}, "is not a time"),
        ({"do": "qa", "edition": 0, "minutes": 999}, "240"),
        ({"do": "park", "edition": "x"}, "whole number"),
        ({}, "required"),
    ],
)
def test_nonsense_is_refused_in_words(desk: Desk, data: dict[str, Any], message: str) -> None:
    answer = desk.move(desk.one, **data)
    assert answer.status_code == 400
    assert message in answer.json()["message"]
    desk.one.refresh_from_db()
    assert (desk.one.starts, desk.one.edition) == (at(24, 8), 0)


def test_a_screening_of_another_tour_is_not_there(desk: Desk) -> None:
    tour = builders.make_tour()
    other = builders.make_screening(
        builders.make_showcase(tour, desk.films[0]), desk.films[0], builders.make_leg(tour)
    )
    assert desk.move(other, do="park", edition=0).status_code == 404
    assert desk.room.get(f"timetable/rooms/{other.pk}/").status_code == 404


def test_a_viewer_follows_but_neither_moves_nor_asks_where_to(desk: Desk) -> None:
    viewer = logged_in(desk.room.tour, "viewer")
    assert viewer.get(desk.room.at("timetable/changes/")).status_code == 200
    assert viewer.get(desk.room.at(f"timetable/rooms/{desk.one.pk}/")).status_code == 403
    assert viewer.post(desk.room.at(f"timetable/move/{desk.one.pk}/"), {}).status_code == 403


def test_nothing_new_is_told_in_one_query_beyond_who_asks(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = desk.token()
    # Session, person, tour, role; then the trail.
    with django_assert_num_queries(5):
        assert desk.changes(token).status_code == 204


def test_what_another_changed_is_told_with_their_name(desk: Desk) -> None:
    token = desk.token()
    other = logged_in(desk.room.tour, "officer")
    path = desk.room.at(f"timetable/move/{desk.one.pk}/")
    data = {"do": "move", "edition": 0, "hall": desk.hall.pk, "starts": "2025-11-24T12:00"}
    other.post(path, data)
    told = desk.changes(token).json()
    [change] = told["changed"]
    assert not change["mine"]
    assert "Mon 24 Nov, 12:00 Almaty (UTC+5)" in change["said"]
    assert told["token"] > token
    assert not told["frame"]
    assert desk.changes(told["token"]).status_code == 204


def test_problems_of_all_are_told_with_a_change_of_one(desk: Desk) -> None:
    two = desk.screen(1, starts=at(24, 13))
    answer = desk.move(
        two, do="move", edition=0, hall=desk.hall.pk, starts="2025-11-24T14:00"
    ).json()
    [number] = answer["problems"]["of"][str(desk.one.pk)]
    said = answer["problems"]["texts"][number]
    assert said == {"text": "Two shows at once in one hall", "stop": True}
    assert answer["title"] == "1 rule is broken"


def test_a_deleted_screening_is_gone_and_a_changed_hall_asks_for_a_new_page(desk: Desk) -> None:
    token = desk.token()
    key, officer = desk.one.pk, builders.make_officer(desk.room.tour)
    delete(actor=officer, record=desk.one)
    desk.hall.seats = 50
    save(actor=officer, record=desk.hall)
    told = desk.changes(token).json()
    assert [one["pk"] for one in told["changed"] if one.get("gone")] == [key]
    assert told["frame"]


def test_rooms_are_minutes_by_the_city_s_clock_with_a_sentence(desk: Desk) -> None:
    two = desk.screen(1, starts=at(24, 13))
    found = desk.rooms(two)
    reasons = found["reasons"]
    marks = [
        (first, last, reasons[n]["text"])
        for first, last, n in found["strips"][f"{desk.hall.pk}:2025-11-24"]
    ]
    name = Title.objects.get(film=desk.films[0]).text
    # "One" from 13:00 to 14:40 and 20 minutes; "Two" needs 100 and 20 before it.
    assert (11 * 60 + 5, 14 * 60 + 55) in [
        (a, b) for a, b, text in marks if text.startswith(f"Two shows at once in one hall: {name}")
    ]
    # Closed at 23:00: the last start of 100 minutes is 21:20.
    assert (21 * 60 + 25, 23 * 60) in [
        (a, b) for a, b, text in marks if text.startswith("The hall is not ours")
    ]


def test_days_without_a_right_are_doubtful(desk: Desk) -> None:
    film = builders.make_film(100)
    builders.make_grant(film, starts=at(25, 0).date())
    two = builders.make_screening(desk.showcase, film, desk.leg)
    found = desk.rooms(two)
    levels = {found["reasons"][n]["level"] for *_span, n in _marks(found, desk.hall)}
    assert levels == {"stop", "warn"}


def _marks(found: Any, hall: Hall) -> Any:
    return found["strips"][f"{hall.pk}:2025-11-24"]


@pytest.mark.parametrize("path", ["timetable/", "changes", "rooms", "timetable/wrong/"])
def test_three_screenings_take_as_many_queries_as_one(
    desk: Desk, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    guest = builders.make_person()
    desk.one.guests.add(guest)
    desk.screen(2, starts=at(24, 9))  # One of each kind of record is at fault already.
    token = desk.token()
    desk.move(desk.one, do="qa", edition=0, minutes=20)
    address = {
        "changes": f"timetable/changes/?after={token}&guest={guest.pk}",
        "rooms": f"timetable/rooms/{desk.one.pk}/",
    }.get(path, path)
    desk.room.get(address)
    with django_assert_max_num_queries(60) as one:
        desk.room.get(address)
    taken = len(one.captured_queries)
    for number, hour in enumerate((13, 15), 1):
        more = desk.screen(number, starts=at(24, hour), qa_minutes=20)
        more.guests.add(builders.make_person())
        desk.move(more, do="qa", edition=0, minutes=25)
    with django_assert_max_num_queries(taken):
        desk.room.get(address)


def test_a_filter_dims_the_others_and_gives_a_guest_a_lane(desk: Desk) -> None:
    guest = builders.make_person(name={"en": "Zhang Qi"})
    desk.one.guests.add(guest)
    Screening.objects.filter(pk=desk.one.pk).update(qa_minutes=30)
    two = desk.screen(1, starts=at(24, 13))
    member = Member.objects.create(tour=desk.room.tour, person=guest, feed_key="k")
    Presence.objects.create(member=member, leg=desk.leg, arrives=at(24, 7), departs=at(26, 1))
    times = {"starts": at(24, 12), "ends": at(24, 14)}
    event = builders.make_event(desk.leg, title={"en": "Reception"}, **times)
    Participation.objects.create(event=event, person=guest, role="speaker")
    context = desk.room.get(f"timetable/?guest={guest.pk}").context
    [city] = context["cities"]
    day = city.days[0]
    [lane] = [strip for strip in day.strips if strip.kind == "guest"]
    assert lane.name == "Zhang Qi"
    assert [block.clock for block in lane.blocks] == ["14:40–15:10", "17:00–19:00"]
    assert lane.open == [(round(1 / 12 * 100, 3), round(11 / 12 * 100, 3))]
    dimmed = {b.pk: b.dim for s in day.strips if s.kind == "hall" for b in s.blocks}
    assert dimmed == {desk.one.pk: False, two.pk: True}
    page = desk.room.get(f"timetable/?guest={guest.pk}").content.decode()
    assert "Show all" in page


def test_a_print_has_a_lane_of_its_showings(desk: Desk) -> None:
    version = desk.films[0].versions.get()
    copy = Material.objects.create(version=version, kind="print", name="Reel 1")
    [city] = desk.room.get(f"timetable/?print={copy.pk}").context["cities"]
    [lane] = [strip for strip in city.days[0].strips if strip.kind == "print"]
    assert [block.clock for block in lane.blocks] == ["13:00–14:40"]


def test_a_filter_for_what_is_not_there_asks_for_nothing(desk: Desk) -> None:
    for query in ("film=99999", "guest=x", "print=1", "showcase="):
        context = desk.room.get(f"timetable/?{query}").context
        assert not context["narrowed"]
    film = desk.films[0].pk
    assert desk.room.get(f"timetable/?film={film}").context["narrowed"]
    assert desk.room.get(f"timetable/?showcase={desk.showcase.pk}").context["narrowed"]


def test_halls_are_grouped_by_part_of_the_city_and_house(desk: Desk) -> None:
    near = builders.make_hall(desk.leg, zone="Centre")
    twin = Hall.objects.create(venue=near.venue, name={"en": "Hall 2"}, seats=50, zone="Centre")
    Opening.objects.create(hall=twin, opens=at(24, 6), closes=at(24, 18))
    [city] = desk.room.get("timetable/").context["cities"]
    groups = [strip.group for strip in city.days[0].strips]
    names = [near.venue.name["en"], desk.hall.venue.name["en"]]
    assert groups == [names[1], f"Centre · {names[0]}", ""]


def test_the_form_of_one_screening_does_not_overwrite_either(desk: Desk) -> None:
    path = f"timetable/{desk.one.pk}/"
    assert 'name="edition" value="0"' in desk.room.get(path).content.decode()
    desk.move(desk.one, do="qa", edition=0, minutes=25)
    data = {"hall": desk.hall.pk, "starts": "2025-11-24T15:00", "edition": 0}
    page = desk.room.post(path, data).content.decode()
    assert "after you saw it" in page
    assert 'name="edition" value="1"' in page
    desk.one.refresh_from_db()
    assert desk.one.starts == at(24, 8)
    assert desk.room.post(path, data | {"edition": 1}).status_code == 302
    desk.room.post(path, {"off": "1", "edition": 2})
    desk.one.refresh_from_db()
    assert (desk.one.hall, desk.one.qa_minutes) == (None, 25)
