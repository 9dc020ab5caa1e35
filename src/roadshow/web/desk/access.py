"""Who comes to the desk: every page of a tour passes through here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import abilities
from roadshow.apps.tours.rules import Ability

Rest = ParamSpec("Rest")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


class DeskRequest(StaffRequest):
    """A request of somebody who is logged in, on a tour where they have a role."""

    tour: Tour
    abilities: frozenset[Ability]
    may_see: bool
    may_edit: bool


Page = Callable[Concatenate[DeskRequest, Rest], HttpResponse]
View = Callable[..., HttpResponse]


def on_tour(*needed: Ability) -> Callable[[Page[Rest]], View]:
    """Make a view at ``<slug:slug>``: the tour is looked up, and any of ``needed`` is demanded.

    A tour on which the person has no role is a 404, as if it were not there; a role that does not
    suffice is a 403 that says so. Changing anything (POST) needs EDIT, whatever ``needed`` says.
    """

    def decorate(page: Page[Rest]) -> View:
        @login_required
        @wraps(page)
        def view(
            request: DeskRequest, slug: str, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            request.tour = _tour(slug)
            request.abilities = abilities(request.user, request.tour)
            if not request.abilities:
                raise Http404
            request.may_see = Ability.SEE in request.abilities
            request.may_edit = Ability.EDIT in request.abilities
            wanted = {Ability.EDIT} if request.method == "POST" else set(needed)
            if not wanted & request.abilities:
                raise PermissionDenied(_("Your role on this tour does not allow this."))
            return page(request, *args, **kwargs)

        return view

    return decorate


def key(text: str) -> int:
    """A record's key as a form sends it; what is none belongs to no record."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _tour(slug: str) -> Tour:
    found = Tour.objects.select_related("programme").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
