"""The page from which everybody gets their sheet, and the sheets."""

import json
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from roadshow.apps.screenings.bridge.timetable import problem_of, timetable_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.engines.timetable.solution import Timetable
from roadshow.formats import timetable_sheets
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.sheets.halls import halls
from roadshow.web.desk.sheets.people import guest, guests
from roadshow.web.desk.sheets.source import Source
from roadshow.web.desk.sheets.wall import Paper, wall
from roadshow.web.desk.sheets.workbook import book
from roadshow.web.forms.base import DeskForm

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetsForm(DeskForm):
    """In which language, and of which state."""

    language = forms.ChoiceField(
        label=_("Language of the sheets"), choices=settings.LANGUAGES, required=False
    )
    release = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("as it stands now")), ("current", _("as published"))],
        required=False,
    )
    paper = forms.ChoiceField(
        label=_("Paper of the wall sheet"), choices=[("a3", "A3"), ("a4", "A4")], required=False
    )


@dataclass(frozen=True)
class Asked:
    """A tour's timetable as it was asked for."""

    tour: Tour
    language: str
    published: bool
    paper: Paper

    def source(self) -> Source:
        return Source(self.tour, published=self.published)


def asked(request: DeskRequest) -> Asked:
    """Raises Http404 for a language, a state or a paper that there is not."""
    form = SheetsForm(request.GET)
    if not form.is_valid():
        raise Http404
    told = form.cleaned_data
    return Asked(
        tour=request.tour,
        language=told["language"] or language(),
        published=told["release"] == "current",
        paper=cast("Paper", told["paper"] or "a3"),
    )


@on_tour(Ability.SEE)
def index(request: DeskRequest) -> HttpResponse:
    """Every sheet, for whom it is, in the language and the state that were chosen."""
    wish = asked(request)
    source = wish.source()
    chosen = {"language": wish.language, "release": request.GET.get("release", "")}
    context = {
        "form": SheetsForm({**chosen, "paper": wish.paper}),
        "query": urlencode({key: value for key, value in chosen.items() if value}),
        "paper": wish.paper,
        "release": source.release,
        "mark": source.mark,
        "draft": source.draft,
        "halls": _halls(source),
        "guests": guests(source),
        "shown": len(source.showings),
        "public": _public(source),
    }
    return render(request, "desk/sheets.html", context)


def _halls(source: Source) -> list[tuple[int, str, str, int]]:
    """Each hall with anything to show: its key, name, city, number of screenings."""
    venues = source.programme.venue_by_id
    return [
        (
            hall.id,
            f"{words(venues[hall.venue].name)}, {words(hall.name)}",
            words(leg.city),
            sum(one.hall.id == hall.id for one in source.showings),
        )
        for leg in source.programme.legs
        for hall in source.halls_of(leg)
    ]


def _public(source: Source) -> list[tuple[str, str]]:
    """What anybody may follow: by kind its address."""
    if source.release is None:
        return []
    kinds = ("ics", "xml", "json")
    return [(kind, reverse(f"programme_{kind}", args=[source.tour.slug])) for kind in kinds]


@on_tour(Ability.SEE)
def workbook(request: DeskRequest) -> HttpResponse:
    wish = asked(request)
    with override(wish.language):
        made = timetable_sheets.workbook(book(wish.source()))
    return _file(made, XLSX, f"{wish.tour.slug}-timetable.xlsx")


@on_tour(Ability.SEE)
def wall_sheet(request: DeskRequest) -> HttpResponse:
    wish = asked(request)
    with override(wish.language):
        made = wall(wish.source(), wish.paper, timezone.localdate())
    return _pdf(made, f"{wish.tour.slug}-wall-{wish.paper}")


@on_tour(Ability.SEE)
def hall_sheets(request: DeskRequest) -> HttpResponse:
    """Of every hall."""
    wish = asked(request)
    with override(wish.language):
        made = halls(wish.source(), timezone.localdate())
    return _pdf(made, f"{wish.tour.slug}-halls")


@on_tour(Ability.SEE)
def hall_sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """Of one hall of this tour."""
    wish = asked(request)
    with override(wish.language):
        source = wish.source()
        if all(hall.id != pk for hall in source.programme.halls):
            raise Http404
        made = halls(source, timezone.localdate(), pk)
    return _pdf(made, f"{wish.tour.slug}-hall-{pk}")


@on_tour(Ability.SEE)
def guest_sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """Of one person of this tour."""
    wish = asked(request)
    with override(wish.language):
        made = guest(wish.source(), pk, timezone.localdate())
    return _pdf(made, f"{wish.tour.slug}-guest-{pk}")


@on_tour(Ability.SEE)
def engine(request: DeskRequest) -> HttpResponse:
    """The engine's problem and a timetable of it, as ``roadshow timetable check`` reads them."""
    wish = asked(request)
    problem = problem_of(wish.tour)
    made = Timetable(placements=problem.published) if wish.published else timetable_of(wish.tour)
    told: dict[str, Any] = {
        "problem": problem.model_dump(mode="json"),
        "timetable": made.model_dump(mode="json"),
    }
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return _file(body, "application/json", f"{wish.tour.slug}-timetable.json")


def _pdf(sheet: timetable_sheets.Sheet, name: str) -> HttpResponse:
    return _file(timetable_sheets.render(sheet), PDF, f"{name}.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
