"""Drafting the timetable, what is wrong with it, publishing, and what was done when by whom."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.actions import drafts, publish, unpublish
from roadshow.apps.screenings.bridge import timetable
from roadshow.apps.screenings.models import Draft, Release
from roadshow.apps.screenings.queries import latest_draft
from roadshow.engines.kernel.findings import Finding
from roadshow.web.api.keys import EDIT, SEE, Request
from roadshow.web.api.routes.catalogue import Page
from roadshow.web.api.rows import Readers, plain, reply
from roadshow.web.api.schemas.screenings import (
    Applied,
    AuditRecord,
    DraftChoice,
    DraftRecord,
    PublishFields,
    ReleaseRecord,
)

router = Router()
AUDIT: Readers = {"actor": lambda row: row.actor_name, "subject": lambda row: row.subject_model}
RELEASE: Readers = {"published_by": lambda row: str(row.published_by) if row.published_by else None}


@router.post(
    "/{slug:slug}/draft",
    auth=EDIT,
    response={202: DraftRecord},
    operation_id="ask_draft",
    tags=["timetable"],
)
def ask(request: Request, slug: str) -> HttpResponse:
    """Have the solver place every screening that is not pinned. Nothing moves before it is
    applied."""
    draft = drafts.ask(actor=request.auth, tour=request.tour)
    return reply(plain(draft, DraftRecord), 202)


@router.get(
    "/{slug:slug}/draft",
    auth=SEE,
    response=DraftRecord,
    operation_id="read_draft",
    tags=["timetable"],
)
def draft(request: Request, slug: str) -> HttpResponse:
    """Read the latest draft: how far it is, and what it proposes."""
    latest = latest_draft(request.tour)
    if latest is None:
        raise Http404
    return reply(plain(latest, DraftRecord))


@router.post(
    "/{slug:slug}/draft/stop",
    auth=EDIT,
    response={204: None},
    operation_id="stop_draft",
    tags=["timetable"],
)
def stop(request: Request, slug: str) -> HttpResponse:
    """Have the draft at work end with the best it has."""
    drafts.stop(actor=request.auth, tour=request.tour)
    return HttpResponse(status=204)


@router.post(
    "/{slug:slug}/draft/apply",
    auth=EDIT,
    response=Applied,
    operation_id="apply_draft",
    tags=["timetable"],
)
def apply(request: Request, slug: str, body: DraftChoice) -> HttpResponse:
    """Place the screenings as the draft proposes, or only some of them. What is pinned or was
    changed since the draft was asked for stays, and is told."""
    chosen = get_object_or_404(
        Draft.objects.select_related("tour"), pk=body.draft, tour=request.tour
    )
    taken = drafts.apply(actor=request.auth, draft=chosen, now=timezone.now(), only=body.only)
    left = [{"screening": one.screening, "why": one.why.value} for one in taken.left]
    return reply({"moved": taken.moved, "left": left})


@router.get(
    "/{slug:slug}/findings",
    auth=SEE,
    response=list[Finding],
    operation_id="list_findings",
    tags=["timetable"],
)
def findings(request: Request, slug: str) -> HttpResponse:
    """List what is wrong with the timetable as it stands: which rule, which records, what would
    mend it."""
    return reply(timetable.findings(request.tour))


@router.post(
    "/{slug:slug}/publish",
    auth=EDIT,
    response={201: ReleaseRecord},
    operation_id="publish_tour",
    tags=["releases"],
)
def make_public(request: Request, slug: str, body: PublishFields) -> HttpResponse:
    """Show the tour as it stands now to the public."""
    release = publish(actor=request.auth, tour=request.tour, now=timezone.now(), note=body.note)
    return reply(plain(release, ReleaseRecord, RELEASE), 201)


@router.post(
    "/{slug:slug}/unpublish",
    auth=EDIT,
    response={204: None},
    operation_id="unpublish_tour",
    tags=["releases"],
)
def make_private(request: Request, slug: str) -> HttpResponse:
    """Take the tour from the public; its releases stay on record."""
    unpublish(actor=request.auth, tour=request.tour)
    return HttpResponse(status=204)


@router.get(
    "/{slug:slug}/releases",
    auth=SEE,
    response=list[ReleaseRecord],
    operation_id="list_releases",
    tags=["releases"],
)
def releases(request: Request, slug: str, page: Query[Page]) -> HttpResponse:
    """List the releases, the newest first, each with what it changed for the public."""
    found = Release.objects.filter(tour=request.tour).select_related("published_by")
    shown = page.of(request, found.defer("document"))
    return reply([plain(row, ReleaseRecord, RELEASE) for row in shown])


@router.get(
    "/{slug:slug}/audit",
    auth=SEE,
    response=list[AuditRecord],
    operation_id="list_audit",
    tags=["audit"],
)
def audit(request: Request, slug: str, page: Query[Page]) -> HttpResponse:
    """List what was done on this tour, the latest first."""
    found = page.of(request, AuditEntry.objects.filter(tour_id=request.tour.pk))
    return reply([plain(row, AuditRecord, AUDIT) for row in found])
