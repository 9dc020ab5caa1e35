"""The audit trail of a tour: who did what, when, and what it changed."""

from datetime import UTC, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.entries import tell
from roadshow.web.desk.words import VERBS
from roadshow.web.forms.desk import TrailForm

PAGE = 50


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """Newest first, narrowed by a word, a person, what was done, and since when."""
    entries = AuditEntry.objects.filter(tour_id=request.tour.pk)
    people = entries.order_by("actor_name").values_list("actor_name", flat=True).distinct()
    form = TrailForm(request.GET, who=list(people), what=list(VERBS.items()), auto_id="by-%s")
    asked = form.asked()
    rows = Paginator(_narrowed(entries, asked), PAGE).get_page(request.GET.get("page"))
    given = request.GET.copy()
    given.pop("page", None)
    context = {
        "rows": rows,
        "entries": tell(request.tour, rows),
        "form": form,
        "narrowed": bool(asked),
        "given": given.urlencode(),
    }
    return render(request, "desk/trail.html", context)


def _narrowed(entries: "QuerySet[AuditEntry]", asked: dict[str, Any]) -> "QuerySet[AuditEntry]":
    if word := asked.get("q"):
        entries = entries.filter(
            Q(actor_name__icontains=word)
            | Q(action__icontains=word)
            | Q(subject_name__icontains=word)
        )
    if who := asked.get("who"):
        entries = entries.filter(actor_name=who)
    if what := asked.get("what"):
        entries = entries.filter(Q(action=what) | Q(action__startswith=f"{what} "))
    if since := asked.get("since"):
        entries = entries.filter(at__gte=datetime.combine(since, time(), UTC))
    return entries
