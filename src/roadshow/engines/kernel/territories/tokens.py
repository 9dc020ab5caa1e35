"""A text cut into words, signs and single Chinese characters, each with what it is compared by."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+|[^\w\s]|\n")
OPEN, CLOSE = frozenset("(（[［【"), frozenset(")）]］】")
BREAKS = frozenset(";；\n")
DASHES = frozenset("-‐‑–—−－")
JOINING = {"，": ",", "、": ",", "／": "/", "｜": "|", "＋": "+", "＆": "&", "·": "•"}
SIGNS = frozenset(",/|+&•")
AND = frozenset({"and", "и", "және", "和", "及", "与", "與"})
"""Words for "and" stand inside names too, and there one is as good as another."""


@dataclass(frozen=True)
class Token:
    """``key`` is what it is compared by: empty for signs that names are written with or without.

    ``apart``: it is a dash beside a space.
    """

    text: str
    key: str
    start: int
    apart: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@lru_cache(4096)
def fold(word: str) -> str:
    """Without case, accents and full width."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def tokens(text: str) -> list[Token]:
    """The pieces of a text in NFC, in their order."""
    return [_token(text, found) for found in TOKEN.finditer(text)]


def _token(text: str, found: re.Match[str]) -> Token:
    said, start = found[0], found.start()
    said = JOINING.get(said, said)
    apart = False
    if said in BREAKS:
        key = ";"
    elif said in DASHES:
        around = text[max(start - 1, 0) : start] + text[found.end() : found.end() + 1]
        apart = any(sign.isspace() for sign in around)
        key = ""
    elif said in SIGNS:
        key = "&" if said == "&" else said
    else:
        word = fold(said)
        key = ("&" if word in AND else word) if said[0].isalnum() else ""
    return Token(found[0], key, start, apart)


def key_of(text: str) -> str:
    """What a whole name is looked up by."""
    return "".join(token.key for token in tokens(unicodedata.normalize("NFC", text)))
