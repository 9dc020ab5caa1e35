"""What two spellings of a name share: without case, marks, width, articles; numbers as digits."""

import re
import unicodedata
from functools import cache

from roadshow.engines.names import numerals

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\u1100-\u11ff\uac00-\ud7af]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
WORD = re.compile(r"[^\W_]+")

ARTICLES = frozenset(
    {"the", "a", "an", "le", "la", "les", "un", "une", "el", "los", "las"}
    | {"der", "die", "das", "il", "lo", "gli"}
)
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"ё": "е", "й": "и", "ъ": "", "ь": "", "ї": "и", "є": "е", "ґ": "г"}
    | {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}
    | {"'": "", "’": "", "‘": "", "`": "", "ʹ": "", "ʼ": "", "′": "", "ʺ": ""}
)
"""Letters that decomposition leaves whole; Kazakh letters as those who lack the keys type them."""


def words(text: str, *, articles: bool = False, digits: bool = True) -> list[str]:
    """The words of a name without case, marks and punctuation, numbers as digits.

    Articles go, unless they are asked for or nothing else is left.
    """
    found = WORD.findall(numerals.ORDINAL.sub(r"\1", plain(text)))
    if digits:
        found = numerals.in_digits(found, _numbers())
    if articles:
        return found
    return [word for word in found if word not in ARTICLES] or found


def readings(text: str) -> list[list[str]]:
    """The words of a name in every way: who slips inside an article or a number in words asks for
    one that is not seen as such."""
    ways = ((False, True), (False, False), (True, True), (True, False))
    found = (words(text, articles=articles, digits=digits) for articles, digits in ways)
    return [list(one) for one in dict.fromkeys(map(tuple, found)) if one]


def joined(text: str) -> str:
    return "".join(words(text))


def plain(text: str) -> str:
    """Without case, width and marks."""
    # й and ё are letters of their own, so they are folded before marks are taken off.
    lower = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


@cache
def _numbers() -> dict[str, int]:
    return numerals.values(plain)


def script(text: str) -> str:
    """In which letters a text is mostly read: “han”, “cyrillic” or “other”."""
    if HAN.search(text):
        return "han"
    return "cyrillic" if CYRILLIC.search(text) else "other"
