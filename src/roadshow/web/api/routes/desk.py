"""Tours in the works: which, how one stands, beginning one, changing its own fields."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from ninja import Router
from pydantic import create_model

from roadshow.apps.core.models import User
from roadshow.apps.screenings.queries import current_releases
from roadshow.apps.tours import actions
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import abilities_by_tour, tours_of
from roadshow.web.api.keys import EDIT, SEE, Request, Token
from roadshow.web.api.routes.records import RESOURCES
from roadshow.web.api.rows import change_of, given, named, plain, reply
from roadshow.web.api.schemas.kinds import Strict
from roadshow.web.api.schemas.tours import TourFields, TourRecord

router = Router(tags=["tours"])


def _part(name: str) -> str:
    return name.replace("-", "_")


_parts: dict[str, Any] = {_part(one.name): (list[one.record], ...) for one in RESOURCES}  # type: ignore[name-defined]
WorkingTour = create_model("WorkingTour", __base__=TourRecord, **_parts)
WorkingTour.__doc__ = "A tour as it stands now, published or not, with all of its records."


@router.get("", auth=Token(), response=list[TourRecord], operation_id="list_tours")
def tours(request: Request) -> HttpResponse:
    """List the tours on which you have a role, and what it lets you do."""
    return reply(_shown(request.auth, tours_of(request.auth)))


@router.post("", auth=Token(), response={201: TourRecord}, operation_id="add_tour")
def add(request: Request, body: TourFields) -> HttpResponse:
    """Begin a tour; you become its programme officer."""
    tour = Tour(**named(Tour, body.model_dump(), None).values)
    actions.create_tour(actor=request.auth, tour=tour)
    [shown] = _shown(request.auth, [tour])
    return reply(shown, 201)


@router.get("/{slug:slug}", auth=SEE, response=WorkingTour, operation_id="read_tour")
def tour(request: Request, slug: str) -> HttpResponse:
    """Read a tour as it stands now, with all of its records."""
    [shown] = _shown(request.auth, [request.tour])
    return reply(shown | {_part(one.name): one.show(request.tour) for one in RESOURCES})


def change(request: Request, slug: str, body: Strict) -> HttpResponse:
    """Change the tour's own fields."""
    for name, value in named(Tour, given(body), None).values.items():
        setattr(request.tour, name, value)
    actions.save_tour(actor=request.auth, tour=request.tour)
    [shown] = _shown(request.auth, [request.tour])
    return reply(shown)


change.__annotations__["body"] = change_of(TourFields)
router.patch("/{slug:slug}", auth=EDIT, response=TourRecord, operation_id="change_tour")(change)


def _shown(user: User, tours: Iterable[Tour]) -> list[dict[str, Any]]:
    """Tours under the names of ``TourRecord``. Two queries, and one for the tours themselves."""
    every = list(tours)
    abilities = abilities_by_tour(user, every)
    numbers = {release.tour_id: release.number for release in current_releases()}
    readers = {
        "abilities": lambda tour: sorted(ability.value for ability in abilities[tour.pk]),
        "release": lambda tour: numbers.get(tour.pk),
    }
    return [plain(one, TourRecord, readers) for one in every]
