"""The timetable: by day and hall, drafted by the solver, moved by hand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from roadshow.apps.screenings.actions import place as put
from roadshow.apps.screenings.actions.moving import StaleError
from roadshow.apps.screenings.bridge.timetable import findings, standing
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.queries import events_of
from roadshow.apps.tours.rules import Ability
from roadshow.engines.kernel.findings import Finding
from roadshow.web.desk import board as boards
from roadshow.web.desk import live, narrow
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.board_texts import texts
from roadshow.web.desk.clock import words
from roadshow.web.desk.drafts import panel
from roadshow.web.desk.findings import CLEARANCE, by_screening, say
from roadshow.web.desk.moves import told
from roadshow.web.forms.places import PlaceForm

SHOWN = 40
"""How many broken rules stand on the board's own page."""


@on_tour(Ability.SEE)
def board(request: DeskRequest) -> HttpResponse:
    """Every hall of every day, what is not placed yet, and what is wrong."""
    tour = request.tour
    # Before anything is read: what happens in between is then told twice rather than never.
    token = live.token(tour)
    now = standing(tour)
    wrong = live.Wrong(say(tour, now.findings(), now.screenings))
    form = narrow.form_of(now.screenings, request.GET)
    cities = boards.cities(
        tour.legs.all(),
        halls_of(tour),
        now.screenings,
        events_of(tour),
        by_screening(wrong.said),
        narrow.narrow(tour, form, now.screenings),
    )
    context = {
        "cities": cities,
        "side_by_side": len(cities) in {2, 3},
        "findings": wrong.told[:SHOWN],
        "findings_title": wrong.title,
        "more": max(len(wrong.told) - SHOWN, 0),
        "narrow": form,
        "narrowed": bool(form.asked()),
        "token": token,
        "place_root": live.place_root(tour),
        "may_edit": request.may_edit,
        "texts": texts(),
        **panel(tour),
    }
    return render(request, "desk/timetable.html", context)


@on_tour(Ability.SEE)
def wrong(request: DeskRequest) -> HttpResponse:
    """All that is wrong; the board's scripts take from it what they show."""
    found = live.Wrong(say(request.tour, findings(request.tour)))
    context = {"findings": found.told, "findings_title": found.title}
    return render(request, "desk/wrong.html", context)


@on_tour(Ability.SEE)
def place(request: DeskRequest, pk: int) -> HttpResponse:
    """Put one screening into a hall at a time, or take it off the table."""
    tour = request.tour
    screening = get_object_or_404(screenings_of(tour), pk=pk)
    data = request.POST.copy() or None
    if data and "off" in data:
        data.update({"hall": "", "starts": ""})
    form = PlaceForm(data, screening=screening, locked=not request.may_edit)
    if request.method == "POST" and form.is_valid():
        try:
            put(actor=request.user, screening=screening, **form.place())
        except StaleError as stale:
            form.add_error(None, told(stale, screening))
            form.see(screening.edition)
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
