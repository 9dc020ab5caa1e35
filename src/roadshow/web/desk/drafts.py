"""Drafts of the timetable: asked for, followed, looked at piece by piece, taken or left."""

from collections.abc import Collection
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.screenings.actions import drafts
from roadshow.apps.screenings.bridge.drafts import movable, proposal
from roadshow.apps.screenings.bridge.putting import Left
from roadshow.apps.screenings.models import Draft
from roadshow.apps.screenings.phrases import SECONDS
from roadshow.apps.screenings.queries import latest_draft, pinned
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.engines.kernel.findings import Finding
from roadshow.web.desk import measures, pieces
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.desk.findings import say
from roadshow.web.desk.places import Places
from roadshow.web.desk.spark import spark
from roadshow.web.desk.words import STATES

TOLD = 10
"""How many screenings that stayed are named above a page; its preview names all."""


@on_tour(Ability.SEE)
def progress(request: DeskRequest) -> HttpResponse:
    """The panel of the draft alone: a page at work asks for it every second."""
    return render(request, "desk/draft.html", panel(request.tour))


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """What the last draft proposes; POST asks for one, stops it, or takes or weighs its pieces."""
    if request.method != "POST":
        return _preview(request, latest_draft(request.tour))
    what = request.POST.get("do", "")
    try:
        return _do(request, what)
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)
    return redirect("desk:draft" if what == "chosen" else "desk:timetable", slug=request.tour.slug)


def _do(request: DeskRequest, what: str) -> HttpResponse:
    tour, actor = request.tour, request.user
    match what:
        case "ask":
            seconds = key(request.POST.get("seconds") or str(SECONDS[1]))
            drafts.ask(actor=actor, tour=tour, seconds=seconds)
        case "stop":
            drafts.stop(actor=actor, tour=tour)
        case "apply" | "chosen" | "weigh":
            wanted = get_object_or_404(
                Draft.objects.select_related("tour"),
                tour=tour,
                pk=key(request.POST.get("draft", "")),
            )
            only = {key(text) for text in request.POST.getlist("only")}
            if what == "weigh":
                return _preview(request, wanted, only)
            return _take(request, wanted, None if what == "apply" else only)
        case _:
            return HttpResponse(status=400)
    return redirect("desk:timetable", slug=tour.slug)


def _take(request: DeskRequest, draft: Draft, only: Collection[int] | None) -> HttpResponse:
    """To the board where all went, else back to what is left."""
    taken = drafts.apply(actor=request.user, draft=draft, now=timezone.now(), only=only)
    said = ngettext("%(n)d screening moved.", "%(n)d screenings moved.", taken.moved)
    messages.success(request, said % {"n": taken.moved})
    tell_left(request, taken.left)
    rest = only is not None and movable(request.tour, draft)
    return redirect("desk:draft" if rest else "desk:timetable", slug=request.tour.slug)


def tell_left(request: DeskRequest, left: list[Left]) -> None:
    """Say of each screening that did not move why it did not."""
    for film, _where, why in pieces.kept(Places(request.tour), left[:TOLD]) if left else ():
        messages.warning(request, _("%(film)s stays: %(why)s.") % {"film": film, "why": why})
    if more := len(left[TOLD:]):
        said = ngettext("%(n)d more stays as well.", "%(n)d more stay as well.", more)
        messages.warning(request, said % {"n": more})


def _preview(
    request: DeskRequest, draft: Draft | None, only: Collection[int] | None = None
) -> HttpResponse:
    context: dict[str, object] = {"draft": draft, "weighed": only is not None}
    if draft is not None and draft.state == "done":
        found, places = proposal(draft, only), Places(request.tour)
        rows = measures.rows(found.before, found.after)
        context |= {
            "cities": pieces.told(places, found.pieces, only),
            "count": len(found.pieces),
            "chosen": len(found.pieces) if only is None else len(only),
            "kept": pieces.kept(places, found.left),
            "changed": [row for row in rows if row.tone],
            "unchanged": [row for row in rows if not row.tone],
            "draft_status": (draft.solution or {}).get("status", ""),
        }
    return render(request, "desk/proposal.html", context)


def panel(tour: Tour) -> dict[str, object]:
    """The last draft: its state, its course, how much it would move."""
    last = latest_draft(tour)
    common: dict[str, object] = {
        "draft": last,
        "draft_seconds": SECONDS,
        "pinned": pinned,
    }
    if last is None:
        return common
    solution = last.solution or {}
    reasons = [Finding.model_validate(row) for row in solution.get("findings", ())]
    working = last.state in {"waiting", "running"}
    gone = _gone(last)
    return common | {
        "draft_state": STATES[last.state],
        "draft_working": working,
        "draft_gone": gone,
        "draft_spark": spark(last.progress.get("course", ()), gone if working else 0),
        "draft_moves": movable(tour, last) if last.state == "done" else 0,
        "draft_reasons": say(tour, reasons) if reasons else [],
        "draft_status": solution.get("status", ""),
    }


def _gone(draft: Draft) -> float:
    """Seconds since a worker took it up."""
    started = draft.progress.get("started")
    return (timezone.now() - datetime.fromisoformat(started)).total_seconds() if started else 0.0
