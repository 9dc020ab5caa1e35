"""Refusals as problem details (RFC 9457), and how each kind of error becomes one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    RequestDataTooBig,
    ValidationError,
)
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as RequestError
from pydantic import BaseModel, Field
from pydantic_core import to_json

from roadshow.web.api.phrases import TITLES, words_for

MEDIA_TYPE = "application/problem+json"
CLASHES = frozenset({"unique", "unique_together"})


class Fault(BaseModel):
    """One thing that is wrong, and where."""

    pointer: str | None = Field(None, description="Where in the body: a JSON pointer (RFC 6901).")
    parameter: str | None = Field(None, description="Or which parameter of the address.")
    detail: str
    code: str


class Problem(BaseModel):
    """Problem details (RFC 9457), in the language of ``Accept-Language``."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault]


class Refused(Exception):  # noqa: N818 - it reads as what happens
    """A body that the schema allows and the records do not."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def pointer(*steps: object) -> str:
    """A JSON pointer through these names and positions."""
    way = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    # A name that somebody sent may hold what no answer can.
    return way.encode(errors="replace").decode()


def refuse_other_parameters(request: HttpRequest, known: type[BaseModel]) -> None:
    """django-ninja passes over parameters that it does not know; a misspelt filter would too.

    Raises:
        RequestError: naming each.
    """
    unknown = [name for name in request.GET if name not in known.model_fields]
    if unknown:
        raise RequestError([{"loc": ("query", name), "type": "no_parameter"} for name in unknown])


def respond(status: int, detail: str, faults: Iterable[Fault] = ()) -> HttpResponse:
    """The answer that tells of a problem."""
    problem = Problem(
        type="about:blank",
        title=str(TITLES[status]),
        status=status,
        detail=detail,
        errors=list(faults),
    )
    content = to_json(problem.model_dump(exclude_none=True))
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE)


def faults_of(error: ValidationError, *steps: object) -> list[Fault]:
    """Every part of a validation error, under the field that it speaks of."""
    by_field = (
        error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    )
    return [
        Fault(
            pointer=pointer(*steps, *_where(field, part)),
            detail=" ".join(part.messages),
            code=part.code or "invalid",
        )
        for field, parts in by_field.items()
        for part in parts
    ]


def _where(field: str, part: ValidationError) -> Iterable[object]:
    if field != NON_FIELD_ERRORS:
        yield field
        if part.params and "language" in part.params:
            yield part.params["language"]


def install(api: NinjaAPI) -> None:
    """Teach the API what to answer to each kind of error."""
    api.add_exception_handler(RequestError, _request)
    api.add_exception_handler(ValidationError, _validation)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(PermissionDenied, _denied)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(AuthenticationError, _stranger)
    api.add_exception_handler(HttpError, _malformed)
    api.add_exception_handler(RequestDataTooBig, _long)
    api.add_exception_handler(ProtectedError, _needed)
    api.add_exception_handler(IntegrityError, _clash)
    api.add_exception_handler(DataError, _unfit)


def _request(request: HttpRequest, error: Any) -> HttpResponse:
    return invalid([_fault(part) for part in error.errors])


def _fault(part: dict[str, Any]) -> Fault:
    # ("body", the function's name for it, then the way inside); a dictionary's key adds "[key]".
    source, *steps = part["loc"]
    code = part["type"]
    said = {"detail": words_for(code, part.get("ctx", {})), "code": code}
    if source == "body":
        return Fault(pointer=pointer(*(s for s in steps[1:] if s != "[key]")), **said)
    return Fault(parameter=str(steps[-1]), **said)


def invalid(faults: list[Fault]) -> HttpResponse:
    """Refuse the whole of what was sent, naming each fault."""
    return respond(422, faults[0].detail if len(faults) == 1 else _("Nothing was written."), faults)


def _validation(request: HttpRequest, error: Any) -> HttpResponse:
    faults = faults_of(error)
    stands_against_state = not hasattr(error, "error_dict")
    if stands_against_state or all(fault.code in CLASHES for fault in faults):
        return respond(409, " ".join(error.messages), faults)
    return invalid(faults)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return invalid(error.faults)


def _denied(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(403, str(error) or _("Your role does not allow this."))


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return missing()


def missing() -> HttpResponse:
    return respond(404, _("There is nothing at this address, or not for you."))


def _stranger(request: HttpRequest, error: Any) -> HttpResponse:
    answer = respond(401, _("Send “Authorization: Bearer rsw_…” with a token that is valid."))
    answer["WWW-Authenticate"] = 'Bearer realm="roadshow"'
    return answer


def _malformed(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(400, _("The body cannot be read as JSON in UTF-8."))


def _long(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(413, _("Send less at once."))


def _needed(request: HttpRequest, error: Any) -> HttpResponse:
    names = ", ".join(f"“{other}”" for other in list(error.protected_objects)[:5])
    return respond(409, _("This is still needed by %(names)s.") % {"names": names})


def _clash(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(409, _("Somebody else changed this at the same time. Read it again."))


def _unfit(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(422, _("A value does not fit its field. Nothing was written."))
