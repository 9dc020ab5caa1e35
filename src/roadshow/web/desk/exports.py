"""Films of a tour as a file."""

from django.http import Http404, HttpResponse

from roadshow.apps.films.bridge.exports import FORMATS, exported
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour


@on_tour(Ability.SEE)
def films(request: DeskRequest, suffix: str) -> HttpResponse:
    """The films of the tour's showcases: .xlsx, .csv, .json or .jsonld."""
    if suffix not in FORMATS:
        raise Http404
    content, _count = exported(suffix, request.tour.slug)
    response = HttpResponse(content, content_type=FORMATS[suffix])
    name = f"{request.tour.slug}-films.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
