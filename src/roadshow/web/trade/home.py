"""What buyers and sellers see: a seller their own films, a buyer what published tours offer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from roadshow.apps.core.models import User
from roadshow.apps.people.models import CompanyRole
from roadshow.apps.people.phrases import CompanyRoleName
from roadshow.apps.screenings.queries import current_releases, documents
from roadshow.formats.programme import Programme
from roadshow.web.trade.buying import offers
from roadshow.web.trade.selling import companies


class TradeRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


@login_required
@cache_control(private=True, no_store=True)
def page(request: TradeRequest) -> HttpResponse:
    """One part for each of this person's roles; without any, how to get one."""
    roles = CompanyRole.objects.filter(user=request.user).select_related("organisation")
    own = {role: [r.organisation for r in roles if r.role == role] for role in CompanyRoleName}
    programmes = published() if any(own.values()) else []
    sellers, buyers = own[CompanyRoleName.SELLER], own[CompanyRoleName.BUYER]
    context = {
        "sells": bool(sellers),
        "buys": bool(buyers),
        "companies": companies(sellers, programmes),
        "offers": offers(programmes) if buyers else [],
    }
    return render(request, "trade/home.html", context)


def published() -> list[Programme]:
    """What every published tour shows, the newest first."""
    releases = current_releases()
    found = documents(release.release_id for release in releases)
    return [found[release.release_id] for release in releases if release.release_id in found]
