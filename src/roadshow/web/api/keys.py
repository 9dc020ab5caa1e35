"""Who asks, and whether they may: settled before the body is read."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from roadshow.apps.core.models import User
from roadshow.apps.core.tokens import user_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require, tours_of
from roadshow.apps.tours.rules import Ability


class Request(HttpRequest):
    """A request let in by a ``Token``. ``tour`` is there where the address names one."""

    auth: User
    tour: Tour


Check = Callable[[HttpRequest, User], None]


class Token(HttpBearer):
    """Lets in whoever sends the token of a user who passes the check."""

    def __init__(self, check: Check | None = None) -> None:
        super().__init__()
        self.check = check

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of(token.strip(), timezone.now())
        if user and self.check:
            self.check(request, user)
        return user


def on_tour(ability: Ability) -> Token:
    """For those whose role on the tour in the address has this ability."""

    def check(request: HttpRequest, user: User) -> None:
        slug = request.resolver_match.kwargs["slug"] if request.resolver_match else ""
        tour = tours_of(user).filter(slug=slug).first()
        if tour is None:
            raise Http404  # whether there is such a tour is nobody's business
        require(user, tour, ability)
        request.tour = tour  # type: ignore[attr-defined]

    return Token(check)


SEE = on_tour(Ability.SEE)
EDIT = on_tour(Ability.EDIT)
