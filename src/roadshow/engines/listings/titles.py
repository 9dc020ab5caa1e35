"""Titles as listings write them: with a format behind, two in one cell, in a language not named."""

import re
from typing import NamedTuple

KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
HAN = re.compile(r"[\u3400-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)

MARK = r"(?:4K|2K|IMAX|3D|CINITY|Dolby(?: Cinema| Vision)?|杜比(?:视界|影院)?|LED)"
FORMAT = re.compile(
    rf"[\s（(]*(?<![A-Za-z0-9])({MARK}(?:[\s+/]*(?:3D|4K|IMAX|2D))*)[)）]?$", re.IGNORECASE
)
EDITION = re.compile(
    r"\s+(\S*(?:周年|修复|重制|导演剪辑|加长)\S*版|\d+(?:st|nd|rd|th) Anniversary.*"
    r"|Director[’']s Cut|(?:Restored|Remastered|Extended)(?: .*)?)$",
    re.IGNORECASE,
)
DOUBLE = re.compile(r"\s+[+＋]\s+")
QUOTED = re.compile(r"[《«„“\"](.+)[》»“”\"]")


class Named(NamedTuple):
    """A title without what is said of the version."""

    text: str
    format: str
    edition: str


def language_of(text: str) -> str:
    """The language that a title's script suggests; ``und-Latn`` is Latin and no more is known."""
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
        text, edition = text[: found.start()].strip(), found[1]
    if quoted := QUOTED.fullmatch(text):
        text = quoted[1]
    return Named(text.strip(), format_, edition)


def whole(text: str) -> Named:
    """A title as it stands."""
    return Named(text, "", "")


def parts(text: str) -> list[str]:
    """The titles of a double bill."""
    return [part.strip() for part in DOUBLE.split(text) if part.strip()]
