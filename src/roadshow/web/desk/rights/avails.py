"""What is free: one question, answered as a list, a calendar, a map and a matrix."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.ledger import ledger_of
from roadshow.apps.rights.bridge.whole import whole_ledger
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.engines.avails.search import free_films
from roadshow.engines.kernel.territories import CODES, territory_name
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.clock import language
from roadshow.web.desk.rights.records import Named
from roadshow.web.forms.avails import AvailsForm
from roadshow.web.forms.choices import label
from roadshow.web.rights.told import Teller, records_of, standing_name
from roadshow.web.rights.world import world_map

VIEWS = ("list", "calendar", "map", "matrix")
MOST = 300
"""Films of one page."""


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """The answers, in the way that is asked for."""
    offered = offered_films(request.tour)
    form = AvailsForm(request.GET, tour=request.tour, language=language(), films=choices(offered))
    view = request.GET.get("view", "list")
    context: dict[str, Any] = {"form": form, "view": view if view in VIEWS else "list"}
    context["tabs"] = _tabs(request, context["view"])
    if form.is_valid():
        films = chosen_films(form, offered, context)
        context |= _told(request.tour, form, films[:MOST], context["view"])
        context["left_out"] = max(context.get("all_free", len(films)) - MOST, 0)
    return render(request, "desk/rights/avails.html", context)


def _told(tour: Tour, form: AvailsForm, films: list[Film], view: str) -> dict[str, Any]:
    ledger, question = ledger_of([film.pk for film in films]), form.question()
    named = Named(tour.slug, records_of(ledger))
    teller = Teller(ledger, question, language(), named.texts(), named.hrefs())
    if view in {"list", "calendar"}:
        return {"films": [(film, teller.lines(film)) for film in films]}
    if view == "matrix":
        codes = sorted(question.where, key=_name)
        rows = [(film, teller.squares(film, codes)) for film in films]
        return {"territories": [(code, _name(code)) for code in codes], "rows": rows}
    return _world(teller, films)


def _world(teller: Teller, films: list[Film]) -> dict[str, Any]:
    """Of one film how it stands there; of several, whether all, some or none are free."""
    standings: dict[str, Counter[str]] = {code: Counter() for code in CODES}
    for film in films:
        for code, standing in teller.standings(film).items():
            standings[code][standing] += 1
    told = {code: _standing(found, len(films)) for code, found in standings.items()}
    groups: dict[str, list[str]] = {}
    for code in sorted(CODES, key=_name):
        groups.setdefault(told[code], []).append(_name(code))
    legend = [(one, standing_name(one), groups[one]) for one in _order(groups)]
    return {"world": world_map(told, language()), "legend": legend, "count": len(films)}


def _standing(found: "Counter[str]", films: int) -> str:
    if not films:
        return "not_ours"
    if found["free"] == films:
        return "free"
    somewhat = found["free"] or found["partly"]
    return "partly" if somewhat else found.most_common(1)[0][0]


def _order(groups: dict[str, list[str]]) -> list[str]:
    first = ("free", "partly")
    return sorted(groups, key=lambda one: first.index(one) if one in first else len(first))


def _name(code: str) -> str:
    return territory_name(code, language())


def offered_films(tour: Tour) -> list[Film]:
    """The tour's films."""
    shown = Film.objects.filter(showcases__tour=tour).distinct().prefetch_related("titles")
    return sorted(shown, key=lambda film: label(film).casefold())


def choices(films: list[Film]) -> list[tuple[str, str]]:
    return [(str(film.pk), label(film)) for film in films]


def chosen_films(form: AvailsForm, offered: list[Film], context: dict[str, Any]) -> list[Film]:
    """The films that are asked for; of the whole catalogue those that are free for all of it."""
    chosen = form.cleaned_data["films"]
    if chosen != "all":
        return [film for film in offered if chosen in ("", str(film.pk))]
    free = free_films(whole_ledger(), form.question())
    context["all_free"] = len(free)
    found = Film.objects.filter(pk__in=free[:MOST]).prefetch_related("titles")
    return sorted(found, key=lambda film: label(film).casefold())


def _tabs(request: DeskRequest, chosen: str) -> list[tuple[str, str, bool]]:
    names = {"list": _("List"), "calendar": _("Calendar"), "map": _("Map"), "matrix": _("Matrix")}
    asked = request.GET.copy()
    tabs = []
    for view in VIEWS:
        asked["view"] = view
        tabs.append((names[view], f"?{asked.urlencode()}", view == chosen))
    return tabs
