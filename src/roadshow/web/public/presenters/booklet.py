"""A showcase as a booklet to print: the same facts as its page, in plain words."""

from collections.abc import Callable
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roadshow.formats.booklet.document import Booklet, Entry, Fact
from roadshow.formats.programme import Film, Showcase
from roadshow.web import words
from roadshow.web.language import html_tag
from roadshow.web.public.presenters import slate
from roadshow.web.public.presenters.reader import Reader

Poster = Callable[[str], bytes | None]


def booklet(reader: Reader, showcase: Showcase, poster: Poster) -> Booklet:
    """What is printed; ``poster`` gives a picture's bytes by its key."""
    programme = reader.programme
    known = programme.film_by_id
    return Booklet(
        language=html_tag(reader.language),
        title=words.plain(showcase.name, reader.language),
        subtitle=reader.name.plain,
        dates=reader.span(showcase.opens, showcase.closes),
        body=words.plain(programme.body, reader.language),
        summary=words.plain(programme.summary, reader.language),
        contents=_("Films"),
        prizes=_("Festivals and prizes"),
        showings=_("Showings"),
        colophon=_("Marked “sample”: invented for demonstration.") if programme.has_sample else "",
        day=programme.starts,
        films=tuple(
            _entry(reader, known[number], poster) for number in showcase.films if number in known
        ),
    )


def _entry(reader: Reader, film: Film, poster: Poster) -> Entry:
    shown = slate.film(reader, film)
    return Entry(
        title=shown.name.plain,
        original=bare(shown.name.original),
        line=" · ".join(filter(None, (bare(shown.line), shown.genres))),
        synopsis=bare(shown.synopsis),
        facts=tuple(Fact(one.label, bare(one.text)) for one in shown.facts),
        prizes=tuple(shown.prizes),
        showings=tuple(shown.showings),
        poster=poster(film.poster) if film.poster else None,
    )


def bare(html: SafeString) -> str:
    """The text of our own HTML."""
    return unescape(strip_tags(html))
