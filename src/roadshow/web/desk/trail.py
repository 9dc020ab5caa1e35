"""The audit trail of a tour: who did what, when, and what it changed."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour, typed


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """Newest first, fifty a page, narrowed by a word."""
    entries = AuditEntry.objects.filter(tour_id=request.tour.pk)
    word = typed(request.GET.get("q"))
    if word:
        entries = entries.filter(
            Q(actor_name__icontains=word)
            | Q(action__icontains=word)
            | Q(subject_name__icontains=word)
        )
    rows = Paginator(entries, 50).get_page(request.GET.get("page"))
    return render(request, "desk/trail.html", {"rows": rows, "word": word})
