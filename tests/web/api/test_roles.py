"""Who may do what: every operation with a token, as each role."""

import json
from typing import Any

import pytest

from roadshow.apps.core.models import ApiToken
from roadshow.web.api import site
from tests.web.api.conftest import Program, Scene

UNKNOWN = "0" * 43


def operations() -> list[tuple[str, str]]:
    """Every operation that needs a token, from the API's own description."""
    paths: dict[str, dict[str, Any]] = json.loads(site._description(""))["paths"]
    return [
        (method.upper(), address.lstrip("/"))
        for address, methods in paths.items()
        for method, operation in methods.items()
        if operation.get("security")
    ]


def of_tour() -> list[tuple[str, str]]:
    return [(method, address) for method, address in operations() if "{slug}" in address]


def test_every_operation_but_the_published_ones_needs_a_token(scene: Scene) -> None:
    assert len(operations()) > 80
    for method, address in operations():
        path = address.format(slug=scene.tour.slug, key=1)
        for program in (scene.nobody, Program(f"rsw_{UNKNOWN}"), Program("é\x7f")):
            answer = program(method, path)
            assert answer.status == 401, (method, path)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")
            assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_tour_without_a_role_is_not_there(scene: Scene) -> None:
    for method, address in of_tour():
        mine = scene.stranger(method, address.format(slug=scene.tour.slug, key=1), {})
        none = scene.stranger(method, address.format(slug="no-such-tour", key=1), {})
        assert (mine.status, mine.content) == (404, none.content), (method, address)


def test_a_viewer_reads_and_does_not_write(scene: Scene) -> None:
    for method, address in of_tour():
        answer = scene.viewer(method, address.format(slug=scene.tour.slug, key=99999), {})
        if method == "GET":
            assert answer.status in (200, 404), (method, address)
        else:
            assert answer.status == 403, (method, address)


def test_the_door_sees_nothing_of_the_work(scene: Scene) -> None:
    for method, address in of_tour():
        answer = scene.door(method, address.format(slug=scene.tour.slug, key=1), {})
        assert answer.status == 403, (method, address)
    assert scene.door.get("desk/films").status == 403


@pytest.mark.parametrize("part", ["films", "people", "organisations"])
def test_the_catalogue_is_read_by_viewers_and_kept_by_officers(scene: Scene, part: str) -> None:
    assert scene.viewer.get(f"desk/{part}").status == 200
    assert scene.viewer("POST", f"desk/{part}", {}).status == 403
    assert scene.officer("POST", f"desk/{part}", {}).status == 422


def test_each_sees_the_tours_of_their_roles_and_what_they_may_do(scene: Scene) -> None:
    abilities = {
        name: [tour["abilities"] for tour in getattr(scene, name).get("desk/tours").json]
        for name in ("officer", "viewer", "door")
    }
    assert abilities == {
        "officer": [["admit", "edit", "see"]],
        "viewer": [["see"]],
        "door": [["admit"]],
    }
    assert [tour["slug"] for tour in scene.stranger.get("desk/tours").json] != [scene.tour.slug]


def test_only_an_officer_of_the_programme_begins_a_tour(scene: Scene) -> None:
    body = {
        "programme": scene.tour.programme_id,
        "slug": "next",
        "name": {"en": "Next"},
        "starts": "2026-01-01",
        "ends": "2026-01-09",
    }
    assert scene.viewer("POST", "desk/tours", body).status == 403
    made = scene.officer("POST", "desk/tours", body)
    assert (made.status, made.json["abilities"]) == (201, ["admit", "edit", "see"])


def test_the_token_of_a_person_who_left_opens_nothing(scene: Scene) -> None:
    user = ApiToken.objects.latest("id").user
    user.is_active = False
    user.save()
    assert scene.stranger.get("desk/tours").status == 401


def test_what_a_token_was_shown_is_kept_by_no_cache(scene: Scene) -> None:
    assert scene.officer.get("desk/tours").headers["Cache-Control"] == "private, no-store"
