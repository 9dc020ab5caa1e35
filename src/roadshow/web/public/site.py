"""What machines ask of a site: the map, who may read what, and whether it is well."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from roadshow.apps.screenings.queries import Current, document
from roadshow.formats.programme import Programme
from roadshow.web import language
from roadshow.web.public.caching import Made, released_all

ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /language/
{rooms}
Sitemap: {site}/sitemap.xml
"""


@released_all
def sitemap(request: HttpRequest, releases: list[Current]) -> Made:
    """Every public page, each with its four languages."""
    with override(language.DEFAULT):
        paths = [reverse("home")]
        for release in releases:
            paths += _paths(document(release.release_id))
    pages = [(language.alternates(path), path) for path in paths]
    body = render_to_string("public/sitemap.xml", {"pages": [links for links, _path in pages]})
    return Made(body.encode(), "application/xml; charset=utf-8")


def _paths(programme: Programme) -> list[str]:
    here = {"slug": programme.slug}
    found = [reverse(view, kwargs=here) for view in ("tour", "programme", "films", "venues")]
    found += [reverse("film", kwargs={**here, "film_slug": f.slug}) for f in programme.films]
    found += [
        reverse("event", kwargs={**here, "event_id": e.id, "event_slug": e.slug})
        for e in programme.events
    ]
    return found


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    rooms = "\n".join(
        f"Disallow: /{tag}/{room}/"
        for tag in language.NAMES
        for room in ("desk", "trade", "accounts", "agenda")
    )
    text = ROBOTS.format(site=settings.PUBLIC_URL, rooms=rooms)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where this worker reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})
