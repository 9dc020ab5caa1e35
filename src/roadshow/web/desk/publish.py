"""Publishing: what would change for the public, what stands in the way, what was published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roadshow.apps.screenings import actions
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.bridge.timetable import findings
from roadshow.apps.screenings.models import Release
from roadshow.apps.screenings.queries import current_release, document
from roadshow.apps.tours.models import Leg, Tour
from roadshow.apps.tours.rules import Ability
from roadshow.formats.programme_changes import Change, changes
from roadshow.web.desk.access import DeskRequest, on_tour, typed
from roadshow.web.desk.clock import moment, words
from roadshow.web.desk.findings import say
from roadshow.web.desk.words import CHANGES, FIELDS


@dataclass(frozen=True)
class Line:
    """One change in words: what kind, which thing, when; of a changed one the field and values."""

    kind: str
    kind_text: str
    name: str
    when: str
    field: str
    before: str
    after: str


@on_tour(Ability.SEE)
def preview(request: DeskRequest) -> HttpResponse:
    """What the public would see change; POST publishes it."""
    tour = request.tour
    if request.method == "POST":
        note = typed(request.POST.get("note"), 500)
        try:
            actions.publish(actor=request.user, tour=tour, now=timezone.now(), note=note)
        except ValidationError as refused:
            for text in refused.messages:
                messages.error(request, text)
        else:
            messages.success(request, _("Published. The public sees it now."))
        return redirect("desk:publish", slug=tour.slug)
    current = current_release(tour.slug)
    before = document(current.release_id) if current else None
    state = programme_of(tour)
    said = say(tour, findings(tour))
    context = {
        "release": current,
        "lines": lines(tour, changes(before, state)),
        "changed": before != state,
        "blocks": [one for one in said if one.blocks],
        "warnings": [one for one in said if not one.blocks],
        "releases": _releases(tour),
    }
    return render(request, "desk/publish.html", context)


@require_POST
@on_tour(Ability.EDIT)
def withdraw(request: DeskRequest) -> HttpResponse:
    """Take the tour from the public."""
    try:
        actions.unpublish(actor=request.user, tour=request.tour)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("The public no longer sees this tour."))
    return redirect("desk:publish", slug=request.tour.slug)


def lines(tour: Tour, found: list[Change]) -> list[Line]:
    """Changes in words, each in its leg's local time."""
    legs = {leg.pk: leg for leg in tour.legs.all()}
    return [_line(change, legs) for change in found]


def _line(change: Change, legs: dict[int, Leg]) -> Line:
    leg = legs.get(change.leg or 0)
    return Line(
        kind=change.kind,
        kind_text=str(CHANGES[change.kind]),
        name=words(change.name),
        when=moment(change.starts, leg) if change.starts and leg else "",
        field=str(FIELDS.get(change.field, change.field)),
        before=_value(change.before, leg),
        after=_value(change.after, leg),
    )


def _value(value: Any, leg: Leg | None) -> str:
    """A value short enough for a line; what is long is only said to have changed."""
    if isinstance(value, datetime) and leg:
        return moment(value, leg)
    if isinstance(value, dict):
        return words(value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    return ""


def _releases(tour: Tour) -> list[tuple[Release, list[Line]]]:
    """The last ten, each with what it changed."""
    last = Release.objects.filter(tour=tour).defer("document").select_related("published_by")[:10]
    return [
        (release, lines(tour, [Change.model_validate(row) for row in release.summary]))
        for release in last
    ]
