"""What a person typed: the forms to look for, the pieces that find them, and the ranking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from roadshow.engines.names import fold, han, keys, numerals
from roadshow.engines.names.keys import Space
from roadshow.engines.names.skeleton import skeleton

LONGEST = 80
"""Of a query only so many characters are read."""

SHORTEST_SOUND = 4


@dataclass(frozen=True)
class Form:
    """One reading of a query. ``worth`` is the score of a name that has it whole."""

    space: Space
    text: str
    worth: float

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
    words = fold.words(typed)
    text = "".join(words)
    if not text:
        return []
    if keys.is_han(typed):
        found = _han_forms(text)
    elif fold.CYRILLIC.search(text):
        found = [Form(Space.CYRILLIC, text, 1.0), *_by_sound(skeleton(text))]
        found += [Form(Space.LETTERS, "".join(read), 0.95) for read in keys.chinese(typed)]
    else:
        found = _latin_forms(text)
    return list({(form.space, form.text): form for form in reversed(found)}.values())[::-1]


def _han_forms(text: str) -> list[Form]:
    simple = han.simplified(text)
    found = [Form(Space.HAN, simple, 1.0), Form(Space.HAN, numerals.han_in_digits(simple), 0.99)]
    for person in (False, True):
        read = "".join(han.syllables(simple, person=person))
        found.append(Form(Space.LETTERS, read.replace("v", "u"), 0.9))
    return found


def _latin_forms(text: str) -> list[Form]:
    found = [Form(Space.LETTERS, text, 1.0)]
    if "lv" in text or "nv" in text:
        found.append(Form(Space.LETTERS, text.replace("lv", "lu").replace("nv", "nu"), 0.98))
    found += _by_sound(skeleton(text), keys.heard(text))
    if 2 < len(text) <= 12:
        found.append(Form(Space.INITIALS, text, 0.85))
    return found


def _by_sound(*texts: str) -> list[Form]:
    """Short skeletons mean too much to mean anything."""
    return [Form(Space.SOUND, text, 0.9) for text in texts if len(text) >= SHORTEST_SOUND]


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


def _scores(form: Form, texts: Mapping[str, object]) -> list[tuple[str, float]]:
    """Each text that fits a form, with its score."""
    wanted = form.text
    found = {
        text: 0.75 + 0.15 * len(wanted) / len(text) if text.startswith(wanted) else
        0.65 + 0.15 * len(wanted) / len(text)
        for text in texts
        if form.space != Space.INITIALS and len(wanted) > 1 and wanted in text
    }  # fmt: skip
    close = process.extract(
        wanted, list(texts), scorer=OSA.distance, score_cutoff=form.slips, limit=None
    )
    for text, slips, _place in close:
        near = 1 - 0.9 * slips / max(len(wanted), len(text))
        found[text] = max(found.get(text, 0), near)
    return [(text, form.worth * score) for text, score in found.items()]
