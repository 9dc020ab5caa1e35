"""Changes on the board, one a request; the answer says how things stand now."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions import moving
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import screenings_of
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, key, on_tour
from roadshow.web.desk.clock import moment
from roadshow.web.desk.live import fresh, since
from roadshow.web.forms.moves import MoveForm


@require_POST
@on_tour(Ability.EDIT)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Move, park, pin a screening or change its Q&A. 409: somebody else was there before; 400: it
    cannot be so. Either way nothing was written, and the answer carries the state."""
    screening = get_object_or_404(screenings_of(request.tour), pk=pk)
    status, message = 200, ""
    try:
        _do(request.user, screening, MoveForm(request.POST, screening=screening).checked())
    except moving.StaleError as stale:
        status, message = 409, told(stale, screening)
    except ValidationError as refused:
        status, message = 400, " ".join(refused.messages)
    after = key(request.POST.get("after", ""))
    return fresh(since(request, after, pk) | {"message": message}, status)


def _do(actor: User, screening: Screening, asked: dict[str, Any]) -> None:
    pk, edition, pinned = screening.pk, asked["edition"], asked["pinned"]
    match asked["do"]:
        case "move":
            moving.move(
                actor=actor,
                screening_id=pk,
                edition=edition,
                hall=asked["hall"],
                starts=asked["starts"],
                pinned=pinned,
            )
        case "park":
            moving.park(actor=actor, screening_id=pk, edition=edition)
        case "pin":
            moving.pin(actor=actor, screening_id=pk, edition=edition, pinned=pinned)
        case _:
            moving.change_qa(
                actor=actor, screening_id=pk, edition=edition, minutes=asked["minutes"]
            )


def told(stale: moving.StaleError, screening: Screening) -> str:
    """Who was there before, and when, by the screening's own clock."""
    if stale.at is None:
        return " ".join(stale.messages)
    said = _("%(who)s changed this at %(when)s, after you saw it. Yours was not written.")
    return said % {"who": stale.who, "when": moment(stale.at, screening.leg)}
