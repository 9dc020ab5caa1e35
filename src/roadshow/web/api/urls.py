"""The API's one address. Behind it stands ``site``, which is imported by the first request.

django-ninja and our hundred operations take half a second to build: a worker that
serves pages only should not wait for it, nor keep it in memory.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

app_name = "api"


@csrf_exempt  # a token in a header is never sent by a browser of itself
def endpoint(request: HttpRequest, path: str) -> HttpResponse:
    """Hand the request to the operation that ``path`` names."""
    from roadshow.web.api.site import respond  # noqa: PLC0415 - see above

    return respond(request, path)


urlpatterns = [re_path(r"^(?P<path>.*)$", endpoint, name="endpoint")]
