"""What is wrong is refused whole, at its place, in the reader's language."""

from typing import Any

import pytest
from django.utils import translation

from roadshow.apps.films.models import Film, Title
from roadshow.apps.people.models import Person
from roadshow.apps.tours.models import AgendaItem, Event, Venue
from tests import builders
from tests.web.api.conftest import Json, Scene


def event(scene: Scene, **fields: Json) -> Json:
    good = {
        "leg": scene.leg.pk,
        "slug": "talk",
        "kind": "talk",
        "title": {"en": "Talk"},
        "starts": "2025-11-25T10:00:00Z",
        "ends": "2025-11-25T11:00:00Z",
    }
    return {**good, **fields}


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"starts": "2025-12-24T10:00:00Z"}, "/ends", "order"),
    ({"starts": "2025-12-24T10:00:00Z", "ends": "2025-12-24T11:00:00Z"}, "/starts", "invalid"),
    ({"starts": "2025-11-25T10:00:00"}, "/starts", "timezone_aware"),
    ({"starts": 1764064800}, "/starts", "instant"),
    ({"starts": "1764064800"}, "/starts", "instant"),
    ({"starts": "2025-11-31T10:00:00Z"}, "/starts", "datetime_from_date_parsing"),
    ({"starts": "0001-01-01T00:00:00+14:00"}, "/starts", "year"),
    ({"starts": "9999-12-31T23:59:59-14:00"}, "/starts", "year"),
    ({"starts": None}, "/starts", "instant"),
    ({"leg": "1"}, "/leg", "int_type"),
    ({"leg": 10**30}, "/leg", "less_than_equal"),
    ({"leg": 99999}, "/leg", "reference"),
    ({"leg": True}, "/leg", "int_type"),
    ({"kind": "party"}, "/kind", "enum"),
    ({"slug": "with space"}, "/slug", "string_pattern_mismatch"),
    ({"slug": "x" * 61}, "/slug", "string_too_long"),
    ({"title": {}}, "/title", "blank"),
    ({"title": "Talk"}, "/title", "dict_type"),
    ({"title": {"Klingon!": "x"}}, "/title/Klingon!", "language"),
    ({"title": {"a/b~c": "x"}}, "/title/a~1b~0c", "language"),
    ({"title": {"en": "  "}}, "/title/en", "text"),
    ({"title": {"en": "a\0b"}}, "/title/en", "string_unicode"),
    ({"title": {"en": "\ud800"}}, "/title/en", "string_unicode"),
    ({"title": {"e\0": "x"}}, "/title/e\0", "string_unicode"),
    ({"public": "yes"}, "/public", "bool_type"),
    ({"colour": "red"}, "/colour", "extra_forbidden"),
]


@pytest.mark.parametrize(("fields", "pointer", "code"), FAULTS)
def test_a_fault_is_named_at_its_place(scene: Scene, fields: Json, pointer: str, code: str) -> None:
    answer = scene.officer("POST", f"{scene.desk}/events", event(scene, **fields))
    assert (answer.status, answer.pointers, answer.codes) == (422, [pointer], [code])
    assert answer.json["errors"][0]["detail"]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert Event.objects.count() == 1


def test_a_missing_field_and_every_other_fault_are_told_at_once(scene: Scene) -> None:
    body = event(scene, kind="party", public=1)
    del body["slug"]
    answer = scene.officer("POST", f"{scene.desk}/events", body)
    assert sorted(answer.pointers) == ["/kind", "/public", "/slug"]


def test_null_is_refused_where_a_change_may_leave_out(scene: Scene) -> None:
    answer = scene.officer("PATCH", f"{scene.desk}/events/{scene.event.pk}", {"title": None})
    assert (answer.status, answer.pointers) == (422, ["/title"])


@pytest.mark.parametrize(
    "raw", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}", b"\x00"]
)
def test_what_is_not_json_is_a_bad_request(scene: Scene, raw: bytes) -> None:
    answer = scene.officer("POST", f"{scene.desk}/events", raw=raw)
    assert (answer.status, answer.json["status"]) == (400, 400)


