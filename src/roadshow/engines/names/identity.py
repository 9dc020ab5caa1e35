"""Whether two records mean one film: titles in any script, year, directors, runtime."""

import enum
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from roadshow.engines.names.keys import Key, Space, keys

SAME, MAYBE = 0.85, 0.6
"""From these scores on two records are taken for one film, or offered to a person."""


class Reason(enum.StrEnum):
    """What speaks for or against. Words are added where a person reads it."""

    ADDRESS = "address"
    TITLE = "title"
    TITLE_IN_TWO_LANGUAGES = "title_in_two_languages"
    TITLE_ALIKE = "title_alike"
    TITLE_SOUNDS_ALIKE = "title_sounds_alike"
    YEAR = "year"
    YEAR_NEAR = "year_near"
    YEAR_DIFFERS = "year_differs"
    DIRECTOR = "director"
    DIRECTOR_DIFFERS = "director_differs"
    RUNTIME = "runtime"
    RUNTIME_DIFFERS = "runtime_differs"


@dataclass(frozen=True)
class Facts:
    """What is known of a film. Empty or None is unknown, and speaks neither way."""

    titles: tuple[str, ...]
    year: int | None = None
    directors: tuple[str, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True)
class Likeness:
    """``score`` from 0 to 1, and why."""

    score: float
    reasons: tuple[Reason, ...]


def compare(mine: Facts, other: Facts) -> Likeness:
    """How likely two records are one film."""
    score, title = _titles(mine.titles, other.titles)
    if not score:
        return Likeness(0, ())
    reasons = [title]
    for weight, reason in (_year(mine, other), _directors(mine, other), _runtime(mine, other)):
        score += weight
        if reason:
            reasons.append(reason)
    return Likeness(round(min(max(score, 0), 1), 2), tuple(reasons))


def _titles(mine: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, Reason]:
    ours, theirs = [keys(title) for title in mine], [keys(title) for title in other]
    equal = sum(any(_written(a) & _written(b) for b in theirs) for a in ours)
    if equal > 1:
        return 0.9, Reason.TITLE_IN_TWO_LANGUAGES
    if equal:
        return 0.82, Reason.TITLE
    near = max((_near(a, b) for a in ours for b in theirs), default=0.0)
    if near >= 0.85:
        return 0.7 * near, Reason.TITLE_ALIKE
    if any(_of(a, Space.SOUND) & _of(b, Space.SOUND) for a in ours for b in theirs):
        return 0.6, Reason.TITLE_SOUNDS_ALIKE
    return 0, Reason.TITLE_ALIKE


def _written(found: Collection[Key]) -> set[Key]:
    return {key for key in found if key.space in (Space.HAN, Space.LETTERS, Space.CYRILLIC)}


def _of(found: Collection[Key], space: Space) -> set[str]:
    return {key.text for key in found if key.space == space and len(key.text) > 3}


def _near(mine: Collection[Key], other: Collection[Key]) -> float:
    pairs = ((a, b) for a in _written(mine) for b in _written(other) if a.space == b.space)
    return max((OSA.normalized_similarity(a.text, b.text) for a, b in pairs), default=0.0)


def _year(mine: Facts, other: Facts) -> tuple[float, Reason | None]:
    if mine.year is None or other.year is None:
        return 0, None
    apart = abs(mine.year - other.year)
    if apart == 0:
        return 0.08, Reason.YEAR
    # The year of the first showing and that of the release differ by one, seldom by more.
    return (
        (0, Reason.YEAR_NEAR)
        if apart == 1
        else (-0.15 if apart < 4 else -0.35, Reason.YEAR_DIFFERS)
    )


def _directors(mine: Facts, other: Facts) -> tuple[float, Reason | None]:
    ours = {key for name in mine.directors for key in _written(keys(name, person=True))}
    theirs = {key for name in other.directors for key in _written(keys(name, person=True))}
    if not ours or not theirs:
        return 0, None
    if ours & theirs:
        return 0.15, Reason.DIRECTOR
    # In two scripts that no key joins nothing is said: only names in one script can differ.
    shared = {key.space for key in ours} & {key.space for key in theirs}
    return (-0.2, Reason.DIRECTOR_DIFFERS) if shared else (0, None)


def _runtime(mine: Facts, other: Facts) -> tuple[float, Reason | None]:
    if mine.minutes is None or other.minutes is None:
        return 0, None
    apart = abs(mine.minutes - other.minutes)
    if apart <= 3:
        return 0.04, Reason.RUNTIME
    # Another cut is still the same film.
    return (0, None) if apart <= 10 else (-0.04, Reason.RUNTIME_DIFFERS)
