"""Workbooks that others sent: looked at, decided on, taken over, undone."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from roadshow.apps.films.actions import imports as actions
from roadshow.apps.films.bridge.proposals import NEW, SKIP, Proposal, proposals
from roadshow.apps.films.bridge.sheets import listing_of, read_file
from roadshow.apps.films.models import ListingImport
from roadshow.apps.films.phrases import column_fields, likeness_reasons, listing_problem
from roadshow.apps.screenings.actions.imports import take
from roadshow.apps.tours.rules import Ability
from roadshow.engines.listings.listing import Listing, cell_name
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.forms.choices import label
from roadshow.web.forms.imports import ImportForm

LAST = 30


@dataclass(frozen=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True)
class Line:
    """One film of the sheet: what it says, what would become of it, and why."""

    place: int
    row: int
    title: str
    others: str
    facts: str
    choices: list[Choice]
    chosen: str
    why: str
    differences: list[str]
    doubtful: bool


@dataclass(frozen=True)
class Column:
    """A column of the sheet; ``shown`` where it belongs to showings and is not to be changed."""

    key: int
    letter: str
    name: str
    field: str
    shown: bool


@on_tour(Ability.EDIT)
def index(request: DeskRequest) -> HttpResponse:
    """A form for the next workbook, and those that came before."""
    form = ImportForm(request.POST or None, request.FILES or None, tour=request.tour)
    if request.method == "POST" and form.is_valid():
        try:
            record = actions.begin(actor=request.user, **form.workbook())
        except ValidationError as refused:
            form.refuse(refused)
        else:
            return redirect("desk:import", request.tour.slug, record.pk)
    past = _imports(request).select_related("made_by", "leg").defer("content", "written")
    return render(request, "desk/imports.html", {"form": form, "past": past[:LAST]})


@on_tour(Ability.EDIT)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """What a workbook would change; POST decides, takes it over or undoes that."""
    record = get_object_or_404(_imports(request).select_related("leg__tour"), pk=pk)
    if request.method == "POST":
        _do(request, record)
        return redirect("desk:import", request.tour.slug, pk)
    listing = listing_of(record)
    found = proposals(listing, record.choices)
    context = {
        "record": record,
        "listing": listing,
        "lines": [_line(proposal) for proposal in found],
        "columns": _columns(listing),
        "fields": [Choice(key, str(name)) for key, name in column_fields().items()],
        "problems": [
            (p.cell, p.value, listing_problem(p.code, p.params)) for p in listing.problems
        ],
        "new": sum(one.choice == NEW for one in found),
        "known": sum(one.film is not None for one in found),
        "skipped": sum(one.choice == SKIP for one in found),
        "doubtful": sum(one.doubtful for one in found),
        "written": _counted(record),
    }
    return render(request, "desk/import.html", context)


def _imports(request: DeskRequest) -> "QuerySet[ListingImport]":
    """Those of this tour, and those into the catalogue alone."""
    return ListingImport.objects.filter(Q(leg=None) | Q(leg__tour=request.tour))


def _do(request: DeskRequest, record: ListingImport) -> None:
    wanted = request.POST.get("do", "")
    try:
        if wanted == "undo":
            actions.undo(actor=request.user, record=record)
            messages.success(request, _("Undone: all that this import wrote is gone."))
            return
        actions.decide(actor=request.user, record=record, **_decisions(request, record))
        if wanted == "take":
            take(actor=request.user, record=record, now=timezone.now())
            messages.success(request, _("Taken over."))
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)


def _decisions(request: DeskRequest, record: ListingImport) -> dict[str, dict[str, str]]:
    """What the form says, and nothing that it cannot say."""
    proposed = read_file(bytes(record.content), record.sheet).mapping.columns
    columns = {
        str(column.key): field
        for column in _columns(listing_of(record))
        if (field := request.POST.get(f"column-{column.key}", column.field)) in column_fields()
        and field != proposed.get(column.key, "")
    }
    choices = {
        name.removeprefix("film-"): value
        for name, value in request.POST.dict().items()
        if name.startswith("film-") and (value in (NEW, SKIP) or value.isdecimal())
    }
    # Other columns may make other films: what was said of the old ones no longer holds.
    return {"choices": choices if columns == record.mapping else {}, "mapping": columns}


def _line(proposal: Proposal) -> Line:
    read, film = proposal.read, proposal.film
    titles = [text for _language, text in read.titles]
    prints = [" ".join(filter(None, (str(p.minutes or ""), p.format, p.name))) for p in read.prints]
    facts = [str(read.year or ""), ", ".join(read.countries), " / ".join(filter(None, prints))]
    choices = [Choice(str(c.film.pk), f"{label(c.film)} · {c.likeness.score:.0%}")
               for c in proposal.candidates]  # fmt: skip
    taken = next((c for c in proposal.candidates if c.film == film), None)
    taken = taken or next(iter(proposal.candidates), None)
    names = likeness_reasons()
    return Line(
        place=proposal.place,
        row=read.row,
        title=titles[0],
        others=" · ".join(titles[1:]),
        facts=" · ".join(filter(None, facts)),
        choices=[*choices, Choice(NEW, _("a new film")), Choice(SKIP, _("leave it out"))],
        chosen=proposal.choice,
        why=", ".join(str(names[reason]) for reason in taken.likeness.reasons) if taken else "",
        differences=[_difference(one) for one in proposal.differences],
        doubtful=proposal.doubtful,
    )


def _difference(one: Any) -> str:
    name = column_fields().get(one.field, one.field)
    return _("%(field)s: %(ours)s here, %(theirs)s in the sheet") % {
        "field": name, "ours": one.ours, "theirs": one.theirs,
    }  # fmt: skip


def _columns(listing: Listing) -> list[Column]:
    mapping = listing.mapping
    return [
        Column(
            key=column,
            letter=cell_name(0, column)[:-1],
            name=name,
            field=mapping.columns.get(column, ""),
            shown=column in mapping.used and column not in mapping.columns,
        )
        for column, name in sorted(mapping.names.items())
    ]


def _counted(record: ListingImport) -> list[tuple[str, int]]:
    labels = [row[0] for row in record.written]
    return [
        (str(apps.get_model(label)._meta.verbose_name), labels.count(label))
        for label in dict.fromkeys(labels)
    ]
