"""Text in several languages, and which of them a reader is shown."""

from collections.abc import Mapping
from typing import NamedTuple

Text = Mapping[str, str]
"""Language tag (lower-case BCP 47: ``zh-hans``, ``kk``) to text. May be empty."""

READING = {
    "zh-hans": ("zh-hans", "zh-hant", "en", "ru", "kk"),
    "en": ("en", "ru", "zh-hans", "kk"),
    "ru": ("ru", "en", "kk", "zh-hans"),
    "kk": ("kk", "ru", "en", "zh-hans"),
}
"""For each interface language, what its readers read next best."""


class Localised(NamedTuple):
    """A text with the language that it is really in, for the page's ``lang`` attribute."""

    text: str
    language: str


def localise(text: Text, language: str) -> Localised:
    """The text for a reader of ``language``, else what such a reader reads next best.

    An empty text gives ``Localised("", language)``.
    """
    for choice in READING.get(language, (language, "en")):
        if text.get(choice):
            return Localised(text[choice], choice)
    for choice, words in text.items():
        if words:
            return Localised(words, choice)
    return Localised("", language)
