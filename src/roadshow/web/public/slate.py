"""A showcase for those who buy films: in public, as a booklet, and by a private link."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from roadshow.apps.films.actions.slates import opened
from roadshow.apps.films.models import Picture
from roadshow.apps.films.queries import slate_link_by_token
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.formats import booklet
from roadshow.formats.programme import Programme
from roadshow.web import words
from roadshow.web.language import DEFAULT
from roadshow.web.public.caching import Made, released
from roadshow.web.public.presenters.booklet import booklet as printed
from roadshow.web.public.presenters.reader import Reader
from roadshow.web.public.presenters.slate import showcase_or_404, slate

PDF = "application/pdf"
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@released
def page(request: HttpRequest, programme: Programme, showcase_slug: str) -> Made:
    """A showcase of a published tour."""
    return Made(_page(request, programme, showcase_slug, private=False).encode())


@released
def pdf(request: HttpRequest, programme: Programme, showcase_slug: str) -> Made:
    """The same to print."""
    return Made(_pdf(programme, showcase_slug), PDF, f"{programme.slug}-{showcase_slug}.pdf")


@require_safe
def private(request: HttpRequest, token: str) -> HttpResponse:
    """A showcase as it is now, published or not, for whoever was given the link."""
    programme, slug = _linked(token)
    body = _page(request, programme, slug, private=True, token=token)
    return HttpResponse(body, headers=PRIVATE)


@require_safe
def private_pdf(request: HttpRequest, token: str) -> HttpResponse:
    programme, slug = _linked(token)
    response = HttpResponse(_pdf(programme, slug), content_type=PDF, headers=PRIVATE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.pdf"'
    return response


@require_safe
def picture(request: HttpRequest, key: UUID) -> HttpResponse:
    """A poster. Its key is not to be guessed, and never means another picture."""
    found = get_object_or_404(Picture, pk=key)
    return HttpResponse(bytes(found.data), content_type="image/jpeg", headers=FOR_EVER)


def _linked(token: str) -> tuple[Programme, str]:
    link = slate_link_by_token(token, timezone.now())
    if link is None:
        raise Http404
    opened(link, timezone.now())
    return programme_of(link.showcase.tour), link.showcase.slug


def _page(
    request: HttpRequest, programme: Programme, slug: str, *, private: bool, token: str = ""
) -> str:
    reader = Reader(programme, get_language() or DEFAULT)
    showcase = showcase_or_404(reader, slug)
    context = {
        # Only the request goes in: context processors would look at the session.
        "request": request,
        "slug": programme.slug,
        "showcase_slug": slug,
        "tour_name": reader.name,
        "body": words.words(programme.body, reader.language),
        "has_sample": programme.has_sample,
        "slate": slate(reader, showcase),
        "private": private,
        "token": token,
    }
    return render_to_string("public/slate.html", context)


def _pdf(programme: Programme, slug: str) -> bytes:
    reader = Reader(programme, get_language() or DEFAULT)
    return booklet.render(printed(reader, showcase_or_404(reader, slug), _poster))


def _poster(key: str) -> bytes | None:
    found = Picture.objects.filter(pk=key).first()
    return bytes(found.data) if found else None
