"""Avails as somebody outside may read them: what is free, what is not and until when; never to whom
it was given, by which record or clause, or for how much. Sheets and buyers' pages are made of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from roadshow.apps.rights.models import Grant
from roadshow.engines.avails.answers import Answer, Span
from roadshow.engines.avails.asking import film_answers
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.media import LEAVES, branches
from roadshow.engines.avails.problem import Question
from roadshow.engines.kernel import territories
from roadshow.formats.avails_sheet import Cell
from roadshow.web import dates
from roadshow.web.rights.told import rectangles, standing_name, standing_of
from roadshow.web.rights.words import media_names
from roadshow.web.words import comma

APART = 8
"""Territories that have a column each; of more, those that are alike share one."""

OUTSIDE = {"runs_used": "not_ours", "taken_shared": "not_exclusive", "promised": "held_back"}
"""What would say more of our business than a buyer need know, and what it is called instead."""

Place = tuple[str, str]
"""A territory, and a leaf of the tree of media."""
Cells = dict[Place, Cell]


@dataclass(frozen=True)
class Line:
    """A film in territories and media that are alike."""

    territories: str
    media: str
    cell: Cell


@dataclass(frozen=True)
class Alike:
    """Media in which a film stands alike in every column."""

    media: str
    cells: tuple[Cell, ...]


class Outside:
    """One question, answered for somebody outside, in their language."""

    def __init__(self, ledger: Ledger, question: Question, language: str) -> None:
        self.ledger, self.question, self.language = ledger, question, language

    def lines(self, film: int) -> list[Line]:
        """The free ones first, then those that are partly so."""
        groups: dict[Cell, list[Place]] = {}
        for place, cell in self.cells(film).items():
            groups.setdefault(cell, []).append(place)
        first = ("free", "partly")
        ordered = sorted(groups, key=lambda cell: (*first, cell.standing).index(cell.standing))
        return [
            Line(self.territories(codes), self.media(leaves), cell)
            for cell in ordered
            for codes, leaves in rectangles(groups[cell])
        ]

    def columns(self, films: Iterable[Cells]) -> list[frozenset[str]]:
        """Territories, each by itself or with those that no cell of any film tells apart."""
        codes = sorted(self.question.where, key=self._name)
        if len(codes) <= APART:
            return [frozenset({code}) for code in codes]
        alike: dict[tuple[Cell, ...], set[str]] = {}
        shown = list(films)
        leaves = [leaf for leaf in LEAVES if leaf in self.question.how]
        for code in codes:
            column = tuple(film[code, leaf] for film in shown for leaf in leaves)
            alike.setdefault(column, set()).add(code)
        return [frozenset(group) for group in alike.values()]

    def rows(self, film: Cells, columns: list[frozenset[str]]) -> list[Alike]:
        """One film, its media apart only where they differ."""
        groups: dict[tuple[Cell, ...], set[str]] = {}
        for leaf in (leaf for leaf in LEAVES if leaf in self.question.how):
            cells = tuple(film[min(column), leaf] for column in columns)
            groups.setdefault(cells, set()).add(leaf)
        return [Alike(self.media(leaves), cells) for cells, leaves in groups.items()]

    def cells(self, film: int) -> Cells:
        found: Cells = {}
        for answer in film_answers(self.ledger, str(film), self.question):
            cell = self._cell(answer)
            found.update((place, cell) for place in answer.cells)
        return found

    # In words

    def territories(self, codes: Iterable[str]) -> str:
        """In few words: “World without China”."""
        said = territories.spoken(codes, self.question.start)
        where = [self._name(one) for one in (*said.groups, *said.countries)]
        less = [self._name(one) for one in said.excluded]
        names = {"where": comma().join(where), "less": comma().join(less)}
        return _("%(where)s without %(less)s") % names if less else names["where"]

    def media(self, leaves: Iterable[str]) -> str:
        return media_names(branches(frozenset(leaves)), self.language)

    def day(self, day: date) -> str:
        return dates.span(day, day, self.language)

    def days(self, start: date, end: date | None) -> str:
        """``[start, end)``."""
        if end is None:
            return _("from %(day)s on") % {"day": self.day(start)}
        return dates.span(start, end - timedelta(days=1), self.language)

    def _name(self, one: str) -> str:
        of = territories.territory_name if one in territories.CODES else territories.group_name
        return of(one, self.language)

    def _cell(self, answer: Answer) -> Cell:
        standing = standing_of(answer.spans)
        shown = OUTSIDE.get(standing, standing)
        return Cell(shown, word(shown), self._when(answer, standing))

    def _when(self, answer: Answer, standing: str) -> str:
        """On which of the days it is free, from when it is, or else until when it is not."""
        later = answer.free_from
        if standing == "free":
            return ""
        if standing == "partly":
            free = list(_free(answer.spans))
            told = [self.days(start or self.question.start, end) for start, end in free]
            if later and all(start != later for start, _end in free):
                told.append(self.days(later, None))
            return comma().join(told)
        if later:
            return _("free from %(day)s") % {"day": self.day(later)}
        barred = [r for span in answer.spans for r in span.refusals if r.code == standing]
        ends = [refusal.until for refusal in barred if refusal.until]
        if standing in {"not_ours", "not_exclusive"} or len(ends) < len(barred):
            return ""
        return _("until %(day)s") % {"day": self.day(max(ends) - timedelta(days=1))}


def _free(spans: Iterable[Span]) -> Iterable[tuple[date | None, date | None]]:
    """The stretches of days on which nothing bars it, whatever they rest on."""
    for free, run in groupby(spans, key=lambda span: span.free):
        if free:
            found = list(run)
            yield found[0].start, found[-1].end


def word(standing: str) -> str:
    """What a standing is called outside."""
    return _("not on offer") if standing == "not_ours" else standing_name(standing)


def is_offered(film: Cells) -> bool:
    """Whether anything of a film is ours to give, now or later."""
    return any(cell.standing != "not_ours" or cell.days for cell in film.values())


def has_samples(films: Iterable[int], holder: int | None = None) -> bool:
    """Whether any right in these films was invented for demonstration. One query."""
    return Grant.objects.filter(films__in=list(films), holder=holder, sample=True).exists()
