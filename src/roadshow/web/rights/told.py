"""Avails as pages show them: a line a film and group of cells, a bar for its days, a colour on the
map. All of it is read from one ledger by one question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roadshow.apps.films.models import Film
from roadshow.engines.avails.answers import Answer, Code, Refusal, Span
from roadshow.engines.avails.asking import film_answers, standing
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.media import branches
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.rows import LEAF, PLACES, WIDTH, since, until
from roadshow.web.rights.words import Said, media_names, say, territory_names

HORIZON = 3 * 365
"""Days that are drawn where a question has no end."""


@dataclass(frozen=True)
class Bar:
    """Days of a line. ``share``: of its width, in per cent."""

    standing: str
    start: date
    end: date | None
    share: float
    reasons: list[Said]

    @property
    def last(self) -> date | None:
        return self.end - timedelta(days=1) if self.end else None


@dataclass(frozen=True)
class Line:
    """A film in territories and media that are alike."""

    film: Film
    territories: str
    media: str
    standing: str
    free_from: date | None
    bars: list[Bar]
    beside: list[str]


@dataclass(frozen=True)
class Square:
    """One film in one territory."""

    territory: str
    standing: str


class Teller:
    """``names`` and ``hrefs``: of records by their ledger names, as far as the reader may know
    them."""

    def __init__(
        self,
        ledger: Ledger,
        question: Question,
        language: str,
        names: Mapping[str, str],
        hrefs: Mapping[str, str] | None = None,
    ) -> None:
        self.ledger, self.question, self.language = ledger, question, language
        self.names, self.hrefs = names, hrefs or {}

    def lines(self, film: Film) -> list[Line]:
        """Every group of cells that are alike, the free ones first."""
        lines = [
            self._line(film, replace(answer, cells=_product(codes, leaves)))
            for answer in film_answers(self.ledger, str(film.pk), self.question)
            for codes, leaves in rectangles(answer.cells)
        ]
        return sorted(lines, key=lambda line: line.standing != "free")

    def _line(self, film: Film, answer: Answer) -> Line:
        codes = {code for code, _leaf in answer.cells}
        leaves = frozenset(leaf for _code, leaf in answer.cells)
        return Line(
            film,
            territory_names(codes, self.language),
            media_names(branches(leaves), self.language),
            standing_of(answer.spans),
            None if answer.free else answer.free_from,
            [self._bar(span) for span in answer.spans],
            [self.names.get(one, "") for span in answer.spans for one in span.beside],
        )

    def _bar(self, span: Span) -> Bar:
        start, end = span.start or self.question.start, span.end
        whole = self._days(self.question.start, self.question.end)
        return Bar(
            str(span.refusals[0].code) if span.refusals else "free",
            start,
            end,
            round(100 * self._days(start, end) / whole, 2),
            [self._said(refusal) for refusal in span.refusals],
        )

    def _said(self, refusal: Refusal) -> Said:
        said = say(refusal, self.names, self.language)
        return replace(said, href=self.hrefs.get(refusal.record, ""))

    def _days(self, start: date, end: date | None) -> int:
        last = until(end) if end else max(self.question.start.toordinal() + HORIZON, since(start))
        return max(last - since(start), 1)

    def squares(self, film: Film, codes: Iterable[str]) -> list[Square]:
        """One film by territory."""
        found = self.standings(film)
        return [Square(code, found[code]) for code in codes]

    def standings(self, film: Film) -> dict[str, str]:
        """In each territory what the lines of it say together: “free” on all days in all of the
        media, “partly” on some or in some, or else the worst that bars it."""
        number = self.ledger.sets.films.known(str(film.pk))
        asked = Asked.by(self.question)
        calendar = Calendar(self.ledger, number, asked, since(self.question.start))
        worst = standing(calendar, self.question.how, until(self.question.end))
        partly = self._somewhat_free(calendar)
        return {
            code: "free" if bar is None else "partly" if code in partly else str(bar)
            for code, bar in worst.items()
        }

    def _somewhat_free(self, calendar: Calendar) -> set[str]:
        """The territories where it is free on any of the days in any of the media."""
        end = until(self.question.end)
        free = reduce(or_, (one.free for one in calendar.stretches if one.start < end), 0)
        folded = reduce(or_, (free >> (WIDTH * LEAF[leaf]) for leaf in self.question.how), 0)
        return {code for code, place in PLACES.items() if folded >> place & 1}


def rectangles(places: Iterable[tuple[str, str]]) -> list[tuple[set[str], set[str]]]:
    """Territories and media such that together each group holds just these places: to say
    “Kazakhstan and Russia, television” of more would claim what is not so."""
    media: dict[str, set[str]] = {}
    for code, leaf in places:
        media.setdefault(code, set()).add(leaf)
    found: dict[frozenset[str], set[str]] = {}
    for code, leaves in media.items():
        found.setdefault(frozenset(leaves), set()).add(code)
    return [(codes, set(leaves)) for leaves, codes in found.items()]


def _product(codes: set[str], leaves: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, leaf) for code in codes for leaf in leaves)


def standing_of(spans: Sequence[Span]) -> str:
    """“free”, “partly”, or the code of what bars it first."""
    if all(span.free for span in spans):
        return "free"
    if any(span.free for span in spans):
        return "partly"
    return str(min((r.code for span in spans for r in span.refusals), key=list(Code).index))


def standing_name(standing: str) -> str:
    return {
        "free": pgettext("a right", "free"),
        "partly": _("partly free"),
        "not_ours": _("not ours"),
        "taken": pgettext("a right", "taken"),
        "taken_shared": pgettext("a right", "shared"),
        "not_exclusive": _("not exclusive"),
        "held_back": _("held back"),
        "promised": _("premiere kept"),
        "runs_used": _("runs used up"),
        "needs_permit": _("needs a permit"),
    }[standing]


def records_of(ledger: Ledger) -> list[str]:
    """All records of a ledger, by their names in it."""
    return [name for name, _clause in ledger.sets.records]
