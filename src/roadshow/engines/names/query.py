"""What a person typed: the forms to look for, the pieces that find them, and the ranking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from roadshow.engines.names import fold, han, keys, numerals
from roadshow.engines.names.keys import Space
from roadshow.engines.names.pieces import GRAM
from roadshow.engines.names.skeleton import skeleton, skeletons

LONGEST = 80
"""Of a query only so many characters are read."""

SHORTEST_SOUND = 3


@dataclass(frozen=True)
class Form:
    """One reading of a query. ``worth`` is the score of a name that has it whole; one that has all
    its longer words somewhere fits too."""

    space: Space
    text: str
    worth: float
    words: tuple[str, ...] = ()

    @property
    def slips(self) -> int:
        """How many slips of the keyboard are forgiven."""
        if self.space == Space.INITIALS:
            return 0
        if self.space == Space.HAN:
            return 0 if len(self.text) < 3 else 1 if len(self.text) < 6 else 2
        length = len(self.text)
        return 0 if length < 4 else 1 if length < 8 else 2 if length < 14 else 3


class Row(NamedTuple):
    """One key of one indexed name."""

    name: int
    space: str
    text: str


class Scored(NamedTuple):
    name: int
    score: float


def forms(query: str) -> list[Form]:
    """Every reading of a query, the likeliest first."""
    typed = query[:LONGEST]
    readings = fold.readings(typed)
    if not readings:
        return []
    text = "".join(readings[0])
    if keys.is_han(typed):
        found = _han_forms(text)
    elif fold.CYRILLIC.search(text):
        found = [_written(Space.CYRILLIC, words) for words in readings]
        found += _by_sound(skeleton("".join(words)) for words in readings)
        found += [Form(Space.LETTERS, "".join(read), 0.95) for read in keys.chinese(typed)]
    else:
        found = _latin_forms(readings)
    return list({(form.space, form.text): form for form in reversed(found)}.values())[::-1]


def _han_forms(text: str) -> list[Form]:
    simple = han.simplified(text)
    found = [Form(Space.HAN, simple, 1.0), Form(Space.HAN, numerals.han_in_digits(simple), 0.99)]
    for person in (False, True):
        read = "".join(han.syllables(simple, person=person))
        found.append(Form(Space.LETTERS, read.replace("v", "u"), 0.9))
    return found


def _latin_forms(readings: list[list[str]]) -> list[Form]:
    found = [_written(Space.LETTERS, words) for words in readings]
    text = found[0].text
    if text.isdecimal():
        found.append(Form(Space.HAN, text, 0.99))
    if "lv" in text or "nv" in text:
        found.append(Form(Space.LETTERS, text.replace("lv", "lu").replace("nv", "nu"), 0.98))
    # Of article and number words one more reading is enough: each sound costs a look.
    for words in readings[:2]:
        joined = "".join(words)
        found += _by_sound([*skeletons(joined), keys.heard(joined)])
    if 2 < len(text) <= 12:
        found.append(Form(Space.INITIALS, text, 0.85))
    return found


def _written(space: Space, words: list[str]) -> Form:
    return Form(space, "".join(words), 1.0, tuple(word for word in words if len(word) >= GRAM))


def _by_sound(texts: Iterable[str]) -> list[Form]:
    """Short skeletons mean too much to mean anything."""
    return [
        Form(Space.SOUND, text, 0.9 if len(text) > 5 else 0.85)
        for text in texts
        if len(text) >= SHORTEST_SOUND
    ]


class Ranking:
    """Names by how well one of their keys fits one of a query's forms; rows may come in portions.

    A name that fits in several ways stands a little above one that fits in one.
    """

    def __init__(self, wanted: Iterable[Form]) -> None:
        self.wanted = tuple(wanted)
        self._seen: set[Row] = set()
        self._best: dict[int, float] = {}
        self._more: dict[int, float] = defaultdict(float)

    def add(self, rows: Iterable[Row]) -> None:
        by_space: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            if row not in self._seen:
                self._seen.add(row)
                by_space[row.space][row.text].append(row.name)
        for form in self.wanted:
            for text, score in _scores(form, by_space[form.space]):
                for name in by_space[form.space][text]:
                    self._best[name] = max(self._best.get(name, 0), score)
                    self._more[name] += score

    @property
    def top(self) -> float:
        """The best score so far."""
        return max(self._best.values(), default=0)

    def best(self) -> list[Scored]:
        """The likeliest first; equal ones in the order in which they were indexed."""
        scored = [
            Scored(name, top + 0.01 * (self._more[name] - top)) for name, top in self._best.items()
        ]
        return sorted(scored, key=lambda one: (-one.score, one.name))


def _inside(form: Form, text: str) -> float:
    """The score of a text that begins with a form, holds it, or holds all its words; or 0."""
    if form.space == Space.INITIALS or len(form.text) < 2:
        return 0
    share = 0.15 * len(form.text) / len(text)
    if form.text in text:
        return share + (0.75 if text.startswith(form.text) else 0.65)
    apart = len(form.words) > 1 and all(word in text for word in form.words)
    return min(share, 0.15) + 0.55 if apart else 0


def _scores(form: Form, texts: Mapping[str, object]) -> list[tuple[str, float]]:
    """Each text that fits a form, with its score."""
    wanted = form.text
    found = {text: at for text in texts if (at := _inside(form, text))}
    close = process.extract(
        wanted, list(texts), scorer=OSA.distance, score_cutoff=form.slips, limit=None
    )
    for text, slips, _place in close:
        near = 1 - 0.9 * slips / max(len(wanted), len(text))
        found[text] = max(found.get(text, 0), near)
    return [(text, form.worth * score) for text, score in found.items()]
