"""My tours, a tour's dashboard, and the tour's own facts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.queries import current_release, current_releases, document, readiness
from roadshow.apps.tours.actions import create_tour, save_tour
from roadshow.apps.tours.models import Programme
from roadshow.apps.tours.queries import roles_of, tours_of
from roadshow.apps.tours.rules import Ability
from roadshow.formats.programme_changes import changes
from roadshow.web.desk.access import DeskRequest, StaffRequest, on_tour
from roadshow.web.desk.agenda import AHEAD, soon, stretch
from roadshow.web.desk.entries import runs, tell
from roadshow.web.desk.findings import say
from roadshow.web.forms.tours import TourForm

MOST = 5
"""How many findings the dashboard shows; the timetable shows all."""

LATELY = 40
"""How far back the dashboard looks for what was done lately."""


@login_required
def home(request: StaffRequest) -> HttpResponse:
    """The tours on which this person has a role, or what to do to get one."""
    tours = list(tours_of(request.user).prefetch_related("legs"))
    if not tours and request.user.company_roles.exists():
        return redirect("trade:home")
    if len(tours) == 1 and not request.user.is_superuser:
        return redirect("desk:tour", slug=tours[0].slug)
    published = {release.tour_id for release in current_releases()}
    roles = roles_of(request.user)
    rows = [(tour, roles.get(tour.pk, ""), tour.pk in published) for tour in tours]
    return render(request, "desk/home.html", {"rows": rows})


@login_required
def new_tour(request: StaffRequest) -> HttpResponse:
    """Begin a tour in one of the programmes in which this person works."""
    programmes = Programme.objects.filter(tours__in=tours_of(request.user)).distinct()
    if request.user.is_superuser:
        programmes = Programme.objects.all()
    form = TourForm(request.POST or None, programmes=programmes)
    if request.method == "POST" and form.is_valid():
        tour = form.record()
        try:
            create_tour(actor=request.user, tour=tour)
        except ValidationError as refused:
            form.refuse(refused)
        else:
            return redirect("desk:tour", slug=tour.slug)
    return render(request, "desk/new_tour.html", {"form": form})


@on_tour(Ability.SEE)
def dashboard(request: DeskRequest) -> HttpResponse:
    """What is ready, what blocks, what comes next, what was done."""
    tour = request.tour
    current = current_release(tour.slug)
    state = programme_of(tour)
    before = document(current.release_id) if current else None
    since, phase = stretch(state, timezone.now())
    said = say(tour, findings(tour))
    trail = AuditEntry.objects.filter(tour_id=tour.pk)[:LATELY]
    context = {
        "ready": readiness(tour),
        "findings": said[:MOST],
        "more": max(len(said) - MOST, 0),
        "soon": soon(state, since, since + AHEAD),
        "phase": phase,
        "release": current,
        "differs": before is not None and not before.says_the_same(state),
        "waiting": len(changes(before, state)) if current else 0,
        "lately": runs(tell(tour, trail), 6),
    }
    return render(request, "desk/dashboard.html", context)


@on_tour(Ability.SEE)
def tour_facts(request: DeskRequest) -> HttpResponse:
    """The tour's name, days and words."""
    tour = request.tour
    programmes = Programme.objects.filter(pk=tour.programme_id)
    form = TourForm(
        request.POST or None, record=tour, programmes=programmes, locked=not request.may_edit
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_tour(actor=request.user, tour=form.record())
        except ValidationError as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:tour_facts", slug=form.record().slug)
    return render(request, "desk/tour_facts.html", {"form": form})
