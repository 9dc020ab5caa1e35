"""The language of a page: it stands in the address; the switch keeps the choice in a cookie."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import override
from django.views.decorators.http import require_safe

NAMES = {
    "zh-hans": ("中文", "中"),
    "en": ("English", "EN"),
    "ru": ("Русский", "РУ"),
    "kk": ("Қазақша", "ҚАЗ"),
}
"""Each interface language in its own words, long and short."""

DEFAULT = "en"


def html_tag(tag: str) -> str:
    """A Django language tag as HTML and BCP 47 spell it: ``zh-hans`` is ``zh-Hans``."""
    head, *rest = tag.split("-")
    return "-".join([head, *(p.title() if len(p) == 4 else p.upper() for p in rest)])


def of_path(path: str) -> str | None:
    """The language that an address names, None where it names none."""
    tag = path[1:].partition("/")[0]
    return tag if tag in NAMES else None


def in_language(path: str, tag: str) -> str:
    """The same page's address in another language."""
    here = of_path(path)
    rest = path[len(here) + 1 :] if here else path
    return f"/{tag}{rest}"


def switch_link(tag: str, path: str) -> str:
    return f"/language/{tag}/?next={quote(in_language(path, tag))}"


def alternates(path: str) -> list[tuple[str, str]]:
    """``(hreflang, absolute address)`` for each language, and ``x-default`` without one."""
    here = of_path(path)
    if here is None:
        return []
    found = [
        (html_tag(tag), f"{settings.PUBLIC_URL}{quote(in_language(path, tag))}") for tag in NAMES
    ]
    return [*found, ("x-default", f"{settings.PUBLIC_URL}{quote(path[len(here) + 1 :])}")]


@require_safe
def choose(request: HttpRequest, tag: str) -> HttpResponse:
    """Keep the language in a cookie and go on to ``next``, on this host only."""
    if tag not in NAMES:
        raise Http404
    response = HttpResponseRedirect(_onward(request, tag))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        tag,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
    )
    response["Cache-Control"] = "no-store"
    return response


def _onward(request: HttpRequest, tag: str) -> str:
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return f"/{tag}/"
    # The address may come from anywhere: put the chosen language into its path, and only go
    # where this site answers.
    parts = urlsplit(wanted)
    path = in_language(parts.path, tag)
    try:
        # Prefixed addresses are known only while their language is the active one.
        with override(tag):
            resolve(path)
    except Resolver404:
        return f"/{tag}/"
    return f"{quote(path)}?{parts.query}" if parts.query else quote(path)
