"""The timetable: by day and hall, drafted by the solver, moved by hand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from roadshow.apps.screenings.actions import drafts
from roadshow.apps.screenings.actions import place as put
from roadshow.apps.screenings.bridge.timetable import findings, places
from roadshow.apps.screenings.models import Draft
from roadshow.apps.screenings.queries import halls_of, latest_draft, screenings_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import events_of
from roadshow.apps.tours.rules import Ability
from roadshow.engines.kernel.findings import Finding
from roadshow.web.desk import board as boards
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.desk.clock import moment, words
from roadshow.web.desk.findings import CLEARANCE, by_screening, say
from roadshow.web.desk.words import STATES
from roadshow.web.forms.places import PlaceForm


@on_tour(Ability.SEE)
def board(request: DeskRequest) -> HttpResponse:
    """Every hall of every day, what is not placed yet, and what is wrong."""
    tour = request.tour
    said = say(tour, findings(tour))
    context = {
        "cities": boards.cities(
            tour.legs.all(),
            halls_of(tour),
            screenings_of(tour),
            events_of(tour),
            by_screening(said),
        ),
        "findings": [one for one in said if one.code != "unplaced"],
        **_draft(tour),
    }
    return render(request, "desk/timetable.html", context)


@on_tour(Ability.SEE)
def progress(request: DeskRequest) -> HttpResponse:
    """The panel of the draft alone: a page at work asks for it every second."""
    return render(request, "desk/draft.html", _draft(request.tour))


@require_POST
@on_tour(Ability.EDIT)
def draft(request: DeskRequest) -> HttpResponse:
    """Ask for a draft, stop it, or take what it proposes."""
    tour, actor = request.tour, request.user
    try:
        match request.POST.get("do"):
            case "ask":
                drafts.ask(actor=actor, tour=tour)
            case "stop":
                drafts.stop(actor=actor, tour=tour)
            case "apply":
                wanted = get_object_or_404(Draft, tour=tour, pk=key(request.POST.get("draft", "")))
                moved = drafts.apply(actor=actor, draft=wanted, now=timezone.now())
                said = ngettext("%(n)d screening moved.", "%(n)d screenings moved.", moved)
                messages.success(request, said % {"n": moved})
            case _:
                return HttpResponse(status=400)
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)
    return redirect("desk:timetable", slug=tour.slug)


@on_tour(Ability.SEE)
def place(request: DeskRequest, pk: int) -> HttpResponse:
    """Put one screening into a hall at a time, or take it off the table."""
    tour = request.tour
    screening = get_object_or_404(screenings_of(tour), pk=pk)
    off = {"hall": "", "starts": ""} if "off" in request.POST else None
    data = off or request.POST or None
    form = PlaceForm(data, screening=screening, locked=not request.may_edit)
    if request.method == "POST" and form.is_valid():
        try:
            put(actor=request.user, screening=screening, **form.place())
        except ValidationError as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:timetable", slug=tour.slug)
    concerning = [one for one in findings(tour) if _concerns(one, pk)]
    context = {
        "form": form,
        "screening": screening,
        "film": boards.film_name(screening),
        "city": words(screening.leg.city),
        "placed": screening.hall_id is not None,
        "problems": say(tour, concerning),
        "cleared": not any(one.code.startswith(CLEARANCE) for one in concerning),
    }
    return render(request, "desk/place.html", context)


def _concerns(finding: Finding, pk: int) -> bool:
    named = any(one.kind == "showing" and one.id == str(pk) for one in finding.subjects)
    return named and finding.code != "unplaced"


def _draft(tour: Tour) -> dict[str, object]:
    """The last draft: its state, progress, and what it would move."""
    last = latest_draft(tour)
    if last is None:
        return {"draft": None}
    solution = last.solution or {}
    reasons = [Finding.model_validate(row) for row in solution.get("findings", ())]
    return {
        "draft": last,
        "draft_state": STATES[last.state],
        "draft_working": last.state in {"waiting", "running"},
        "draft_moves": _moves(tour, last) if last.state == "done" and not last.applied_at else [],
        "draft_reasons": say(tour, reasons),
        "draft_status": solution.get("status", ""),
    }


def _moves(tour: Tour, last: Draft) -> list[tuple[str, str, str]]:
    """For each screening that would move: its film, where it is, where it would be."""
    wanted, halls = places(last.solution or {}), {hall.pk: hall for hall in halls_of(tour)}
    moves = []
    for screening in screenings_of(tour):
        place = wanted.get(screening.pk)
        if place is None or place == (screening.hall_id, screening.starts):
            continue
        before = _("not placed")
        if screening.starts and screening.hall:
            before = f"{moment(screening.starts, screening.leg)}, {words(screening.hall.name)}"
        hall = halls.get(place[0])
        name = f"{words(hall.venue.name)}, {words(hall.name)}" if hall else ""
        after = f"{moment(place[1], screening.leg)}, {name}"
        moves.append((boards.film_name(screening), before, after))
    return moves
