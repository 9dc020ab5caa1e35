"""Whatever is sent, the API answers with less than 500: bodies drawn from its own description."""

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from roadshow.apps.films.models import Film, Showcase, Version
from roadshow.apps.screenings.models import Hall
from roadshow.web.api import site
from tests import builders
from tests.web.api.conftest import Scene

Node = dict[str, Any]
DOCUMENT: Node = json.loads(site._description(""))
LETTERS = st.text(max_size=8) | st.sampled_from(["", " ", "\0", "\ud800", "a/b~c", "x" * 300])
JUNK: SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**31, 2**63, -(2**63) - 1, 10**40, 1e308])
    | st.floats(allow_nan=True)
    | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=4,
)
WORDS = {
    "date": ["2025-11-24", "2025-11-25", "0001-01-01", "9999-12-31", "2025-02-30"],
    "date-time": [
        "2025-11-24T05:00:00Z",
        "2025-11-24T06:00:00+05:00",
        "2025-11-24T07:30:00Z",
        "1895-01-01T00:00:00+14:00",
        "2999-12-31T23:59:59-14:00",
        "2025-11-24T05:00:00",
    ],
    "country": ["KZ", "RU", "XX"],
    "timezone": ["Asia/Almaty", "Europe/Moscow", "UTC", "localtime", "posixrules", "X"],
    "language": ["en", "zh-hans", "ru", "qqq", "en_US.UTF-8", "x-y"],
    "currency": ["RUB", "XX"],
    "value": ["1", "0.01", "9" * 16, "9" * 30, "-1", "1e5", "NaN"],
}


def valid(name: str, node: Node, keys: dict[str, list[int]]) -> SearchStrategy[Any]:
    """Mostly what the schema asks for, by field name where that says more; else anything."""
    return st.one_of([_valid(name, node, keys)] * 12 + [JUNK])


def _valid(name: str, node: Node, keys: dict[str, list[int]]) -> SearchStrategy[Any]:
    if "$ref" in node:
        node = DOCUMENT["components"]["schemas"][node["$ref"].rpartition("/")[2]]
    for many in ("anyOf", "allOf"):
        if many in node:
            return st.one_of([_valid(name, part, keys) for part in node[many]])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    return _by_kind(name, node, keys)


def _by_kind(name: str, node: Node, keys: dict[str, list[int]]) -> SearchStrategy[Any]:
    kind = node.get("type", "string")
    if kind == "object":
        return _object(node, keys)
    if kind == "array":
        return st.lists(valid(name, node["items"], keys), max_size=3)
    words = WORDS.get(name) or WORDS.get(node.get("format", ""), ["one", "two-2", "a b"])
    plain: dict[str, SearchStrategy[Any]] = {
        "integer": st.sampled_from(keys.get(name, [1])) | st.integers(0, 300),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    return plain.get(kind, st.sampled_from(words))


def _object(node: Node, keys: dict[str, list[int]]) -> SearchStrategy[Any]:
    if "properties" not in node:
        return st.dictionaries(st.sampled_from(["en", "kk", "zh-hans"]), LETTERS, max_size=2)
    fields = {name: valid(name, part, keys) for name, part in node["properties"].items()}
    required = {name: fields[name] for name in node.get("required", ())}
    optional = {name: part for name, part in fields.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional)


def keys_of(scene: Scene) -> dict[str, list[int]]:
    """Keys that exist, by the fields that may name them, and one that does not."""
    person = builders.make_person().pk
    found = {
        "leg": scene.leg.pk,
        "event": scene.event.pk,
        "voiced_at": scene.event.pk,
        "venue": Hall.objects.get().venue_id,
        "hall": Hall.objects.get().pk,
        "showcase": Showcase.objects.get().pk,
        "version": Version.objects.get().pk,
        "film": Film.objects.get().pk,
        "films": Film.objects.get().pk,
        "person": person,
        "speakers": person,
        "guests": person,
        "programme": scene.tour.programme_id,
        "organisation": scene.tour.programme.body_id,
        "owner": scene.tour.programme.body_id,
    }
    return {name: [key, key, key, 10**6] for name, key in found.items()}


WRITING = [
    (method.upper(), address.lstrip("/"), operation)
    for address, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
    if "requestBody" in operation
]


class Hammer:
    """Sends drawn bodies, and remembers what was made: later ones change it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.made: dict[str, list[int]] = {}
        self.statuses: set[int] = set()

    def path(self, address: str) -> str:
        kind = address.split("/")[-2]
        key = self.made.get(kind, [1])[-1]
        return address.format(slug=self.scene.tour.slug, key=key)

    def send(self, method: str, address: str, body: Any) -> None:
        answer = self.scene.officer(method, self.path(address), body)
        self.statuses.add(answer.status)
        assert answer.status < 500
        if answer.status == 201 and "id" in answer.json:
            self.made.setdefault(address.rsplit("/", maxsplit=1)[-1], []).append(answer.json["id"])
        if answer.status == 200 and address.endswith("{slug}"):
            self.scene.tour.slug = answer.json["slug"]
        if answer.status >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json"

    def strike(self, method: str, address: str, bodies: SearchStrategy[Any]) -> None:
        @settings(
            max_examples=12,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(bodies)
        def each(body: Any) -> None:
            self.send(method, address, body)

        each()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_body_makes_the_api_fail(scene: Scene, seed: int) -> None:
    keys, hammer, operations = keys_of(scene), Hammer(scene), WRITING[:]
    random.Random(seed).shuffle(operations)  # noqa: S311 - an order, not a secret
    for method, address, operation in operations:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        hammer.strike(method, address, _valid("", schema, keys))
    for part in ("", "/findings", "/audit", "/releases"):
        assert scene.officer.get(scene.desk + part).status == 200
    assert {200, 201, 404, 409, 422} <= hammer.statuses
