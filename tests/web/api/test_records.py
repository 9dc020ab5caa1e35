"""A tour's records over the API: each kind added, read, listed, changed, deleted."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.tours.models import Event
from roadshow.web.api.routes.records import RESOURCES
from tests import builders
from tests.web.api.conftest import Json, Scene

BY_NAME = {resource.name: resource for resource in RESOURCES}


def bodies(scene: Scene, number: int) -> dict[str, Json]:
    """One good body of each kind; ``number`` keeps them apart."""
    person, other = builders.make_person(), builders.make_person()
    film = builders.make_film()
    showcase = builders.make_showcase(scene.tour, film)
    hall = builders.make_hall(scene.leg)
    member = scene.officer("POST", f"{scene.desk}/members", {"person": other.pk}).json
    clock = f"2025-11-24T{10 + number:02}:00:00+05:00"
    later = f"2025-11-24T{10 + number:02}:30:00+05:00"
    return {
        "legs": {
            "city": {"en": "Moscow", "ru": "Москва"},
            "country": "RU",
            "timezone": "Europe/Moscow",
            "starts": "2025-11-26",
            "ends": "2025-11-29",
        },
        "venues": {"leg": scene.leg.pk, "name": {"en": "Studio"}},
        "events": {
            "leg": scene.leg.pk,
            "slug": f"talk-{number}",
            "kind": "talk",
            "title": {"en": "Talk"},
            "starts": clock,
            "ends": later,
        },
        "agenda-items": {
            "event": scene.event.pk,
            "title": {"en": "Opening"},
            "speakers": [other.pk, person.pk],
            "starts": f"2025-11-24T10:{number * 10:02}:00+05:00",
            "ends": f"2025-11-24T10:{number * 10 + 10:02}:00+05:00",
        },
        "participations": {"event": scene.event.pk, "person": person.pk, "role": "speaker"},
        "members": {"person": person.pk, "duty": {"en": "Head"}},
        "presences": {
            "member": member["id"],
            "leg": scene.leg.pk,
            "arrives": clock,
            "departs": later,
        },
        "invitations": {"event": scene.event.pk, "person": person.pk, "email": "a@example.org"},
        "commitments": {"title": {"en": "Festival section"}, "due": "2026-05-01"},
        "halls": {"venue": hall.venue_id, "name": {"en": "Red"}, "seats": 200},
        "openings": {"hall": hall.pk, "opens": clock, "closes": later},
        "screenings": {
            "showcase": showcase.pk,
            "version": film.versions.get().pk,
            "leg": scene.leg.pk,
            "hall": hall.pk,
            "starts": clock,
            "guests": [person.pk],
            "qa_minutes": 20,
        },
        "showcases": {
            "slug": f"slate-{number}",
            "name": {"en": "Slate"},
            "kind": "slate",
            "opens": "2025-11-24",
            "closes": "2025-11-30",
            "places": 12,
            "films": [film.pk],
        },
        "figures": {
            "subject": {"en": "Tickets"},
            "measure": "box_office",
            "value": "1200000.50",
            "currency": "RUB",
            "source": "a report",
        },
    }


CHANGES: dict[str, Any] = {
    "legs": {"sample": True},
    "venues": {"address": {"en": "Main street 1"}},
    "events": {"public": False},
    "agenda-items": {"speakers": []},
    "participations": {"role": "host"},
    "members": {"duty": {}},
    "presences": {"departs": "2025-11-25T10:00:00Z"},
    "invitations": {"email": ""},
    "commitments": {"state": "agreed", "due": None},
    "halls": {"seats": 90},
    "openings": {"closes": "2025-11-25T10:00:00Z"},
    "screenings": {"hall": None, "starts": None, "guests": []},
    "showcases": {"films": []},
    "figures": {"precision": "about"},
}


@pytest.mark.parametrize("name", BY_NAME)
def test_each_kind_is_added_read_changed_deleted(scene: Scene, name: str) -> None:
    path, body = f"{scene.desk}/{name}", bodies(scene, 1)[name]
    made = scene.officer("POST", path, body)
    assert made.status == 201, made.json
    key = made.json["id"]
    assert scene.viewer.get(f"{path}/{key}").json == made.json
    assert made.json in scene.viewer.get(path).json
    changed = scene.officer("PATCH", f"{path}/{key}", CHANGES[name])
    assert changed.json == made.json | CHANGES[name] | changed_besides(name)
    assert scene.officer("DELETE", f"{path}/{key}").status == 204
    assert scene.officer.get(f"{path}/{key}").status == 404
    said = AuditEntry.objects.filter(tour_id=scene.tour.pk).values_list("action", flat=True)
    assert [action.split()[0] for action in said[:3]] == ["delete", "change", "add"]


def changed_besides(name: str) -> Json:
    return {"film_ends": None, "ends": None} if name == "screenings" else {}


@pytest.mark.parametrize("name", BY_NAME)
def test_what_is_answered_fits_what_is_described(scene: Scene, name: str) -> None:
    made = scene.officer("POST", f"{scene.desk}/{name}", bodies(scene, 1)[name])
    BY_NAME[name].record.model_validate_json(made.content)
    for sent, value in bodies(scene, 1)[name].items():
        if not sent.endswith("s") and isinstance(value, dict | bool):
            assert made.json[sent] == value


@pytest.mark.parametrize("name", BY_NAME)
def test_a_list_takes_the_same_queries_for_one_row_as_for_three(scene: Scene, name: str) -> None:
    path = f"{scene.desk}/{name}"

    def queries(number: int) -> int:
        made = scene.officer("POST", path, bodies(scene, number)[name])
        assert made.status == 201, made.json
        with CaptureQueriesContext(connection) as captured:
            assert scene.officer.get(path).status == 200
        return len(captured)

    assert queries(0) == queries(1) == queries(2) <= 5


def test_the_working_tour_holds_every_kind_in_a_fixed_number_of_queries(scene: Scene) -> None:
    counts = []
    for number in (0, 1):
        for name, body in bodies(scene, number).items():
            assert scene.officer("POST", f"{scene.desk}/{name}", body).status == 201
        with CaptureQueriesContext(connection) as captured:
            tour = scene.viewer.get(scene.desk).json
        counts.append(len(captured))
    assert {name.replace("-", "_") for name in BY_NAME} < set(tour)
    assert counts[0] == counts[1] <= 25
    assert tour["release"] is None


def test_times_are_answered_in_utc_and_derived_ends_beside_them(scene: Scene) -> None:
    made = scene.officer("POST", f"{scene.desk}/screenings", bodies(scene, 4)["screenings"]).json
    assert made["starts"] == "2025-11-24T09:00:00Z"
    assert made["film_ends"] == "2025-11-24T10:40:00Z"
    assert made["ends"] == "2025-11-24T11:00:00Z"


def test_a_showcase_keeps_the_order_of_its_films(scene: Scene) -> None:
    films = [builders.make_film().pk for _ in range(3)][::-1]
    body = bodies(scene, 1)["showcases"] | {"films": films}
    assert scene.officer("POST", f"{scene.desk}/showcases", body).json["films"] == films


def test_what_others_need_is_not_deleted(scene: Scene) -> None:
    [hall] = scene.officer.get(f"{scene.desk}/halls").json
    answer = scene.officer("DELETE", f"{scene.desk}/halls/{hall['id']}")
    assert (answer.status, answer.json["title"]) == (409, "This does not fit what is there")
    assert scene.officer.get(f"{scene.desk}/halls").json == [hall]


def test_a_record_of_another_tour_is_neither_reached_nor_named(scene: Scene) -> None:
    foreign = builders.make_event(builders.make_leg(builders.make_tour()))
    for method in ("GET", "PATCH", "DELETE"):
        assert scene.officer(method, f"{scene.desk}/events/{foreign.pk}", {}).status == 404
    for path, body in (
        ("venues", {"leg": foreign.leg_id, "name": {"en": "X"}}),
        ("invitations", bodies(scene, 1)["invitations"] | {"event": foreign.pk}),
    ):
        answer = scene.officer("POST", f"{scene.desk}/{path}", body)
        assert (answer.status, answer.codes) == (422, ["reference"])
    assert Event.objects.filter(pk=foreign.pk).exists()


def test_the_secret_of_an_invitation_or_feed_is_not_told(scene: Scene) -> None:
    for name in ("invitations", "members"):
        made = scene.officer("POST", f"{scene.desk}/{name}", bodies(scene, 1)[name]).json
        assert not {"key", "feed_key"} & set(made)
