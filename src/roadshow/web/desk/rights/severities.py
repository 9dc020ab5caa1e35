"""How bad it is when a rule of clearance is broken: decided once for all tours."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from roadshow.apps.rights import actions, phrases
from roadshow.apps.rights.queries import severities
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.forms.base import DeskForm


@on_tour(Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """Every rule with its severity; POST decides them."""
    now = severities()
    form = _form(now, request)
    if request.method == "POST" and form.is_valid():
        changed = [rule for rule in now if form.cleaned_data[rule] != now[rule]]
        try:
            for rule in changed:
                severity = form.cleaned_data[rule]
                actions.decide_severity(actor=request.user, rule=rule, severity=severity)
        except ValidationError as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:severities", slug=request.tour.slug)
    return render(request, "desk/rights/severities.html", {"form": form})


def _form(now: dict[str, str], request: DeskRequest) -> DeskForm:
    data = request.POST if request.method == "POST" else None
    form = DeskForm(data, initial=now)
    for rule, name in phrases.clearance_rules():
        form.fields[rule] = forms.ChoiceField(
            label=name, choices=phrases.severities, disabled=not request.may_edit
        )
    return form
