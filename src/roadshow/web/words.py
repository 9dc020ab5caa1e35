"""Names and texts as HTML: in the reader's language, marked where it is another, original beside.

Everything here returns safe HTML, or plain text where it says so.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roadshow.formats.programme import Leg
from roadshow.formats.texts import Text, localise
from roadshow.web.language import html_tag
from roadshow.web.world import languages_of

HOME = "zh-hans"
"""The tour's own language: every name of it began there."""

NOTHING = SafeString("")

KINDS = ("original", "release", "festival", "transliterated", "working")
"""Of several titles in one language, which is shown: the earlier kind."""


class Titled(Protocol):
    """A title of a film: a row, or a piece of a released programme."""

    @property
    def text(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def kind(self) -> str: ...


class Named(NamedTuple):
    """A name to show. ``plain`` is bare text; ``html`` and ``original`` carry their languages."""

    plain: str
    html: SafeString
    original: SafeString = NOTHING


def escaped(text: str) -> SafeString:
    return conditional_escape(text)


def filled(phrase: str, **parts: SafeString) -> SafeString:
    """A translated phrase (plain text with ``{names}``) with safe HTML put in."""
    return format_html(escaped(phrase), **parts)


def spoken(text: str, language: str, reader: str) -> SafeString:
    """A text that is in ``language``, for a page in ``reader``'s."""
    if not text or language == reader:
        return escaped(text)
    return format_html('<span lang="{}">{}</span>', html_tag(language), text)


def words(text: Text, reader: str) -> SafeString:
    """The text in the reader's language, else the next best, marked as what it is."""
    return spoken(*localise(text, reader), reader)


def plain(text: Text, reader: str) -> str:
    return localise(text, reader).text


def beside(text: str, language: str) -> SafeString:
    return format_html('<span class="original" lang="{}">{}</span>', html_tag(language), text)


def named(text: Text, reader: str) -> Named:
    """A name with its Chinese beside, where the reader is shown another."""
    shown = localise(text, reader)
    home = text.get(HOME, "")
    other = home and shown.language != HOME and home != shown.text
    return Named(shown.text, spoken(*shown, reader), beside(home, HOME) if other else NOTHING)


def city(leg: Leg, reader: str) -> Named:
    """A city with its name in its own country's language beside, where that differs."""
    shown = localise(leg.city, reader)
    for own in languages_of(leg.country):
        local = leg.city.get(own, "")
        if local:
            other = local != shown.text
            return Named(
                shown.text, spoken(*shown, reader), beside(local, own) if other else NOTHING
            )
    return Named(shown.text, spoken(*shown, reader))


def film_name(titles: Iterable[Titled], reader: str) -> Named:
    """A film's title for a reader, the original beside; our own translations are marked."""
    ordered = sorted(titles, key=lambda title: KINDS.index(title.kind))
    if not ordered:
        return Named("", NOTHING)
    best: dict[str, Titled] = {}
    for title in ordered:
        best.setdefault(title.language, title)
    shown = localise({tag: title.text for tag, title in best.items()}, reader)
    html = spoken(*shown, reader)
    if best[shown.language].kind == "working":
        why = _("Working translation: the film has no released title in this language.")
        html = format_html('<span class="working" title="{}">{}</span>', why, html)
    first = ordered[0]
    other = first.language != shown.language and first.text != shown.text
    return Named(shown.text, html, beside(first.text, first.language) if other else NOTHING)


def sample_chip() -> SafeString:
    return format_html(
        '<span class="chip sample" title="{}">{}</span>',
        _("Invented for demonstration."),
        pgettext("mark on invented data", "sample"),
    )


def sentence(text: object) -> str:
    """With a capital at its head, as a label that stands alone: choices are in lower case."""
    whole = str(text)
    return whole[:1].upper() + whole[1:]


def comma() -> str:
    """What stands between the names of a list: “, ”, in Chinese “、”."""
    return pgettext("between names in a list", ", ")


def listed(parts: list[SafeString]) -> SafeString:
    """“a · b · c”, leaving out what is empty."""
    return mark_safe(" · ".join(part for part in parts if part))  # noqa: S308 - parts are safe
