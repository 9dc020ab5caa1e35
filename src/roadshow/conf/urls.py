"""Every address of the site."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from roadshow.web import language
from roadshow.web.public import site


def _room(prefix: str, package: str) -> list[URLResolver]:
    found = find_spec(package) and find_spec(f"{package}.urls")
    return [path(prefix, include(f"{package}.urls"))] if found else []


urlpatterns: list[URLPattern | URLResolver] = [
    *_room("api/v1/", "roadshow.web.api"),
    path("language/<slug:tag>/", language.choose, name="language"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("robots.txt", site.robots, name="robots"),
    path("healthz", site.healthz, name="healthz"),
    *i18n_patterns(
        *_room("desk/", "roadshow.web.desk"),
        *_room("trade/", "roadshow.web.trade"),
        path("", include("roadshow.web.trade.links")),
        path("accounts/", include("allauth.urls")),
        path("", include("roadshow.web.public.urls")),
        prefix_default_language=True,
    ),
]
