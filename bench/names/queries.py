"""Queries as people type them, each with the labelled films or persons it should find.

    python bench/names/queries.py

prints how many there are of each slip in each half. Thresholds are chosen on ``tune``, figures are
taken on ``report``; no entry is in both. Nothing here imports the engine under test.
"""

import random
import re
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).parents[2]))

from bench.names import counting, slips
from bench.names.labelled import Entry, Half, entries

__all__ = ["Entry", "Half", "Query", "entries", "queries"]

MOST = 90
"""Of each slip, so that no frequent one decides the figures."""

SLIPS: dict[str, slips.Slip] = {
    "zh exact": slips.exact("zh-hans"),
    "zh traditional": slips.traditional,
    "zh wrong homophone": slips.wrong_homophone,
    "zh one character missing": slips.one_character_missing,
    "zh without the dots of foreign names": slips.without_dots,
    "zh number the other way": counting.in_chinese,
    "pinyin joined": slips.joined_pinyin,
    "pinyin spaced": slips.spaced_pinyin,
    "pinyin one typo": slips.pinyin_typo,
    "pinyin initials": slips.pinyin_initials,
    "pinyin near sounds": slips.pinyin_near_sounds,
    "en exact": slips.exact("en"),
    "en lower case, no articles": slips.plain_english,
    "en one typo": slips.one_typo("en"),
    "en two typos": slips.two_typos,
    "en first words": slips.first_words,
    "en number the other way": counting.in_english,
    "ru exact": slips.exact("ru"),
    "ru without ё": slips.without_yo,
    "ru one typo": slips.one_typo("ru"),
    "ru in Latin letters, standard": slips.russian_in_latin,
    "ru in Latin letters, informal": slips.russian_in_latin_informal,
    "ru number the other way": counting.in_russian,
    "zh in Cyrillic (Palladius)": slips.palladius,
    "kk exact": slips.exact("kk"),
    "kk in Russian letters": slips.kazakh_in_russian_letters,
    "ja exact": slips.exact("ja"),
    "full width": slips.wide,
    "in quotation marks": slips.marked,
    "en order swapped": slips.swapped("en"),
    "ru order swapped": slips.swapped("ru"),
    "en surname in capitals": slips.surname_in_capitals,
    "en hyphens otherwise": slips.hyphens,
}
SHORTENED = {"pinyin initials", "en first words"}
"""Kept only where they still mean one entry."""


@dataclass(frozen=True)
class Query:
    """``expected`` are ids of entries, one of which should come first; mostly there is one."""

    text: str
    expected: tuple[str, ...]
    slip: str
    half: Half


@cache
def queries() -> list[Query]:
    """The same each time, in the order of ``SLIPS``."""
    known = _meanings()
    return [query for slip in SLIPS for query in _typed(slip, known)]


def _typed(slip: str, known: dict[str, set[str]]) -> list[Query]:
    order = sorted(entries(), key=lambda entry: zlib.crc32(f"{slip} {entry.id}".encode()))
    texts = {
        entry.id: text
        for entry in order
        if (text := SLIPS[slip](entry, random.Random(f"{slip} {entry.id}")))  # noqa: S311
    }
    halves = {entry.id: entry.half for entry in order}
    alike: dict[str, set[str]] = defaultdict(set)
    for id_, text in texts.items():
        alike[_fold(text)].add(id_)
    found = []
    for id_, text in texts.items():
        expected = alike[_fold(text)] | known[_fold(text)]
        if slip in SHORTENED:
            expected = expected | _beginning_with(_fold(text), known)
            if len(expected) > 1:
                continue
        # What means two entries of different halves would carry one half into the other.
        if {halves[other] for other in expected} == {halves[id_]}:
            found.append(Query(text, tuple(sorted(expected)), slip, halves[id_]))
    return found[:MOST]


def _fold(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower().replace("ü", "v")


def _meanings() -> dict[str, set[str]]:
    """Each title or name in full, folded, to the ids it belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries():
        for text in entry.names.values():
            found[_fold(text)].add(entry.id)
    return found


def _beginning_with(start: str, known: dict[str, set[str]]) -> set[str]:
    return {id_ for text, ids in known.items() if text.startswith(start) for id_ in ids}


def main() -> None:
    counts = Counter((query.slip, query.half) for query in queries())
    print(f"{'slip':<38}{'tune':>8}{'report':>8}")
    for slip in SLIPS:
        print(f"{slip:<38}{counts[slip, 'tune']:>8}{counts[slip, 'report']:>8}")
    halves = Counter(query.half for query in queries())
    print(f"{'queries':<38}{halves['tune']:>8}{halves['report']:>8}")
    halves = Counter(entry.half for entry in entries())
    print(f"{'entries':<38}{halves['tune']:>8}{halves['report']:>8}")


if __name__ == "__main__":
    main()
