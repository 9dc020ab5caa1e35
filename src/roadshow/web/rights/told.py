"""Avails as pages show them: a line a film and group of cells, a bar for its days, a colour on the
map. All of it is read from one ledger by one question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roadshow.apps.films.models import Film
from roadshow.engines.avails.answers import Answer, Code, Refusal, Span
from roadshow.engines.avails.asking import film_answers, standing
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.media import branches
from roadshow.engines.avails.problem import Question
from roadshow.engines.avails.rows import since, until
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
    code: str
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
        found = film_answers(self.ledger, str(film.pk), self.question)
        return sorted(
            (self._line(film, one) for one in found), key=lambda line: line.standing != "free"
        )

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
        """One film by territory: the worst that bars it there on any of the days."""
        found = self.standings(film)
        return [Square(code, str(found[code] or ""), str(found[code] or "free")) for code in codes]

    def standings(self, film: Film) -> dict[str, Code | None]:
        number = self.ledger.sets.films.known(str(film.pk))
        asked = Asked.by(self.question)
        calendar = Calendar(self.ledger, number, asked, since(self.question.start))
        return standing(calendar, self.question.how, until(self.question.end))


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
