"""One search over every script: exact keys first, then beginnings, then slips."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from roadshow.apps.names.models import IndexedName
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import rows
from roadshow.apps.names.rules import WITH_GRAMS
from roadshow.engines.names import fold
from roadshow.engines.names.pieces import GRAM, grams, halves, rarest, seam_swapped
from roadshow.engines.names.query import Form, Ranking, Row, Scored, forms

EXACT, BEGINNING, CLOSE = 200, 100, 1500
SURE, LIKELY = 0.9, 0.8
"""A name that scores so is meant; or is so likely that only cheap looks for others are worth it."""
ABOUT = 0.05
LONG = 9
"""From this length on, slips are looked for by trigrams; shorter texts by their halves."""


@dataclass(frozen=True)
class Match:
    """A record, how well it fits (1 is best), and the name that fitted."""

    kind: Kind
    subject: int
    score: float
    text: str
    language: str


def search(query: str, kinds: Collection[Kind] = tuple(Kind), limit: int = 20) -> list[Match]:
    """The records that a query may mean, likeliest first, each once."""
    wanted = forms(query)
    ranking = Ranking(wanted)
    if not wanted:
        return []
    ranking.add(rows.exact(sorted({form.text for form in wanted}), EXACT))
    for text in dict.fromkeys(form.text for form in wanted if len(form.text) > 1):
        ranking.add(rows.beginning(text, BEGINNING))
    for portions, enough in ((_by_halves(wanted), SURE), (_by_grams(wanted), LIKELY)):
        for portion in portions:
            if ranking.top >= enough:
                break
            ranking.add(portion())
    return _matches(ranking.best(), kinds, limit, fold.script(query))


Portion = Callable[[], list[Row]]


def _by_halves(wanted: Sequence[Form]) -> Iterator[Portion]:
    """Keys that begin or end like a form, or are one but for its seam: where there is one slip,
    one of these finds the name."""
    texts = dict.fromkeys(form.text for form in wanted if form.slips)
    if texts:
        yield partial(rows.exact, [seam_swapped(text) for text in texts], EXACT)
    for text in texts:
        begin, end = halves(text)
        yield partial(rows.beginning, begin, CLOSE)
        yield partial(rows.ending, end, CLOSE)


def _by_grams(wanted: Sequence[Form]) -> Iterator[Portion]:
    """Keys that hold a form, or all its longer words, or a rare piece of a long form."""
    by_grams = [form for form in wanted if form.space in WITH_GRAMS and len(form.text) >= GRAM]
    for form in by_grams:
        yield partial(rows.holding, [form.text], CLOSE)
    for words in dict.fromkeys(form.words for form in by_grams if len(form.words) > 1):
        yield partial(rows.holding, words, CLOSE)
    for form in by_grams:
        if len(form.text) >= LONG:
            counts = rows.gram_counts(grams(form.text))
            for piece in rarest(form.text, counts, form.slips + 1):
                yield partial(rows.holding, [piece], CLOSE)


def _matches(scored: list[Scored], kinds: Collection[Kind], limit: int, script: str) -> list[Match]:
    best: dict[tuple[str, int], Match] = {}
    begin, size = 0, limit * 6
    while len(best) < limit and begin < len(scored):
        for match in _read(scored[begin : begin + size], kinds):
            found = best.get((match.kind, match.subject))
            if found is None:
                best[match.kind, match.subject] = match
            elif _reads_better(match, found, script):
                best[match.kind, match.subject] = replace(match, score=found.score)
        # Twice as many each time: names of kinds that are not asked for may stand in front.
        begin, size = begin + size, size * 2
    return list(best.values())[:limit]


def _read(scored: list[Scored], kinds: Collection[Kind]) -> Iterator[Match]:
    names = IndexedName.objects.filter(kind__in=kinds).in_bulk([one.name for one in scored])
    for one in scored:
        if name := names.get(one.name):
            score = min(one.score, 1)
            yield Match(Kind(name.kind), name.subject, score, name.text, name.language)


def _reads_better(other: Match, found: Match, script: str) -> bool:
    """Whether a name that fits about as well is in the query's script, and the first is not."""
    near = other.score > found.score - ABOUT
    return near and fold.script(other.text) == script != fold.script(found.text)
