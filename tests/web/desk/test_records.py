"""The desk's lists and forms: every kind, every role, and what is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.films.models import Film, ReportedFigure, Title, Version
from roadshow.apps.people.models import Organisation
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Presence,
    Tour,
    Venue,
)
from roadshow.web.desk.records.kinds import SPECS
from tests import builders

Data = dict[str, Any]


def logged_in(tour: Tour, role: str) -> Client:
    client = Client()
    client.force_login(builders.make_officer(tour, role))
    return client


@dataclass
class Room:
    """A tour with one leg in Almaty (UTC+5), and clients by role."""

    tour: Tour
    leg: Leg
    officer: Client

    def at(self, path: str) -> str:
        return f"/en/desk/tours/{self.tour.slug}/{path}"

    def get(self, path: str) -> Any:
        return self.officer.get(self.at(path))

    def post(self, path: str, data: Data) -> Any:
        return self.officer.post(self.at(path), data)


@pytest.fixture
def room(db: None) -> Any:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        tour = builders.make_tour()
        yield Room(tour, builders.make_leg(tour), logged_in(tour, "officer"))


def screening(tour: Tour, leg: Leg) -> Screening:
    film = builders.make_film()
    hall = builders.make_hall(leg)
    showcase = builders.make_showcase(tour, film)
    return builders.make_screening(showcase, film, leg, hall=hall, starts=builders.at(24, 8))


def member(tour: Tour) -> Member:
    person = builders.make_person()
    return Member.objects.create(tour=tour, person=person, feed_key=f"key{person.pk}")


def presence(tour: Tour, leg: Leg) -> Presence:
    stay = {"arrives": builders.at(24, 1), "departs": builders.at(26, 1)}
    return Presence.objects.create(member=member(tour), leg=leg, **stay)


def invitation(leg: Leg) -> Invitation:
    person = builders.make_person()
    event = builders.make_event(leg)
    return Invitation.objects.create(event=event, person=person, key=f"key{person.pk}")


def figure(tour: Tour) -> ReportedFigure:
    return ReportedFigure.objects.create(
        tour=tour, subject={"en": "Fair"}, measure="visitors", value=5, source="Bureau"
    )


def event_with_agenda(leg: Leg) -> Event:
    event = builders.make_event(leg, venue=Venue.objects.create(leg=leg, name={"en": "House"}))
    times = {"starts": builders.at(24, 5), "ends": builders.at(24, 6)}
    AgendaItem.objects.create(event=event, title={"en": "Opening"}, **times)
    return event


MAKERS: dict[str, Callable[[Tour, Leg], Any]] = {
    "legs": lambda tour, _leg: builders.make_leg(tour),
    "venues": lambda _tour, leg: Venue.objects.create(leg=leg, name={"en": "House"}),
    "halls": lambda _tour, leg: builders.make_hall(leg),
    "events": lambda _tour, leg: event_with_agenda(leg),
    "screenings": screening,
    "films": lambda _tour, _leg: builders.make_film(),
    "showcases": lambda tour, _leg: builders.make_showcase(tour, builders.make_film()),
    "figures": lambda tour, _leg: figure(tour),
    "people": lambda _tour, _leg: builders.make_person(),
    "organisations": lambda _tour, _leg: Organisation.objects.create(name={"en": "Studio"}),
    "members": lambda tour, _leg: member(tour),
    "presences": presence,
    "invitations": lambda _tour, leg: invitation(leg),
    "commitments": lambda tour, _leg: Commitment.objects.create(tour=tour, title={"en": "Week"}),
}


def event_data(leg: Leg, **fields: Any) -> Data:
    good = {
        "leg": leg.pk,
        "title_en": "Talk",
        "slug": "talk",
        "kind": "talk",
        "starts": "2025-11-25T10:00",
        "ends": "2025-11-25T11:00",
        "public": "on",
        "agenda-count": "0",
        "participations-count": "0",
    }
    return {**good, **fields}


def film_data(**fields: Any) -> Data:
    good = {
        "slug": "a-film",
        "titles-count": "1",
        "titles-0-text": "A film",
        "titles-0-language": "en",
        "titles-0-kind": "release",
        "versions-count": "1",
        "versions-0-minutes": "95",
        "versions-0-spoken": "zh",
        "versions-0-subtitles": "en, ru",
        "credits-count": "0",
        "companies-count": "0",
    }
    return {**good, **fields}


def agenda_row(number: int, **fields: Any) -> Data:
    return {f"agenda-{number}-{name}": value for name, value in fields.items()}


def test_every_kind_has_a_maker_here() -> None:
    assert set(MAKERS) == set(SPECS)


@pytest.mark.parametrize("kind", SPECS)
def test_a_list_takes_as_many_queries_for_three_as_for_one(room: Room, kind: str) -> None:
    counts = []
    for more in (1, 2):
        for _ in range(more):
            MAKERS[kind](room.tour, room.leg)
        room.get(f"{kind}/")
        with CaptureQueriesContext(connection, ) as queries:
            assert room.get(f"{kind}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", SPECS)
def test_a_form_saves_what_it_shows_and_changes_nothing(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    page = room.get(f"{kind}/{record.pk}/")
    assert page.status_code == 200
    before = type(record).objects.values().get(pk=record.pk)
    answer = room.post(f"{kind}/{record.pk}/", as_sent(page))
    assert answer.status_code == 302, answer.context["form"].errors
    assert type(record).objects.values().get(pk=record.pk) == before
    entries = AuditEntry.objects.exclude(action="add tour")
    assert [entry.changes for entry in entries if entry.changes] == []


def as_sent(page: Any) -> Data:
    """What a browser would send back of a form that nobody touched."""
    data: Data = {}
    sheet = page.context["sheet"]
    forms = [sheet.form]
    for key, rows in sheet.rows.items():
        data[f"{key}-count"] = len(rows.rows)
        for row in rows.rows:
            data[f"{row.form.prefix}-id"] = row.record.pk or ""
            forms.append(row.form)
    for form in forms:
        for bound in form:
            shown = bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"]
            data.update(sent(shown, bound))
    return data


def sent(shown: Any, bound: Any) -> Data:
    if "subwidgets" in shown:
        return {part["name"]: part["value"] or "" for part in shown["subwidgets"]}
    if shown.get("type") == "checkbox":
        return {bound.html_name: "on"} if bound.value() else {}
    if "optgroups" in shown:
        return {bound.html_name: [v for v in shown["value"] if v]}
    return {bound.html_name: shown["value"] or ""}


@pytest.mark.parametrize("kind", SPECS)
def test_an_empty_list_says_what_it_is_for(room: Room, kind: str) -> None:
    SPECS[kind].model._default_manager.exclude(programmes__isnull=False).delete() if (
        kind == "organisations"
    ) else SPECS[kind].rows(room.tour).delete()
    page = room.get(f"{kind}/")
    if kind != "organisations":
        assert str(SPECS[kind].why) in page.content.decode()


@pytest.mark.parametrize("kind", SPECS)
def test_each_role_gets_what_it_may(room: Room, kind: str) -> None:
    record = MAKERS[kind](room.tour, room.leg)
    viewer, door = logged_in(room.tour, "viewer"), logged_in(room.tour, "door")
    stranger = logged_in(builders.make_tour(), "officer")
    pages = [room.at(f"{kind}/"), room.at(f"{kind}/{record.pk}/")]
    posts = [pages[1], room.at(f"{kind}/new/"), room.at(f"{kind}/bulk/")]
    posts += [room.at(f"{kind}/{record.pk}/delete/")]
    for page in pages:
        assert viewer.get(page).status_code == 200
        assert door.get(page).status_code == 403
        assert stranger.get(page).status_code == 404
        assert "/login/" in Client().get(page)["Location"]
    for post in posts:
        assert viewer.post(post).status_code == 403
        assert door.post(post).status_code == 403
        assert stranger.post(post).status_code == 404
        assert "/login/" in Client().post(post)["Location"]
    assert viewer.get(room.at(f"{kind}/new/")).status_code == 403
    assert type(record).objects.filter(pk=record.pk).exists()


def test_a_viewers_form_is_locked_and_has_no_buttons(room: Room) -> None:
    event = event_with_agenda(room.leg)
    page = logged_in(room.tour, "viewer").get(room.at(f"events/{event.pk}/"))
    assert all(field.disabled for field in page.context["form"].fields.values())
    assert b"Save" not in page.content
    assert b">Delete<" not in page.content
    shown = logged_in(room.tour, "viewer").get(room.at("events/"))
    assert b'type="checkbox"' not in shown.content


def test_an_event_is_added_in_its_citys_time_with_its_agenda(room: Room) -> None:
    speaker = builders.make_person()
    row = {"title_ru": "Открытие", "starts": "2025-11-25T10:00", "ends": "2025-11-25T10:30"}
    data = event_data(room.leg, **{"agenda-count": "2"}) | agenda_row(0, speakers=[speaker.pk], **row)
    assert room.post("events/new/", data).status_code == 302
    event = Event.objects.get()
    assert (event.starts, event.title) == (builders.at(25, 5), {"en": "Talk"})
    item = AgendaItem.objects.get()
    assert (item.title, list(item.speakers.all())) == ({"ru": "Открытие"}, [speaker])


def test_an_event_moves_together_with_its_agenda(room: Room) -> None:
    event = event_with_agenda(room.leg)
    item = event.agenda.get()
    row = {"title_en": "Opening", "starts": "2025-11-26T10:00", "ends": "2025-11-26T11:00"}
    data = event_data(room.leg, starts="2025-11-26T10:00", ends="2025-11-26T12:00")
    data |= {"agenda-count": "1", **agenda_row(0, id=item.pk, **row)}
    assert room.post(f"events/{event.pk}/", data).status_code == 302
    item.refresh_from_db()
    assert item.starts == builders.at(26, 5)


def test_another_city_reads_the_same_wall_clock_in_its_own_zone(room: Room) -> None:
    event = builders.make_event(room.leg)
    moscow = builders.make_leg(room.tour, city={"en": "Moscow"}, timezone="Europe/Moscow")
    assert room.post(f"events/{event.pk}/", event_data(moscow)).status_code == 302
    event.refresh_from_db()
    assert event.starts == builders.at(25, 7)


def test_languages_that_the_form_does_not_show_are_kept(room: Room) -> None:
    event = builders.make_event(room.leg, title={"en": "Symposium", "fr": "Colloque"})
    assert room.post(f"events/{event.pk}/", event_data(room.leg)).status_code == 302
    event.refresh_from_db()
    assert event.title == {"en": "Talk", "fr": "Colloque"}


FAULTS: list[tuple[Data, str, str]] = [
    ({"starts": "2025-11-31T10:00"}, "starts", "is not a time such as"),
    ({"starts": "nonsense"}, "starts", "is not a time such as"),
    ({"starts": "0001-01-01T00:00"}, "starts", ""),
    ({"starts": "9999-12-31T23:59"}, "starts", ""),
    ({"starts": ""}, "starts", "This field is required."),
    ({"starts": "2025-12-25T10:00", "ends": "2025-12-25T11:00"}, "starts", "outside the leg"),
    ({"ends": "2025-11-25T09:00"}, "ends", "before the start"),
    ({"title_en": " "}, "title", "at least one language"),
    ({"kind": "party"}, "kind", "Select a valid choice"),
    ({"leg": "99999"}, "leg", "Select a valid choice"),
    ({"leg": ""}, "leg", "This field is required."),
    ({"slug": "with space"}, "slug", "valid"),
    ({"title_en": "a\0b"}, "title", "Null characters"),
]


@pytest.mark.parametrize(("fields", "field", "said"), FAULTS)
def test_a_fault_is_told_at_its_field_and_nothing_is_written(
    room: Room, fields: Data, field: str, said: str
) -> None:
    answer = room.post("events/new/", event_data(room.leg, **fields))
    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors[field])
    assert "Nothing was saved" in answer.content.decode()
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_fault_in_the_agenda_takes_the_event_back_too(room: Room) -> None:
    row = {"title_en": "Late", "starts": "2025-11-25T12:00", "ends": "2025-11-25T13:00"}
    data = event_data(room.leg) | {"agenda-count": "1", **agenda_row(0, **row)}
    answer = room.post("events/new/", data)
    errors = answer.context["sheet"].rows["agenda"].rows[0].form.errors
    assert "outside the event" in errors["starts"][0]
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("time", "said"), [("02:30", "skip"), ("nothing", "not a time")])
def test_a_time_that_the_clocks_skip_is_refused(room: Room, time: str, said: str) -> None:
    tour = builders.make_tour(starts="2025-03-28", ends="2025-03-31")
    leg = builders.make_leg(
        tour, timezone="Europe/Berlin", starts=tour.starts, ends=tour.ends, country="DE"
    ) if False else None
    assert leg is None
