"""Pages kept for as long as their release is the current one.

A release never changes, so its identity names everything made from it: a kept page is found under
release, address and build, and no publishing needs to throw anything away. What a request costs is
one query for the current release, and one look into the cache; not even that where the reader's
copy is still good.
"""

import gzip
import hashlib
import json
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec

from django.conf import settings
from django.core.cache import cache as store
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

import roadshow
from roadshow.apps.screenings.queries import Current, current_release, current_releases, document
from roadshow.formats.programme import Programme

KEEP = 30 * 24 * 3600
HTML = "text/html; charset=utf-8"
Rest = ParamSpec("Rest")


class Made(NamedTuple):
    """Bytes to send and to keep. ``filename`` is what a browser saves them as."""

    body: bytes
    content_type: str = HTML
    filename: str = ""


Page = Callable[Concatenate[HttpRequest, Programme, Rest], Made]
EditionPage = Callable[Concatenate[HttpRequest, Current, Rest], Made]
ManyPage = Callable[Concatenate[HttpRequest, list[Current], Rest], Made]
View = Callable[..., HttpResponseBase]


def released(page: Page[Rest]) -> View:
    """Make a view of a tour's current release from ``page(request, programme, …)``.

    An unknown and an unpublished tour are the same 404. Queries: one; two where nothing is kept.
    """

    def whole(
        request: HttpRequest, release: Current, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> Made:
        return page(request, document(release.release_id), *args, **kwargs)

    return released_edition(whole)


def released_edition(page: EditionPage[Rest]) -> View:
    """The same for ``page(request, release, …)``, which names the edition in what it makes."""

    @require_safe
    @wraps(page)
    def view(
        request: HttpRequest, slug: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        current = current_release(slug)
        if current is None:
            raise Http404
        return kept(request, [current], lambda: page(request, current, *args, **kwargs))

    return view


def released_all(page: ManyPage[Rest]) -> View:
    """The same for a page of every published tour: ``page(request, releases, …)``."""

    @require_safe
    @wraps(page)
    def view(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        releases = current_releases()
        return kept(request, releases, lambda: page(request, releases, *args, **kwargs))

    return view


def kept(
    request: HttpRequest, releases: list[Current], make: Callable[[], Made]
) -> HttpResponseBase:
    """Answer with what was made for these releases and this path, making it where it is not kept.

    The path names the language too. The query is left out: no such page reads it, and a stranger
    must not fill the cache.
    """
    name = _name(request.path, releases)
    zipped = takes_gzip(request.headers.get("Accept-Encoding", ""))
    etag = f'"{name}{"-gz" if zipped else ""}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _with_headers(unchanged, etag)
    held: tuple[bytes, str, str] | None = store.get(name)
    if held is None:
        made = make()
        # Without a time in its head the same page gives the same bytes on every machine.
        held = (gzip.compress(made.body, 6, mtime=0), made.content_type, made.filename)
        store.set(name, held, KEEP)
    body, content_type, filename = held
    response = HttpResponse(body if zipped else gzip.decompress(body), content_type=content_type)
    if zipped:
        response["Content-Encoding"] = "gzip"
    if filename:
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return _with_headers(response, etag)


def takes_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip (RFC 9110, 12.5.3)."""
    for choice in header.lower().split(","):
        coding, _, weight = choice.partition(";")
        if coding.strip() in {"gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _with_headers(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def _name(path: str, releases: list[Current]) -> str:
    parts = [build(), settings.PUBLIC_URL, path, *(str(r.release_id) for r in releases)]
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


@cache
def build() -> str:
    """A digest of our own code and words: an upgrade makes every page anew. About 10 ms, once."""
    made_from = hashlib.blake2b(digest_size=8)
    for path in sorted(Path(roadshow.__file__).parent.rglob("*")):
        if path.suffix in {".py", ".html", ".css", ".js", ".mo"}:
            made_from.update(path.read_bytes())
    return made_from.hexdigest()
