"""The web's words for whoever reads the page that is being made."""

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from roadshow.formats.texts import Text
from roadshow.web import words as web
from roadshow.web import world
from roadshow.web.language import DEFAULT
from roadshow.web.words import Named, Titled


def language() -> str:
    return get_language() or DEFAULT


def plain(text: Text) -> str:
    return web.plain(text, language())


def words(text: Text) -> SafeString:
    return web.words(text, language())


def named(text: Text) -> Named:
    return web.named(text, language())


def film_name(titles: Iterable[Titled]) -> Named:
    return web.film_name(titles, language())


def languages(tags: Iterable[str]) -> str:
    return web.comma().join(world.language_name(tag, language()) for tag in tags)
