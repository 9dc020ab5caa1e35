"""What the API says of itself: django-ninja's OpenAPI document, with its refusals told in full."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi import get_schema

from roadshow.web.api.problems import MEDIA_TYPE, Problem

Node = dict[str, Any]
REFUSALS = {
    "400": "The body is not JSON.",
    "401": "No token, or not a valid one.",
    "403": "The role does not allow this.",
    "404": "No such thing, or not for this reader.",
    "409": "It does not fit what is there; nothing was written.",
    "413": "The body is too long.",
    "422": "The body or a parameter is wrong; nothing was written.",
}
REFERENCE = "#/components/schemas/{model}"


def described(api: NinjaAPI, prefix: str) -> Node:
    """The OpenAPI 3.1 document for an API that stands under ``prefix``."""
    document: Node = dict(get_schema(api, path_prefix=prefix))
    schemas = document["components"]["schemas"]
    shape = Problem.model_json_schema(ref_template=REFERENCE, mode="serialization")
    schemas.update(shape.pop("$defs"))
    schemas["Problem"] = shape
    for address, operations in document["paths"].items():
        for method, operation in operations.items():
            for status in _refusals(address, method, operation):
                operation["responses"][status] = _refusal(status)
    return document


def _refusals(address: str, method: str, operation: Node) -> list[str]:
    """Which refusals an operation may answer with."""
    found = []
    if operation.get("security"):
        found += ["401", "403"]
    if "{" in address:
        found.append("404")
    if "requestBody" in operation:
        found += ["400", "413"]
    if method != "get":
        found.append("409")
    parameters = [part for part in operation.get("parameters", ()) if part["in"] == "query"]
    if parameters or method != "get":
        found.append("422")
    return found


def _refusal(status: str) -> Node:
    schema = {"$ref": REFERENCE.format(model="Problem")}
    return {"description": REFUSALS[status], "content": {MEDIA_TYPE: {"schema": schema}}}
