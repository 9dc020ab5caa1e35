"""What anyone may read: published tours, from their releases alone."""

from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from roadshow.apps.screenings.queries import Current, current_release, current_releases, document
from roadshow.formats import programme as doc
from roadshow.web.api.schemas.kinds import DayParameter, Key
from roadshow.web.api.schemas.screenings import PublishedTour

router = Router(tags=["published"])


class EventFilter(BaseModel):
    """Which events: all that is given must fit."""

    model_config = ConfigDict(extra="forbid")

    day: Annotated[DayParameter | None, Field(description="A day in the city's own time.")] = None
    leg: Key | None = None
    city: Annotated[str | None, Field(description="The city's name in any language.")] = None


class ScreeningFilter(EventFilter):
    """Which screenings: all that is given must fit."""

    film: Annotated[str | None, Field(description="The film's slug or id.")] = None


@router.get("", response=list[PublishedTour], operation_id="list_published_tours")
def tours(request: HttpRequest) -> HttpResponse:
    """List the published tours, the newest first."""
    current = current_releases()
    tag = '"' + "-".join(str(release.release_id) for release in current) + '"'
    return _reply(request, tag, lambda: to_json([_card(release) for release in current]))
