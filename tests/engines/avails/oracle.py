"""What is free, day by day and cell by cell, straight from the records: slow, and plainly right.

Nothing here is shared with the engine but the words of a problem.
"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from roadshow.engines.avails import media
from roadshow.engines.avails.answers import Code
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.problem import (
    Grant,
    Holdback,
    Permit,
    Problem,
    Question,
    Terms,
)

Cell = tuple[str, str]


def barred(problem: Problem, film: str, cell: Cell, day: date, question: Question) -> set[Code]:
    """Why a film may not be shown or sold in a cell on a day."""
    return {
        *_grants(problem, film, cell, day, question),
        *_limits(problem, film, cell, day, question),
        *_permits(problem, film, cell, day, question),
    }


def _grants(
    problem: Problem, film: str, cell: Cell, day: date, question: Question
) -> Iterator[Code]:
    held = [g for g in problem.grants if film in g.films and _covers(g, cell, day)]
    given = [
        g for g in held if g.direction == "in" and _permits_way(g.languages, question.language)
    ]
    owned = [g for g in given if g.exclusive or not question.exclusive]
    if not given:
        yield Code.NOT_OURS
    elif not owned:
        yield Code.NOT_EXCLUSIVE
    elif not any(_has(g, question.runs) for g in owned):
        yield Code.RUNS_USED
    for grant in held:
        if grant.direction == "out" and _in_the_way(grant.languages, question.language):
            if grant.exclusive:
                yield Code.TAKEN
            elif question.exclusive:
                yield Code.TAKEN_SHARED


def _has(grant: Grant, runs: int) -> bool:
    return grant.runs is None or max(grant.runs - grant.used, 0) >= runs


def _limits(
    problem: Problem, film: str, cell: Cell, day: date, question: Question
) -> Iterator[Code]:
    for holdback in problem.holdbacks:
        covers = film in holdback.films and _covers(holdback, cell, day)
        if covers and not _is_over(problem, holdback, film, cell[0], day):
            yield Code.HELD_BACK
    for promise in problem.promises:
        covers = film in promise.films and _covers(promise, cell, day)
        if covers and promise.holder != question.asker:
            yield Code.PROMISED


def _is_over(problem: Problem, holdback: Holdback, film: str, code: str, day: date) -> bool:
    """Whether the months have gone by since the first release that counts."""
    after = holdback.after
    if after is None:
        return False
    return any(
        release.day + relativedelta(months=after.months) <= day
        for release in problem.releases
        if release.film == film
        and release.territory == code
        and after.medium in _above(release.medium)
    )


def _above(node: str) -> set[str]:
    """A medium with all that it is part of, by its leaves."""
    return {other for other in media.NODES if media.leaves(node) <= media.leaves(other)}


def _permits(
    problem: Problem, film: str, cell: Cell, day: date, question: Question
) -> Iterator[Code]:
    held: list[Permit] = [p for p in problem.permits if film in p.films and _covers(p, cell, day)]
    for need in problem.requirements if question.permits else ():
        if _covers(need, cell, day) and need.kind not in {permit.kind for permit in held}:
            yield Code.NEEDS_PERMIT


def _covers(terms: Terms, cell: Cell, day: date) -> bool:
    return (
        cell[0] in terms.where
        and any(cell[1] in media.leaves(node) for node in terms.media)
        and (terms.start is None or terms.start <= day)
        and (terms.end is None or day < terms.end)
    )


def _permits_way(languages: Languages, wish: Wish | None) -> bool:
    if wish is None:
        return True
    if wish.mode == "original":
        return languages.original
    some = languages.dubbed if wish.mode == "dubbed" else languages.subtitled
    return some == "all" or any(f"{wish.tag}-".startswith(f"{tag}-") for tag in some)


def _in_the_way(languages: Languages, wish: Wish | None) -> bool:
    if wish is None or wish.mode == "original" or _permits_way(languages, wish):
        return _permits_way(languages, wish)
    some = languages.dubbed if wish.mode == "dubbed" else languages.subtitled
    return any(f"{tag}-".startswith(f"{wish.tag}-") for tag in some)
