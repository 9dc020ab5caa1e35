"""Records about rights, and what a ledger of them answers."""

from datetime import date
from typing import Any

from roadshow.apps.films.models import Film
from roadshow.engines.avails import problem as engine
from roadshow.engines.avails.answers import Answer
from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.ledger import Ledger

SIGNED = date(2025, 1, 1)
WHERE = "Kazakhstan, Russia, Georgia, China"


def limited(model: type[Any], *films: Film, **fields: Any) -> Any:
    """A holdback, promise, permit or permit rule, saved."""
    record = model(**{"territories": "Kazakhstan, Russia", "signed": SIGNED, **fields})
    record.full_clean()
    record.save()
    if films:
        record.films.set(films)
    return record


def question(**fields: Any) -> engine.Question:
    good = {
        "territories": WHERE,
        "media": ("theatrical", "festival", "tv"),
        "start": date(2025, 11, 1),
        "end": date(2026, 7, 1),
    }
    return engine.Question(**{**good, **fields})


def told(ledger: Ledger, asked: engine.Question) -> list[Answer]:
    return list(answers(ledger, asked))


def codes(answer: Answer) -> list[list[str]]:
    """Span by span what bars it."""
    return [[str(refusal.code) for refusal in span.refusals] for span in answer.spans]
