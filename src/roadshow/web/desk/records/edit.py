"""Adding, changing and removing one record of any kind."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roadshow.apps.core.queries import history
from roadshow.apps.films.models import Film, Material
from roadshow.apps.tours.actions import renew_agenda_link
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.entries import tell
from roadshow.web.desk.materials import examined
from roadshow.web.desk.records.kinds import spec_or_404
from roadshow.web.desk.records.sheet import Sheet
from roadshow.web.desk.records.specs import Spec


@on_tour(Ability.EDIT)
def new(request: DeskRequest, kind: str) -> HttpResponse:
    """An empty form; POST adds the record."""
    spec = spec_or_404(kind)
    record = spec.begin(request.tour)
    return _page(request, spec, record, heading=_("New: %(kind)s") % {"kind": spec.one})


@on_tour(Ability.SEE)
def edit(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """A record's form, locked for those who only read."""
    spec = spec_or_404(kind)
    record: Any = get_object_or_404(spec.rows(request.tour), pk=pk)
    return _page(request, spec, record, heading=spec.name(record))


@require_POST
@on_tour(Ability.EDIT)
def delete(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Remove a record; where others need it, say which."""
    spec = spec_or_404(kind)
    if spec.delete is None:
        raise Http404
    record: Any = get_object_or_404(spec.rows(request.tour), pk=pk)
    name = spec.name(record)
    try:
        with transaction.atomic():
            spec.delete(request.user, record)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("desk:edit", request.tour.slug, kind, pk)
    messages.success(request, _("Deleted: %(name)s.") % {"name": name})
    return redirect("desk:list", request.tour.slug, kind)


@require_POST
@on_tour(Ability.EDIT)
def renew(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Make a member's private agenda address anew."""
    if kind != "members":
        raise Http404
    member: Any = get_object_or_404(spec_or_404(kind).rows(request.tour), pk=pk)
    renew_agenda_link(actor=request.user, member=member)
    messages.success(request, _("The old link has stopped. Hand on the new one."))
    return redirect("desk:list", request.tour.slug, kind)


def _page(request: DeskRequest, spec: Spec, record: Model, *, heading: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    stored = record.pk is not None
    sheet = Sheet(spec, request.tour, record, data, locked=not request.may_edit)
    if data is not None and sheet.save(request.user):
        messages.success(request, _("Saved."))
        if "stay" in data:
            return redirect("desk:edit", request.tour.slug, spec.kind, record.pk)
        return redirect("desk:list", request.tour.slug, spec.kind)
    context = {
        "spec": spec,
        "sheet": sheet,
        "form": sheet.form,
        "inlines": [(inline, _named(inline, sheet)) for inline in spec.inlines],
        "heading": heading,
        "pk": record.pk if stored else None,
        "history": tell(request.tour, history(record)[:10]) if stored else [],
        "examined": examined(record) if isinstance(record, Material) and stored else None,
        "posters": record.pictures.defer("data") if isinstance(record, Film) and stored else [],
        "deletable": stored and request.may_edit and spec.delete is not None,
    }
    return render(request, "desk/records/edit.html", context)


def _named(inline: Any, sheet: Sheet) -> dict[str, Any]:
    """An inline's rows, stored ones by their names."""
    rows = sheet.rows[inline.key]
    named = [(row, inline.one(row.record) if row.record.pk else "") for row in rows.rows]
    return {"rows": named, "errors": rows.errors, "count": len(named)}
