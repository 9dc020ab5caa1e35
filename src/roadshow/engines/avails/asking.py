"""Questions answered: film by film, cell by cell, with reasons; cells that are alike together."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_

from roadshow.engines.avails.answers import Answer, Code, Span
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.reasons import spans
from roadshow.engines.avails.rows import LEAF, NEVER, PLACES, WIDTH, bit, day_of, since, until

Cell = tuple[str, str]
"""A territory, and a leaf of the tree of media."""


def answers(ledger: Ledger, question: Question) -> Iterator[Answer]:
    """What a question asks for, for each of its films; all films where it names none."""
    for film in question.films or ledger.sets.films.values:
        yield from film_answers(ledger, film, question)


def film_answers(ledger: Ledger, film: str, question: Question) -> Iterator[Answer]:
    start, end = since(question.start), until(question.end)
    number = ledger.sets.films.known(film)
    calendar = Calendar(ledger, number, Asked.by(question), start)
    alike: dict[tuple[tuple[Span, ...], date | None], list[Cell]] = {}
    for cells in _parts(calendar, question):
        code, leaf = cells[0]
        key = (spans(calendar, code, leaf, end), free_from(calendar, code, leaf, end - start))
        alike.setdefault(key, []).extend(cells)
    for (said, day), cells in sorted(alike.items(), key=lambda one: min(one[1])):
        yield Answer(film, tuple(sorted(cells)), said, day)


def _parts(calendar: Calendar, question: Question) -> Iterator[list[Cell]]:
    """The cells that are asked for, those together that no row and no requirement tells apart: the
    world in all media falls into a few."""
    sets, needs = calendar.ledger.sets, calendar.ledger.needs
    where = {sets.where.values[row.where] for row in calendar.all_rows}
    how = {sets.how.values[row.how] for row in calendar.all_rows}
    where.update(need.where for need in needs)
    how.update(need.how for need in needs)
    territories = _split(question.where, where)
    media = _split(question.how, how)
    for codes in territories:
        for leaves in media:
            yield [(code, leaf) for code in codes for leaf in leaves]


def _split(asked: frozenset[str], sets: Iterable[frozenset[str]]) -> list[list[str]]:
    """Members that are in the same ones of some sets, together."""
    held = list(sets)
    parts: dict[tuple[bool, ...], list[str]] = {}
    for member in sorted(asked):
        parts.setdefault(tuple(member in one for one in held), []).append(member)
    return list(parts.values())


def free_from(calendar: Calendar, territory: str, leaf: str, days: int) -> date | None:
    """The first day of the calendar from which a cell stays free for so many days."""
    cell = bit(territory, leaf)
    began = None
    for stretch in calendar.stretches:
        if not stretch.free & cell:
            began = None
            continue
        began = stretch.start if began is None else began
        if stretch.end - began >= days or stretch.end == NEVER:
            return day_of(began)
    return None


def standing(calendar: Calendar, how: Iterable[str], end: int) -> dict[str, Code | None]:
    """For each territory the worst that bars any of some media on any day up to ``end``; None where
    nothing does. The same masks as the spans are read from, all territories at once."""
    barred: dict[Code, int] = {}
    for stretch in calendar.stretches:
        if stretch.start < end:
            for code, cells in stretch.barred.items():
                barred[code] = barred.get(code, 0) | cells
    shifts = [WIDTH * LEAF[leaf] for leaf in how]
    folded = {code: reduce(or_, (cells >> n for n in shifts), 0) for code, cells in barred.items()}
    return {
        territory: next((code for code in Code if folded.get(code, 0) >> place & 1), None)
        for territory, place in PLACES.items()
    }
