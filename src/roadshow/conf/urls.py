"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from roadshow.web import language
from roadshow.web.public import site, slate

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("roadshow.web.api.urls")),
    path("language/<slug:tag>/", language.choose, name="language"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("robots.txt", site.robots, name="robots"),
    path("healthz", site.healthz, name="healthz"),
    path("pictures/<uuid:key>.jpg", slate.picture, name="picture"),
    *i18n_patterns(
        path("desk/", include("roadshow.web.desk.urls")),
        path("trade/", include("roadshow.web.trade.urls")),
        path("", include("roadshow.web.trade.links")),
        path("accounts/", include("allauth.urls")),
        path("", include("roadshow.web.public.urls")),
        prefix_default_language=True,
    ),
]
