"""A tour's timetable kept under names: the list, and what restoring one of them would do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.screenings.actions import saved as actions
from roadshow.apps.screenings.bridge.versions import Difference
from roadshow.apps.screenings.models import SavedTimetable
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk import pieces
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.compare import CompareForm
from roadshow.web.desk.drafts import tell_left
from roadshow.web.desk.places import Places
from roadshow.web.forms.desk import VersionForm


@on_tour(Ability.SEE)
def index(request: DeskRequest) -> HttpResponse:
    """What was kept, the newest first; POST keeps the timetable as it stands."""
    tour = request.tour
    form = VersionForm(locked=not request.may_edit)
    if request.method == "POST":
        form = VersionForm(request.POST)
        if form.is_valid() and _kept(request, form):
            return redirect("desk:saved", slug=tour.slug)
    context = {
        "form": form,
        "versions": SavedTimetable.objects.filter(tour=tour).select_related("saved_by"),
        "compare": CompareForm(None, tour=tour),
    }
    return render(request, "desk/saved.html", context)


def _kept(request: DeskRequest, form: VersionForm) -> bool:
    try:
        actions.keep(actor=request.user, tour=request.tour, **form.cleaned_data)
    except ValidationError as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Kept."))
    return True


@on_tour(Ability.SEE)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """What restoring it would move; POST restores, renames or discards it."""
    kept = get_object_or_404(
        SavedTimetable.objects.select_related("tour", "saved_by"), tour=request.tour, pk=pk
    )
    given = {"name": kept.name, "note": kept.note}
    form = VersionForm(initial=given, locked=not request.may_edit)
    if request.method == "POST":
        match request.POST.get("do"):
            case "restore":
                return _restored(request, kept)
            case "discard":
                actions.discard(actor=request.user, saved=kept)
                messages.success(request, _("Discarded."))
                return redirect("desk:saved", slug=request.tour.slug)
            case "rename":
                form = VersionForm(request.POST)
                if form.is_valid() and _renamed(request, kept, form):
                    return redirect("desk:saved-one", slug=request.tour.slug, pk=pk)
            case _:
                return HttpResponse(status=400)
    plan, places = actions.restoring(kept), Places(request.tour)
    moves = [Difference(put.screening.pk, put.before, put.after) for put in plan.puts]
    context = {
        "version": kept,
        "name": given["name"],
        "form": form,
        "cities": places.told(moves),
        "count": len(moves),
        "kept": pieces.kept(places, plan.left),
    }
    return render(request, "desk/saved_one.html", context)


def _renamed(request: DeskRequest, kept: SavedTimetable, form: VersionForm) -> bool:
    try:
        actions.rename(actor=request.user, saved=kept, **form.cleaned_data)
    except ValidationError as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Saved."))
    return True


def _restored(request: DeskRequest, kept: SavedTimetable) -> HttpResponse:
    try:
        done = actions.restore(actor=request.user, saved=kept, now=timezone.now())
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)
        return redirect("desk:saved-one", slug=request.tour.slug, pk=kept.pk)
    said = ngettext("%(n)d screening put back.", "%(n)d screenings put back.", done.moved)
    if done.before:
        said += " " + _("What stood before is kept as “%(name)s”.")
    messages.success(request, said % {"n": done.moved, "name": done.before and done.before.name})
    tell_left(request, done.left)
    return redirect("desk:timetable", slug=request.tour.slug)
