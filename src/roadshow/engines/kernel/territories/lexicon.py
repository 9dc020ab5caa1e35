"""Words that a grammar knows: names, and what stands between names."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from roadshow.engines.kernel.territories.endings import kazakh
from roadshow.engines.kernel.territories.tokens import CLOSE, DASHES, OPEN, Token, key_of, tokens

LIKE, NEAR = 75, 3
"""How like a suggestion is to what was written (0 to 100), and how many are made."""


@dataclass(frozen=True)
class Entry:
    """What a word is: ``name``, a kind of doubt, or a sign of the grammar.

    ``ids``: what it names, the first before the others.
    """

    kind: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A stretch of a text and what it is. ``without``: its ending says that it is left out."""

    kind: str
    text: str
    ids: tuple[str, ...] = ()
    without: bool = False


NAMES = frozenset({"name", "ambiguous", "part", "relative", "no_code", "customary"})


@dataclass
class Lexicon:
    """``code``: reads a token that is no word but a code."""

    code: Callable[[Token, bool], Entry | None] = lambda _token, _shouted: None
    entries: dict[str, Entry] = field(default_factory=dict)
    longest: int = 0

    def add(self, words: Iterable[str], entry: Entry, *, over: bool = False) -> None:
        """Teaches words; what is known already stays, unless ``over``."""
        for key in filter(None, map(key_of, words)):
            if over or key not in self.entries:
                self.entries[key] = entry
                self.longest = max(self.longest, len(key))

    def add_grammar(self, grammar: Mapping[str, Iterable[str]]) -> None:
        for kind, words in grammar.items():
            self.add(words, Entry(kind), over=True)

    def pieces(self, text: str) -> list[Piece]:
        """The text in pieces: at each place the longest that is known; the rest are words."""
        text = unicodedata.normalize("NFC", text)
        all_of_it = tokens(text)
        shouted = text.isupper() and any(len(one.text) > 3 for one in all_of_it)
        found: list[Piece] = []
        strange: list[Token] = []
        at = 0
        while at < len(all_of_it):
            after_name = bool(found) and found[-1].kind in NAMES and not strange
            size, piece = self._at(all_of_it, at, text, after_name, shouted)
            if piece is None:
                strange.append(all_of_it[at])
            elif piece.kind != "nothing":
                found += [*_unknown(strange, text), piece]
                strange = []
            at += size
        return found + _unknown(strange, text)

    def _at(
        self, all_of_it: list[Token], at: int, text: str, after_name: bool, shouted: bool
    ) -> tuple[int, Piece | None]:
        if sign := _sign(all_of_it[at]):
            return 1, sign
        best: tuple[int, Piece] | None = None
        key, depth = "", 0
        for size, token in enumerate(all_of_it[at:], 1):
            depth += (token.text in OPEN) - (token.text in CLOSE)
            key += token.key
            if depth < 0 or token.key == ";" or len(key) > self.longest + 6:
                break
            if depth == 0 and (token.key or token.text in CLOSE):
                entry, without = self._entry(key, all_of_it[at], size, shouted)
                # World ex USSR: an exception, and not the ex-USSR.
                kept = after_name and best and best[1].kind == "out"
                if entry and not (kept and entry.kind in NAMES):
                    said = text[all_of_it[at].start : token.end]
                    best = size, Piece(entry.kind, said, entry.ids, without)
        return best or (1, None)

    def _entry(self, key: str, first: Token, size: int, shouted: bool) -> tuple[Entry | None, bool]:
        if size == 1 and (entry := self.code(first, shouted)):
            return entry, False
        if entry := self.entries.get(key):
            return entry, False
        stem, without = kazakh(key) or ("", False)
        return self.entries.get(stem), without

    def near(self, word: str) -> tuple[str, ...]:
        """Ids whose names are written much like a word."""
        key = key_of(word)
        known = [name for name, entry in self.entries.items() if entry.kind in NAMES]
        like = process.extract(key, known, scorer=fuzz.ratio, score_cutoff=LIKE, limit=3 * NEAR)
        ids = dict.fromkeys(one for name, _, _ in like for one in self.entries[name].ids)
        return tuple(ids)[:NEAR]


def _sign(token: Token) -> Piece | None:
    if token.text in OPEN:
        return Piece("open", token.text)
    if token.text in CLOSE:
        return Piece("close", token.text)
    if token.key == ";":
        return Piece("break", token.text)
    if token.text in DASHES:
        return Piece("dash" if token.apart else "nothing", token.text)
    return None if token.key else Piece("nothing", token.text)


def _unknown(strange: list[Token], text: str) -> list[Piece]:
    return [Piece("word", text[strange[0].start : strange[-1].end])] if strange else []
