"""Rights: grants, and what is free."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Query, Router

from roadshow.apps.films.models import Film
from roadshow.apps.rights import actions
from roadshow.apps.rights.bridge.ledger import ledger_of
from roadshow.apps.rights.models import Grant
from roadshow.apps.rights.queries import grants
from roadshow.apps.rights.rules import known_media, territory_codes
from roadshow.engines.avails.answers import Answer, Refusal, Span
from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.languages import Wish
from roadshow.engines.avails.problem import Question
from roadshow.web.api.keys import Request
from roadshow.web.api.problems import Fault, Refused, faults_of, pointer
from roadshow.web.api.routes.catalogue import KEEPER, READER, Page
from roadshow.web.api.rows import change_of, given, named, plain, reply
from roadshow.web.api.schemas.kinds import Strict
from roadshow.web.api.schemas.rights import AvailsAsked, AvailsTold, GrantFields, GrantRecord
from roadshow.web.rights.words import say

router = Router(tags=["rights"])


@router.get("/grants", auth=READER, response=list[GrantRecord], operation_id="list_grants")
def list_grants(request: Request, page: Query[Page]) -> HttpResponse:
    """List the grants, in and out."""
    return reply([_shown(grant) for grant in page.of(request, grants().order_by("id"))])


@router.get("/grants/{int:key}", auth=READER, response=GrantRecord, operation_id="read_grant")
def read(request: Request, key: int) -> HttpResponse:
    """Read a grant."""
    return reply(_shown(get_object_or_404(grants(), pk=key)))


@router.post("/grants", auth=KEEPER, response={201: GrantRecord}, operation_id="add_grant")
def add(request: Request, body: GrantFields) -> HttpResponse:
    """Record a grant. What would sell twice is refused."""
    values = {name: getattr(body, name) for name in GrantFields.model_fields}
    return _write(request, Grant(), values, 201)


def change(request: Request, key: int, body: Strict) -> HttpResponse:
    """Change a grant. What would sell twice is refused."""
    return _write(request, get_object_or_404(grants(), pk=key), given(body), 200)


change.__annotations__["body"] = change_of(GrantFields)
router.patch("/grants/{int:key}", auth=KEEPER, response=GrantRecord, operation_id="change_grant")(
    change
)


@router.delete("/grants/{int:key}", auth=KEEPER, response={204: None}, operation_id="delete_grant")
def remove(request: Request, key: int) -> HttpResponse:
    """Take a grant back."""
    actions.delete(actor=request.auth, record=get_object_or_404(Grant, pk=key))
    return HttpResponse(status=204)


@router.post("/avails", auth=READER, response=list[AvailsTold], operation_id="ask_avails")
def ask(request: Request, body: AvailsAsked) -> HttpResponse:
    """Ask what is free, and why what is not is not."""
    question = _question(body)
    ledger = ledger_of(body.films)
    return reply([_told(answer) for answer in answers(ledger, question)])


def _shown(grant: Grant) -> dict[str, Any]:
    return plain(grant, GrantRecord, {"codes": lambda row: row.codes.split()})


def _write(request: Request, grant: Grant, values: dict[str, Any], status: int) -> HttpResponse:
    found = named(Grant, values, None)
    for name, value in found.values.items():
        setattr(grant, name, value)
    actions.save(actor=request.auth, record=grant, links=found.links)
    return reply(_shown(grants().get(pk=grant.pk)), status)


def _question(body: AvailsAsked) -> Question:
    faults: list[Fault] = []
    known = set(Film.objects.filter(pk__in=body.films).values_list("pk", flat=True))
    for place, key in enumerate(body.films):
        if key not in known:
            detail = _("There is no record %(key)s to name here.") % {"key": key}
            faults.append(Fault(pointer=pointer("films", place), detail=detail, code="reference"))
    codes: frozenset[str] = frozenset()
    try:
        codes = territory_codes(body.territories, body.starts)
    except ValidationError as refused:
        faults += faults_of(refused, "territories")
    try:
        known_media(body.media)
    except ValidationError as refused:
        faults += faults_of(refused, "media")
    if body.ends and body.ends < body.starts:
        detail = _("This is before the start.")
        faults.append(Fault(pointer=pointer("ends"), detail=detail, code="order"))
    if faults:
        raise Refused(faults)
    mode, _space, tag = body.language.partition(" ")
    return Question(
        films=tuple(str(key) for key in dict.fromkeys(body.films)),
        territories=tuple(sorted(codes)),
        media=tuple(body.media),
        start=body.starts,
        end=_after(body.ends),
        language=Wish(mode=mode, tag=tag) if mode else None,
        exclusive=body.exclusive,
        runs=1,
    )


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _last(day: date | None) -> date | None:
    return day - timedelta(days=1) if day else None


def _told(answer: Answer) -> dict[str, Any]:
    return {
        "film": int(answer.film),
        "cells": answer.cells,
        "free": answer.free,
        "free_from": answer.free_from,
        "spans": [_span(span) for span in answer.spans],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": _last(span.end),
        "free": span.free,
        "refusals": [_refusal(refusal) for refusal in span.refusals],
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    said = say(refusal, {refusal.record: refusal.record}, get_language() or "en")
    return {
        "code": str(refusal.code),
        "record": refusal.record,
        "clause": refusal.clause,
        "until": refusal.until,
        "since": refusal.since,
        "kind": refusal.kind,
        "text": said.text,
        "mend": said.mend,
    }
