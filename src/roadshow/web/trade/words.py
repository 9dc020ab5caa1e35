"""Names as HTML in the reader's language, marked where it is another, the original beside.

The parts of the web do not know each other, so the public pages' words cannot be asked.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from roadshow.formats.programme import Title
from roadshow.formats.texts import Text, localise
from roadshow.web import world
from roadshow.web.language import DEFAULT, html_tag

HOME = "zh-hans"
KINDS = ("original", "release", "festival", "transliterated", "working")


class Named(NamedTuple):
    """``plain`` is bare text; ``html`` and ``original`` carry their languages."""

    plain: str
    html: SafeString
    original: SafeString = SafeString("")


def language() -> str:
    return get_language() or DEFAULT


def plain(text: Text) -> str:
    return localise(text, language()).text


def words(text: Text) -> SafeString:
    return _spoken(*localise(text, language()))


def named(text: Text) -> Named:
    """A name with its Chinese beside, where the reader is shown another."""
    shown = localise(text, language())
    home = text.get(HOME, "")
    differs = bool(home) and shown.language != HOME and home != shown.text
    return Named(shown.text, _spoken(*shown), _beside(home, HOME) if differs else SafeString(""))


def film_name(titles: Iterable[Title]) -> Named:
    """A film's title with its original beside; our own translation of it is marked."""
    ordered = sorted(titles, key=lambda title: KINDS.index(title.kind))
    if not ordered:
        return Named("", SafeString(""))
    best: dict[str, Title] = {}
    for title in ordered:
        best.setdefault(title.language, title)
    shown = localise({tag: title.text for tag, title in best.items()}, language())
    html = _spoken(*shown)
    if best[shown.language].kind == "working":
        why = _("Working translation: the film has no released title in this language.")
        html = format_html('<span class="working" title="{}">{}</span>', why, html)
    first = ordered[0]
    differs = first.language != shown.language and first.text != shown.text
    original = _beside(first.text, first.language) if differs else SafeString("")
    return Named(shown.text, html, original)


def chip() -> SafeString:
    return format_html(
        '<span class="chip sample" title="{}">{}</span>',
        _("Invented for demonstration."),
        pgettext("mark on invented data", "sample"),
    )


def comma() -> str:
    return pgettext("between names in a list", ", ")


def languages(tags: Iterable[str]) -> str:
    return comma().join(world.language_name(tag, language()) for tag in tags)


def sentence(text: object) -> str:
    """With a capital at its head: choices are in lower case."""
    whole = str(text)
    return whole[:1].upper() + whole[1:]


def _spoken(text: str, tag: str) -> SafeString:
    if not text or tag == language():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', html_tag(tag), text)


def _beside(text: str, tag: str) -> SafeString:
    return format_html('<span class="original" lang="{}">{}</span>', html_tag(tag), text)
