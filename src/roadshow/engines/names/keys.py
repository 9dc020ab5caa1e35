"""Search keys: the forms under which a name is found, and those that a query asks for."""

import enum
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from roadshow.engines.names import fold, han, numerals, palladius
from roadshow.engines.names.skeleton import skeleton

MOST_WORDS = 12


class Space(enum.StrEnum):
    """Keys are compared only inside one space."""

    HAN = "h"  # simplified characters
    LETTERS = "l"  # folded Latin: titles as written, and joined pinyin
    CYRILLIC = "c"  # folded Cyrillic: titles as written, and Palladius
    SOUND = "s"  # skeletons of both
    INITIALS = "i"  # first letters of pinyin syllables: found whole or not at all


@dataclass(frozen=True, order=True)
class Key:
    space: Space
    text: str


@lru_cache(maxsize=4096)
def keys(name: str, *, person: bool = False) -> frozenset[Key]:
    """Every form under which a name can be asked for. ``person`` adds the other order of names."""
    readings = fold.readings(name)
    if readings and is_han(name):
        return frozenset(_of_han("".join(readings[0]), person=person))
    found: set[Key] = set()
    for words in readings:
        found |= _of_letters(words)
        if person and 1 < len(words) <= MOST_WORDS:
            for order in ([*words[1:], words[0]], [words[-1], *words[:-1]]):
                found |= _of_letters(order)
    found |= {Key(Space.LETTERS, _plain_u("".join(read))) for read in chinese(name)}
    return frozenset(found)


def is_han(text: str) -> bool:
    """Whether a name is read as Chinese. Japanese with kana and Korean are kept as written."""
    whole = unicodedata.normalize("NFKC", text)
    return bool(fold.HAN.search(whole)) and not fold.KANA_OR_HANGUL.search(whole)


def chinese(name: str) -> list[list[str]]:
    """A name in Palladius' letters as pinyin: in its order and, of two words, in the other."""
    words = fold.WORD.findall(unicodedata.normalize("NFKC", name).casefold())
    if not all(map(fold.CYRILLIC.match, words)):
        return []
    read = [palladius.to_pinyin(word) for word in words[:MOST_WORDS]]
    whole = [syllables for syllables in read if syllables]
    if not whole or len(whole) < len(words):
        return []
    orders = [whole, whole[::-1]] if len(whole) == 2 else [whole]
    return [[syllable for word in order for syllable in word] for order in orders]


def _of_han(text: str, *, person: bool) -> set[Key]:
    simple = han.simplified(text)
    read = han.syllables(simple, person=person)
    pinyin = "".join(read)
    found = {Key(Space.HAN, simple), Key(Space.HAN, numerals.han_in_digits(simple))}
    found |= {Key(Space.LETTERS, _plain_u(pinyin)), Key(Space.SOUND, heard(pinyin))}
    cyrillic = fold.joined(palladius.to_cyrillic(read))
    found |= {Key(Space.CYRILLIC, cyrillic), Key(Space.SOUND, skeleton(cyrillic))}
    if len(read) > 2:
        found.add(Key(Space.INITIALS, "".join(s[0] if s.isalpha() else s for s in read)))
    # Two characters are a family name too: 欧阳, 司马, 诸葛.
    families = [n for n in (1, 2) if n < len(read) <= 4] if person else []
    for family in families:
        other = [*read[family:], *read[:family]]
        found.add(Key(Space.LETTERS, _plain_u("".join(other))))
        found.add(Key(Space.CYRILLIC, fold.joined(palladius.to_cyrillic(other))))
    return found


def _of_letters(words: list[str]) -> set[Key]:
    text = "".join(words)
    space = Space.CYRILLIC if fold.CYRILLIC.search(text) else Space.LETTERS
    return {Key(space, text), Key(Space.SOUND, skeleton(text))}


def _plain_u(pinyin: str) -> str:
    """ü as most people type it on a keyboard that lacks it."""
    return pinyin.replace("v", "u")


def heard(pinyin: str) -> str:
    """Pinyin as the south hears it: zh is z, -ng is -n."""
    for before, after in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("v", "u")):
        pinyin = pinyin.replace(before, after)
    return pinyin