@pytest.mark.parametrize("raw", [b"", b"[]", b"null", b"1", b'"x"', b"NaN"])
def test_a_body_that_is_no_object_is_refused_as_a_whole(scene: Scene, raw: bytes) -> None:
    answer = scene.officer("POST", f"{scene.desk}/events", raw=raw)
    assert (answer.status, answer.pointers) == (422, [""])


def test_a_body_too_long_is_refused(scene: Scene) -> None:
    raw = b'{"slug": "' + b"x" * (2 * 1024 * 1024) + b'"}'
    assert scene.officer("POST", f"{scene.desk}/events", raw=raw).status == 413


def test_an_agenda_item_that_overlaps_is_refused_by_name(scene: Scene) -> None:
    path = f"{scene.desk}/agenda-items"
    body = {
        "event": scene.event.pk,
        "title": {"en": "Opening"},
        "starts": "2025-11-24T05:00:00Z",
        "ends": "2025-11-24T06:00:00Z",
    }
    assert scene.officer("POST", path, body).status == 201
    answer = scene.officer("POST", path, body | {"ends": "2025-11-24T05:30:00Z"})
    assert (answer.status, answer.pointers) == (422, ["/starts"])
    assert "Opening" in answer.json["errors"][0]["detail"]
    assert AgendaItem.objects.count() == 1


def test_a_leg_still_holds_its_events(scene: Scene) -> None:
    answer = scene.officer("PATCH", f"{scene.desk}/legs/{scene.leg.pk}", {"starts": "2025-11-27"})
    assert (answer.status, answer.pointers) == (422, ["/starts"])


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"timezone": "Mars/Base"}, "/timezone"),
        ({"timezone": "../etc/passwd"}, "/timezone"),
        ({"country": "ZZ"}, "/country"),
        ({"starts": "2025-11-01"}, "/starts"),
        ({"starts": "0001-01-01"}, "/starts"),
        ({"ends": "2025-02-30"}, "/ends"),
    ],
)
def test_a_legs_faults_are_named(scene: Scene, fields: Json, pointer: str) -> None:
    answer = scene.officer("PATCH", f"{scene.desk}/legs/{scene.leg.pk}", fields)
    assert (answer.status, answer.pointers) == (422, [pointer])


def test_an_unknown_speaker_is_named_by_position_and_nothing_is_kept(scene: Scene) -> None:
    speakers = [builders.make_person().pk, 99999]
    body = {
        "event": scene.event.pk,
        "title": {"en": "X"},
        "speakers": speakers,
        "starts": "2025-11-24T05:00:00Z",
        "ends": "2025-11-24T06:00:00Z",
    }
    answer = scene.officer("POST", f"{scene.desk}/agenda-items", body)
    assert (answer.status, answer.pointers) == (422, ["/speakers/1"])
    assert not AgendaItem.objects.exists()


def test_what_is_there_already_is_a_conflict(scene: Scene) -> None:
    answer = scene.officer("POST", f"{scene.desk}/events", event(scene, slug=scene.event.slug))
    assert (answer.status, answer.codes) == (409, ["unique_together"])
    person = Person.objects.create(name={"en": "Once"})
    for status in (201, 409):
        answer = scene.officer("POST", f"{scene.desk}/members", {"person": person.pk})
        assert answer.status == status


def test_a_figures_value_is_exact_text(scene: Scene) -> None:
    body = {"subject": {"en": "X"}, "measure": "films", "source": "a report"}
    for value in (12.5, "NaN", "Infinity", "1e400", "-1", "1.234", "1" * 17, "", None):
        answer = scene.officer("POST", f"{scene.desk}/figures", body | {"value": value})
        assert (answer.status, answer.pointers) == (422, ["/value"]), value
    wrong = scene.officer("POST", f"{scene.desk}/figures", body | {"value": "1", "currency": "XX"})
    assert wrong.pointers == ["/currency"]


