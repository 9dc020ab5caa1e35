"""Publishing: what would change for the public, what stands in the way, what was published."""

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
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.formats.programme_changes import Change, changes
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.changes import Group, Teller
from roadshow.web.desk.findings import say
from roadshow.web.forms.desk import NoteForm


@on_tour(Ability.SEE)
def preview(request: DeskRequest) -> HttpResponse:
    """What the public would see change; POST publishes it."""
    tour = request.tour
    form = NoteForm()
    if request.method == "POST":
        form = NoteForm(request.POST)
        if form.is_valid() and _published(request, form.cleaned_data["note"]):
            return redirect("desk:publish", slug=tour.slug)
    current = current_release(tour.slug)
    before = document(current.release_id) if current else None
    state = programme_of(tour)
    said, teller = say(tour, findings(tour)), Teller(before, state)
    context = {
        "release": current,
        "form": form,
        "parts": teller.tell(changes(before, state)),
        "changed": before is None or not before.says_the_same(state),
        "blocks": [one for one in said if one.blocks],
        "warnings": [one for one in said if not one.blocks],
        "releases": _releases(tour, teller),
    }
    return render(request, "desk/publish.html", context)


def _published(request: DeskRequest, note: str) -> bool:
    try:
        actions.publish(actor=request.user, tour=request.tour, now=timezone.now(), note=note)
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)
        return False
    messages.success(request, _("Published. The public sees it now."))
    return True


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


def _releases(tour: Tour, teller: Teller) -> list[tuple[Release, int, list[Group]]]:
    """The last ten, each with what it changed."""
    last = Release.objects.filter(tour=tour).defer("document").select_related("published_by")[:10]
    made = [(one, [Change.model_validate(row) for row in one.summary]) for one in last]
    return [(release, len(found), teller.tell(found)) for release, found in made]
