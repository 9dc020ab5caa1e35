"""The API's description of itself: it holds together, and it is what the API does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import Client

from roadshow.web.api import site

DOCUMENT: dict[str, Any] = json.loads(site._description("/api/v1/"))
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "api.md"
TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield address, method, operation


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child)


def test_it_is_served_to_anyone() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert json.loads(answer.content) == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1")


def test_every_reference_leads_somewhere() -> None:
    known = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    named = {node["$ref"] for node in nodes(DOCUMENT) if isinstance(node.get("$ref"), str)}
    assert named <= known
    for node in nodes(DOCUMENT["components"]["schemas"]):
        if isinstance(node.get("type"), str):
            assert node["type"] in TYPES


def test_every_operation_has_a_name_of_its_own_and_says_what_it_takes_and_answers() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(names) == len(set(names))
    for address, method, operation in operations():
        declared = {part["name"] for part in operation["parameters"] if part["in"] == "path"}
        assert declared == set(re.findall(r"{(\w+)}", address))
        assert operation["tags"]
        success = [status for status in operation["responses"] if status < "300"]
        assert len(success) == 1
        if success != ["204"]:
            assert "schema" in operation["responses"][success[0]]["content"]["application/json"]
        if method in ("post", "patch") and "requestBody" in operation:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            body = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            assert body["additionalProperties"] is False


def test_every_refusal_is_a_problem() -> None:
    for _address, _method, operation in operations():
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]


def test_the_reference_page_names_every_address() -> None:
    page = REFERENCE.read_text()
    shared = re.compile(r"^desk/tours/{slug}/([a-z-]+)(/{key})?$")
    for address in DOCUMENT["paths"]:
        path = address.removeprefix("/api/v1/")
        kind = shared.match(path)
        assert f"`{kind[1]}`" in page or f"/{path}" in page if kind else f"/{path}" in page, path


def test_a_worker_that_serves_pages_only_does_not_import_it() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys, django; django.setup(); import roadshow.conf.urls; "
        "sys.exit('ninja' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
