"""Any two timetables of a tour side by side: as it stands, proposed, kept or published."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadshow.apps.screenings.bridge import versions
from roadshow.apps.screenings.bridge.versions import State
from roadshow.apps.screenings.models import Release, SavedTimetable
from roadshow.apps.screenings.queries import document, latest_draft
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.formats.programme import Programme
from roadshow.formats.programme_changes import changes
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.changes import Teller
from roadshow.web.desk.places import Places
from roadshow.web.forms.base import DeskForm

NOW, DRAFT, SAVED, RELEASE = "now", "draft", "saved-", "release-"
"""How the names of states begin that stand in an address."""

Choices = list[tuple[str, Any]]


class CompareForm(DeskForm):
    """Which two states. What an address names wrongly is told at its field."""

    one = forms.ChoiceField(label=gettext_lazy("From"))
    other = forms.ChoiceField(label=gettext_lazy("To"))

    def __init__(self, data: Any, *, tour: Tour) -> None:
        released = list(Release.objects.filter(tour=tour).values_list("number", "current"))
        kept = list(SavedTimetable.objects.filter(tour=tour).values_list("pk", "name"))
        last = f"{RELEASE}{released[0][0]}" if released else f"{SAVED}{kept[0][0]}" if kept else NOW
        self.first = {"one": last, "other": NOW}
        super().__init__(data, initial=self.first, auto_id="compare-%s")
        choices = _choices(tour, released, kept)
        self.names = {name: text for _group, rows in choices for name, text in rows}
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]


def _choices(tour: Tour, released: list[tuple[int, bool]], kept: list[tuple[int, str]]) -> Choices:
    now: Choices = [(NOW, _("as it stands"))]
    draft = latest_draft(tour)
    if draft is not None and draft.solution and draft.solution.get("placements"):
        now.append((DRAFT, _("the last draft")))
    groups: Choices = [(_("The timetable"), now)]
    if kept:
        groups.append((_("Kept"), [(f"{SAVED}{pk}", name) for pk, name in kept]))
    if released:
        rows = [(f"{RELEASE}{number}", _release(number, current)) for number, current in released]
        groups.append((_("Published"), rows))
    return groups


def _release(number: int, current: bool) -> str:
    said = _("release %(n)d, current") if current else _("release %(n)d")
    return said % {"n": number}


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """What differs between two states; and every release with its note."""
    tour = request.tour
    form = CompareForm(request.GET or None, tour=tour)
    if not form.is_bound and form.first["one"] != NOW:
        form = CompareForm(form.first, tour=tour)
    context: dict[str, Any] = {"form": form, "releases": _releases(tour)}
    if form.is_bound and form.is_valid():
        one, other = form.cleaned_data["one"], form.cleaned_data["other"]
        found = versions.differences(_state(tour, one), _state(tour, other))
        context |= {
            "one": form.names[one],
            "other": form.names[other],
            "count": len(found),
            "cities": Places(tour).told(found),
            "parts": _public(tour, one, other),
        }
    return render(request, "desk/compare.html", context)


def _releases(tour: Tour) -> list[tuple[Release, int, str]]:
    """Each with how much it changed, and the number of the one before."""
    rows = Release.objects.filter(tour=tour).defer("document").select_related("published_by")
    found = list(rows)
    before = [*(str(row.number) for row in found[1:]), ""]
    return [(row, len(row.summary), last) for row, last in zip(found, before, strict=False)]


def _state(tour: Tour, name: str) -> State:
    """A state that the form offers."""
    if name == NOW:
        return versions.as_it_stands(tour)
    if name.startswith(SAVED):
        pk = int(name.removeprefix(SAVED))
        return versions.saved(SavedTimetable.objects.get(tour=tour, pk=pk))
    if name.startswith(RELEASE):
        return versions.released(_document(tour, name))
    draft = latest_draft(tour)
    return versions.drafted(draft) if draft else State({}, whole=False)


def _document(tour: Tour, name: str) -> Programme:
    number = int(name.removeprefix(RELEASE))
    return document(Release.objects.values_list("pk", flat=True).get(tour=tour, number=number))


def _public(tour: Tour, one: str, other: str) -> Any:
    """Between two releases all that the public saw change, not only the timetable."""
    if not (one.startswith(RELEASE) and other.startswith(RELEASE)):
        return []
    before, after = _document(tour, one), _document(tour, other)
    found = [change for change in changes(before, after) if change.what != "screening"]
    return Teller(before, after).tell(found)
