"""Titles as listings write them: with a format behind, two in one cell, in a language not named."""

import re
from typing import NamedTuple

KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
HAN = re.compile(r"[\u3400-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)

# LED in capitals only: a film may be called “The Man Who Led”.
MARK = (
    r"(?:4K|2K|IMAX|3D|CINITY|Dolby(?: Cinema| Vision)?|杜比(?:视界|影院)?|(?-i:LED)"
    r"|(?:16|35|70) ?(?:mm|毫米))"
)
FORMAT = re.compile(
    rf"[\s（(]*(?<![A-Za-z0-9])({MARK}(?:[\s+/]*(?:3D|4K|IMAX|2D))*)[)）]?$", re.IGNORECASE
)
EDITION_NAMES = (
    r"\S*(?:周年|修复|重制|导演剪辑|加长)\S*版|\d+(?:st|nd|rd|th) Anniversary{rest}"
    r"|(?:Director[’']s|Final|Theatrical) Cut|(?:Restored|Remastered|Extended)(?: {rest})?"
    r"|(?:режиссёрская|восстановленная) версия"
)
EDITION = re.compile(
    r"\s+(" + EDITION_NAMES.replace("{rest}", ".*") + r")$"
    r"|\s*[(（\[](" + EDITION_NAMES.replace("{rest}", "[^)）]*") + r")[)）\]]$",
    re.IGNORECASE,
)
DOUBLE = re.compile(r"\s+[+＋]\s+")
QUOTED = re.compile(r"[《«„“\"]([^《》«»„“”\"]+)[》»”\"]")


class Named(NamedTuple):
    """A title without what is said of the version."""

    text: str
    format: str
    edition: str


def language_of(text: str) -> str:
    """The language that a title's script suggests; in Latin letters English, which is often wrong
    for an original title."""
    if KANA.search(text):
        return "ja"
    if HANGUL.search(text):
        return "ko"
    if HAN.search(text):
        return "zh-hans"
    if CYRILLIC.search(text):
        return "kk" if KAZAKH.search(text) else "ru"
    return "en"


def named(text: str) -> Named:
    """A title with its format mark and the name of its edition taken off."""
    format_ = edition = ""
    if (found := FORMAT.search(text)) and text[: found.start()].strip():
        text, format_ = text[: found.start()].strip(), found[1]
    if found := EDITION.search(text):
        text, edition = text[: found.start()].rstrip(" :：,，-–—"), found[1] or found[2]
    if quoted := QUOTED.fullmatch(text):
        text = quoted[1]
    return Named(text.strip(), format_, edition)


def whole(text: str) -> Named:
    """A title as it stands."""
    return Named(text, "", "")


def parts(text: str) -> list[str]:
    """The titles of a double bill."""
    return [part.strip() for part in DOUBLE.split(text) if part.strip()]
