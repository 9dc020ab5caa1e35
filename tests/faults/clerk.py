"""A process of its own at the database of a test: reads an order a line, writes an answer a line.

It is run by ``manage shell``, which sets Django up before this is imported.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime

from django.core.exceptions import ValidationError

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights import actions
from roadshow.apps.rights.bridge.whole import whole_ledger
from roadshow.apps.rights.models import Grant
from roadshow.apps.screenings.actions import judge
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.search import free_films

SIGNED = date(2025, 1, 1)
Answer = str | list[str] | list[int]


def sell(film: int, territories: str, exclusive: bool) -> Answer:
    """“sold”, or the code of what keeps it from being sold."""
    party = Organisation.objects.order_by("pk")[0]
    grant = Grant(direction="out", party=party, signed=SIGNED, exclusive=exclusive)
    grant.territories = territories
    try:
        actions.save(actor=_officer(), record=grant, links={"films": [Film.objects.get(pk=film)]})
    except ValidationError as refused:
        return str(refused.code)
    return "sold"


def widen(grant: int, territories: str) -> Answer:
    """Change where a grant holds."""
    record = Grant.objects.get(pk=grant)
    record.territories = territories
    try:
        actions.save(actor=_officer(), record=record)
    except ValidationError as refused:
        return str(refused.code)
    return "changed"


def take_back(grant: int) -> Answer:
    actions.delete(actor=_officer(), record=Grant.objects.get(pk=grant))
    return "gone"


def free() -> Answer:
    """The films that are free for a festival in Kazakhstan, as this process knows it."""
    asked = Question(territories="Kazakhstan", media=("festival",), start=SIGNED)
    return free_films(whole_ledger(), asked)


def sold(film: int) -> Answer:
    """The grants out of a film."""
    return [grant.pk for grant in Grant.objects.filter(direction="out", films=film).order_by("pk")]


def tell(film: int, now: str) -> Answer:
    """Judge a film's screenings, and write the letters."""
    judge([film], now=datetime.fromisoformat(now))
    return "judged"


def _officer() -> User:
    return User.objects.filter(tour_roles__role="officer").order_by("pk")[0]


ORDERS: dict[str, Callable[..., Answer]] = {
    "sell": sell,
    "widen": widen,
    "take back": take_back,
    "free": free,
    "sold": sold,
    "tell": tell,
}


def serve() -> None:
    """Work until there are no more orders."""
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(ORDERS[order.pop("do")](**order)), flush=True)
