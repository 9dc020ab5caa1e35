"""The API put together: its operations, its errors, its description of itself."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, URLResolver, path
from django.urls.resolvers import RegexPattern
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from pydantic_core import to_json

from roadshow.web.api import problems
from roadshow.web.api.openapi import described
from roadshow.web.api.routes import catalogue, desk, films, public, records, rights, timetable

api = NinjaAPI(
    title="Roadshow",
    version="1",
    description="Film tours: what is published, open to all; what is in the works, by token.",
    openapi_url=None,  # described() stands in for it
    docs_url=None,  # its page would load scripts from elsewhere
    urls_namespace="api-v1",
)
problems.install(api)
api.add_router("/tours", public.router)
api.add_router("/desk/tours", desk.router)
api.add_router("/desk/tours", records.router)
api.add_router("/desk/tours", timetable.router)
api.add_router("/desk", catalogue.router)
api.add_router("/desk/films", films.router)
api.add_router("/desk/rights", rights.router)


@lru_cache(maxsize=4)
def _description(prefix: str) -> bytes:
    return to_json(described(api, prefix))


def _describe(request: HttpRequest) -> HttpResponse:
    content = _description(request.path.removesuffix("openapi.json"))
    return HttpResponse(content, content_type="application/json")


_resolver = URLResolver(
    RegexPattern(r"^"), [path("openapi.json", _describe, name="openapi"), *api.urls[0]]
)


def respond(request: HttpRequest, address: str) -> HttpResponse:
    """Run the operation at this address below the API's own."""
    try:
        match = _resolver.resolve(address)
    except Resolver404:
        return problems.missing()
    request.resolver_match = match
    asked, request.method = request.method, "GET" if request.method == "HEAD" else request.method
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:  # django-ninja's own page at the root, which is switched off
        return problems.missing()
    if response.status_code == 405:
        response = _other_methods(response)
    if asked == "HEAD":
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    if request.headers.get("Authorization"):
        # No cache between us may keep what one token was shown.
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ("Authorization",))
    return response


def _other_methods(refusal: HttpResponse) -> HttpResponse:
    answer = problems.respond(405, "")
    answer["Allow"] = refusal["Allow"]
    return answer
