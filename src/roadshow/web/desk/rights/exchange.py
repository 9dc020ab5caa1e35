"""Avails workbooks: what others offer taken over as grants, what we offer as a file."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roadshow.apps.films.queries import films_of
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.actions import send_in, take_file
from roadshow.apps.rights.bridge.exchange import LAYOUTS, Export, Line, export, preview
from roadshow.apps.rights.models import AvailsFile
from roadshow.apps.tours.rules import Ability
from roadshow.formats.spreadsheets.reading import LARGEST
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.choices import label

LAST, MOST = 30, 300
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES = {
    "new": gettext_lazy("a new grant"),
    "changed": gettext_lazy("changes its grant"),
    "same": gettext_lazy("here already"),
    "barred": gettext_lazy("cannot be taken over"),
}


class ExchangeForm(DeskForm):
    file = forms.FileField(
        label=gettext_lazy("Avails workbook"),
        help_text=gettext_lazy("As the licensor sent it: .xlsx. No grant changes yet."),
    )
    licensor = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=gettext_lazy("Licensor"),
        required=False,
        empty_label=gettext_lazy("whom each row names"),
    )

    def __init__(self, data: Any, files: Any) -> None:
        super().__init__(data, files=files)
        field: Any = self.fields["licensor"]
        field.label_from_instance = label

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            most = LARGEST // 1_000_000
            raise ValidationError(_("The file is larger than %(most)d MB.") % {"most": most})
        return file


@dataclass(frozen=True)
class Row:
    """One row of the workbook in words; ``film`` is the key of the film that it means."""

    number: int
    title: str
    film: int | None
    name: str
    terms: str
    state: str
    said: str


@on_tour(Ability.SEE)
def index(request: DeskRequest) -> HttpResponse:
    """A form for the next workbook, those that came before, and ours to take away."""
    form = ExchangeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            record = send_in(
                actor=request.user,
                tour=request.tour,
                file_name=file.name or "",
                content=file.read(),
                licensor=form.cleaned_data["licensor"],
                now=timezone.now(),
            )
        except ValidationError as refused:
            form.refuse(refused)
        else:
            return redirect("desk:exchange_file", request.tour.slug, record.pk)
    past = _files(request).select_related("made_by", "licensor").defer("content")
    context = {"form": form if request.may_edit else None, "past": past[:LAST], "layouts": LAYOUTS}
    return render(request, "desk/rights/exchange.html", context)


@on_tour(Ability.EDIT)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """What a workbook would change; POST takes it over."""
    record = get_object_or_404(_files(request).select_related("licensor"), pk=pk)
    if request.method == "POST":
        _take(request, record)
        return redirect("desk:exchange_file", request.tour.slug, pk)
    try:
        found = preview(bytes(record.content), party=record.licensor, today=timezone.now().date())
    except ValidationError as refused:  # it could be read when it was sent in
        messages.error(request, " ".join(refused.messages))
        return redirect("desk:exchange", request.tour.slug)
    context = {
        "record": record,
        "found": found,
        "good": found.count("new") + found.count("changed"),
        "problems": found.problems[:MOST],
        "more_problems": len(found.problems[MOST:]),
        "rows": [_row(line) for line in found.lines[:MOST]],
        "more_rows": len(found.lines[MOST:]),
        "gone": [(grant.pk, label(grant)) for grant in found.gone[:MOST]],
    }
    return render(request, "desk/rights/exchange.html", context)


@on_tour(Ability.SEE)
def download(request: DeskRequest, layout: str) -> HttpResponse:
    """What we offer of this tour's films."""
    if layout not in LAYOUTS:
        raise Http404
    films = [film.pk for film in films_of(request.tour)]
    try:
        made = export(layout=layout, today=timezone.now().date(), films=films)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("desk:exchange", request.tour.slug)
    if not made.rows:
        messages.warning(request, _("Nothing to offer: %(why)s") % {"why": _left_out(made)})
        return redirect("desk:exchange", request.tour.slug)
    response = HttpResponse(made.content, content_type=XLSX)
    name = f"{request.tour.slug}-avails.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _left_out(made: Export) -> str:
    said = _(
        "%(other)d grants are of other media; of offers %(taken)d are taken, %(over)d are over, "
        "%(languages)d are in languages that a workbook cannot say."
    )
    return said % {
        "other": made.other_media,
        "taken": made.taken,
        "over": made.over,
        "languages": made.languages,
    }


def _files(request: DeskRequest) -> "QuerySet[AvailsFile]":
    return AvailsFile.objects.filter(tour=request.tour)


def _take(request: DeskRequest, record: AvailsFile) -> None:
    leave_out = request.POST.get("do") == "good"
    try:
        done = take_file(actor=request.user, record=record, now=timezone.now(), leave_out=leave_out)
    except ValidationError as refused:
        for text in refused.messages:
            messages.error(request, text)
        return
    count = done.count("new") + done.count("changed")
    said = ngettext("Taken over: %(n)d grant.", "Taken over: %(n)d grants.", count)
    messages.success(request, said % {"n": count})


def _row(line: Line) -> Row:
    avail, film = line.read.avail, line.read.film
    window = " – ".join(line.read.value(column) for column in ("Start", "End"))
    where = line.read.value("Territory")
    return Row(
        number=line.read.row.number,
        title=avail.internal_title or avail.title,
        film=film.pk if film else None,
        name=label(film) if film else "",
        terms=" · ".join(filter(None, (avail.license_type, where, window))),
        state=line.state,
        said=str(STATES[line.state]),
    )
