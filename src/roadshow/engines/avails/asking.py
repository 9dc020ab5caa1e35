"""Questions answered: film by film, cell by cell, with reasons; cells that are alike together."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_

from roadshow.engines.avails.answers import Answer, Code, Span
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.media import LEAVES
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.reasons import spans
from roadshow.engines.avails.rows import LEAF, NEVER, PLACES, WIDTH, bit, day_of, since, until


def answers(ledger: Ledger, question: Question) -> Iterator[Answer]:
    """What a question asks for, for each of its films; all films where it names none."""
    for film in question.films or ledger.sets.films.values:
        yield from film_answers(ledger, film, question)


def film_answers(ledger: Ledger, film: str, question: Question) -> Iterator[Answer]:
    start, end = since(question.start), until(question.end)
    number = ledger.sets.films.known(film)
    calendar = Calendar(ledger, number, Asked.by(question), start)
    alike: dict[tuple[tuple[Span, ...], date | None], list[tuple[str, str]]] = {}
    for code in sorted(question.where):
        for leaf in LEAVES:
            if leaf in question.how:
                said = spans(calendar, code, leaf, end)
                key = (said, free_from(calendar, code, leaf, end - start))
                alike.setdefault(key, []).append((code, leaf))
    for (said, day), cells in alike.items():
        yield Answer(film, tuple(cells), said, day)


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