GOOD_FILM = {"slug": "a-film", "titles": [{"text": "Фильм", "language": "ru", "kind": "original"}]}
FILM_FAULTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"titles": []}, ["/titles"]),
    ({"titles": [{"text": " ", "language": "ru"}]}, ["/titles"]),
    ({"titles": [{"text": "", "language": "ru"}]}, ["/titles/0/text"]),
    ({"titles": [{"text": "X", "language": "Klingon!"}]}, ["/titles/0/language"]),
    ({"titles": [{"text": "X", "language": "qqq"}]}, ["/titles/0/language"]),
    ({"titles": [{"text": "X"}]}, ["/titles/0/language"]),
    ({"titles": [{"text": "X", "language": "ru"}] * 2}, ["/titles/1"]),
    ({"credits": [{"person": 99999, "role": "director"}]}, ["/credits/0/person"]),
    ({"versions": [{"minutes": 90, "spoken": ["ru", "qqq"]}]}, ["/versions/0/spoken"]),
    ({"versions": [{"minutes": 0}]}, ["/versions/0/minutes"]),
    ({"versions": [{"minutes": 90, "id": 99999}]}, ["/versions/0/id"]),
    ({"countries": ["KZ", "Narnia"]}, ["/countries"]),
    ({"year": 1200}, ["/year"]),
]


@pytest.mark.parametrize(("fields", "pointers"), FILM_FAULTS)
def test_a_films_faults_are_named_by_row(scene: Scene, fields: Json, pointers: list[str]) -> None:
    before = Film.objects.count()
    answer = scene.officer("POST", "desk/films", {**GOOD_FILM, **fields})
    assert (answer.status, answer.pointers) == (422, pointers)
    assert Film.objects.count() == before


def test_a_film_keeps_its_rows_when_sent_again_and_loses_what_is_left_out(scene: Scene) -> None:
    person = builders.make_person()
    made = scene.officer(
        "POST",
        "desk/films",
        {
            **GOOD_FILM,
            "credits": [{"person": person.pk, "role": "director"}],
            "versions": [{"minutes": 90}, {"minutes": 120}],
        },
    ).json
    kept = set(Title.objects.filter(film=made["id"]).values_list("pk", flat=True))
    path = f"desk/films/{made['id']}"
    titles = [*made["titles"], {"text": "A film", "language": "en", "kind": "release"}]
    changed = scene.officer(
        "PATCH", path, {"titles": titles, "credits": [], "versions": made["versions"][1:]}
    ).json
    assert changed == made | {"titles": titles, "credits": [], "versions": made["versions"][1:]}
    assert kept < set(Title.objects.filter(film=made["id"]).values_list("pk", flat=True))
    assert scene.officer("PATCH", path, {"titles": []}).pointers == ["/titles"]
    assert scene.viewer.get(path).json == changed


def test_a_version_on_show_is_not_taken_away(scene: Scene) -> None:
    film = Film.objects.get()
    answer = scene.officer("PATCH", f"desk/films/{film.pk}", {"versions": []})
    assert (answer.status, film.versions.count()) == (409, 1)


@pytest.mark.parametrize("language", ["zh-hans", "en", "ru", "kk"])
def test_the_refusal_is_in_the_readers_language(scene: Scene, language: str) -> None:
    answer = scene.officer("POST", f"{scene.desk}/venues", {}, Accept_Language=language)
    with translation.override(language):
        expected = translation.gettext("This field is required.")
    assert {fault["detail"] for fault in answer.json["errors"]} == {expected}
    assert answer.headers["Content-Language"] == language


def test_an_address_that_is_not_there_and_a_method_it_lacks_are_problems_too(scene: Scene) -> None:
    for path in ("", "nowhere", "desk/tours/a%00b", f"{scene.desk}/events/{'9' * 5000}"):
        answer = scene.officer.get(path)
        assert (answer.status, answer.json["status"]) == (404, 404)
    assert scene.officer.get(f"{scene.desk}/events/{2**70}").status == 404
    answer = scene.officer("PUT", f"{scene.desk}/events", {})
    assert (answer.status, answer.json["status"]) == (405, 405)
    assert "GET" in answer.headers["Allow"]


def test_a_venue_is_moved_and_its_screening_is_found_out_of_place(scene: Scene) -> None:
    other = builders.make_leg(scene.tour, city={"en": "Astana"})
    venue = Venue.objects.get()
    body = {"leg": other.pk}
    assert scene.officer("PATCH", f"{scene.desk}/venues/{venue.pk}", body).status == 200
    found = scene.officer.get(f"{scene.desk}/findings")
    assert (found.status, len(found.json) > 0) == (200, True)
