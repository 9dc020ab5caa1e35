"""Who may do what on a tour."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from roadshow.apps.tours.actions import set_role
from roadshow.apps.tours.models import TourRole
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.forms.desk import RoleForm


@on_tour(Ability.EDIT)
def page(request: DeskRequest) -> HttpResponse:
    """The people of a tour. POST changes the role of one (``pk``), or gives one by e-mail."""
    tour = request.tour
    if "pk" in request.POST:
        return _change(request)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        try:
            role = TourRoleName(form.cleaned_data["role"])
            set_role(actor=request.user, tour=tour, user=form.user, role=role)
        except ValidationError as refused:
            form.add_error("email", refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:roles", slug=tour.slug)
    roles = TourRole.objects.filter(tour=tour).select_related("user").order_by("role", "pk")
    context = {"roles": roles, "choices": TourRoleName.choices, "form": form}
    return render(request, "desk/roles.html", context)


def _change(request: DeskRequest) -> HttpResponse:
    """Give one of the tour's people another role, or with an empty one take it away."""
    tour, wanted = request.tour, request.POST.get("role", "")
    had = get_object_or_404(TourRole, tour=tour, pk=key(request.POST["pk"]))
    if wanted and wanted not in TourRoleName.values:
        messages.error(request, _("Choose one of the roles."))
        return redirect("desk:roles", slug=tour.slug)
    role = TourRoleName(wanted) if wanted else None
    try:
        set_role(actor=request.user, tour=tour, user=had.user, role=role)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Saved."))
    return redirect("desk:roles", slug=tour.slug)
