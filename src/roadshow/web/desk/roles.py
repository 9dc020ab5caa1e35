"""Who may do what on a tour."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.tours.actions import set_role
from roadshow.apps.tours.models import TourRole
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour, typed


@on_tour(Ability.EDIT)
def page(request: DeskRequest) -> HttpResponse:
    """The people of a tour; POST gives a role by e-mail, or takes it away."""
    tour = request.tour
    if request.method == "POST":
        _change(request)
        return redirect("desk:roles", slug=tour.slug)
    roles = TourRole.objects.filter(tour=tour).select_related("user").order_by("role", "pk")
    return render(request, "desk/roles.html", {"roles": roles, "choices": TourRoleName.choices})


def _change(request: DeskRequest) -> None:
    mail = typed(request.POST.get("email"), 254).lower()
    wanted = typed(request.POST.get("role"))
    user = User.objects.filter(email=mail).first()
    if user is None:
        messages.error(
            request,
            _("Nobody here has the address %(mail)s. Ask for an account first.") % {"mail": mail},
        )
    elif wanted and wanted not in TourRoleName.values:
        messages.error(request, _("Choose one of the roles."))
    else:
        role = TourRoleName(wanted) if wanted else None
        try:
            set_role(actor=request.user, tour=request.tour, user=user, role=role)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("Saved."))
