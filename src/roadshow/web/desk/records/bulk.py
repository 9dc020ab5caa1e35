"""One action on many records: asked first, then done to all of them or to none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from roadshow.apps.core.models import User
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.records.kinds import spec_or_404
from roadshow.web.desk.records.specs import Phrase, Spec


@dataclass(frozen=True)
class BulkAction:
    key: str
    label: Phrase
    do: Callable[[User, Any], None]
    danger: bool = False


def actions(spec: Spec) -> list[BulkAction]:
    """What can be done to many records of this kind."""
    found = []
    for flag in spec.flags:
        found.append(BulkAction(f"{flag.name}-on", flag.on, _setter(spec, flag.name, True)))
        found.append(BulkAction(f"{flag.name}-off", flag.off, _setter(spec, flag.name, False)))
    for name in spec.choices:
        field: Any = spec.model._meta.get_field(name)
        found += [
            BulkAction(
                f"{name}-{value}",
                f"{capfirst(field.verbose_name)}: {words}",
                _setter(spec, name, value),
            )
            for value, words in field.flatchoices
        ]
    if spec.delete:
        found.append(BulkAction("delete", gettext_lazy("Delete"), spec.delete, danger=True))
    return found


def _setter(spec: Spec, name: str, value: Any) -> Callable[[User, Any], None]:
    def put(actor: User, record: Any) -> None:
        setattr(record, name, value)
        spec.save(actor, record, None)

    return put


@require_POST
@on_tour(Ability.EDIT)
def page(request: DeskRequest, kind: str) -> HttpResponse:
    """Say how many and which; with ``confirm`` do it."""
    spec = spec_or_404(kind)
    action = {a.key: a for a in actions(spec)}.get(request.POST.get("action", ""))
    keys = [int(pk) for pk in request.POST.getlist("pk")[:500] if pk.isascii() and pk.isdigit()]
    records = list(spec.rows(request.tour).filter(pk__in=[k for k in keys if k < 2**63]))
    if action is None or not records:
        messages.info(request, _("Tick some rows and choose what to do with them."))
        return redirect("desk:list", request.tour.slug, kind)
    if "confirm" in request.POST and _done(request, spec, action, records):
        return redirect("desk:list", request.tour.slug, kind)
    named = [(record.pk, spec.name(record)) for record in records]
    context = {"spec": spec, "action": action, "named": named, "count": len(named)}
    return render(request, "desk/records/bulk.html", context)


def _done(request: DeskRequest, spec: Spec, action: BulkAction, records: list[Any]) -> bool:
    """All of it in one transaction; the first refusal takes back the rest, and is told."""
    record = None
    try:
        with transaction.atomic():
            for record in records:
                action.do(request.user, record)
    except ValidationError as refused:
        name = spec.name(record) if record else ""
        said = {"name": name, "why": " ".join(refused.messages)}
        messages.error(request, _("Nothing was changed. %(name)s: %(why)s") % said)
        return False
    messages.success(request, _("Done: %(count)d.") % {"count": len(records)})
    return True
