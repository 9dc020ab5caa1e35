"""The labelled names, without a crowd: what people type finds what they mean.

``bench/name_search.py`` asks the same of a crowded index, and measures time.
"""

import pytest

from bench.name_search import SHOWN
from bench.names.labelled import entries
from bench.names.queries import Query, queries
from roadshow.apps.names.actions import Named, index_many
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search

pytestmark = pytest.mark.django_db

FIRST, AMONG_FIVE = 0.99, 0.995


@pytest.fixture
def ids() -> dict[tuple[Kind, int], str]:
    """Every labelled film and person, indexed; its id in the set by what a search gives."""
    known: dict[Kind, dict[int, list[Named]]] = {Kind.FILM: {}, Kind.PERSON: {}}
    found = {}
    for number, entry in enumerate(entries(), 1):
        kind = Kind(entry.kind)
        known[kind][number] = [(tag, entry.names[tag]) for tag in SHOWN if tag in entry.names]
        found[kind, number] = entry.id
    for kind, subjects in known.items():
        index_many(kind, subjects)
    return found


def test_nearly_every_query_finds_what_it_means_first(ids: dict[tuple[Kind, int], str]) -> None:
    asked = [query for query in queries() if query.half == "report"]
    places = [place(query, ids) for query in asked]
    assert sum(at < 1 for at in places) >= FIRST * len(asked)
    assert sum(at < 5 for at in places) >= AMONG_FIVE * len(asked)


def place(query: Query, ids: dict[tuple[Kind, int], str]) -> int:
    """Where the first of the expected stands among the first five; 5 where none does."""
    found = [ids[match.kind, match.subject] for match in search(query.text, limit=5)]
    return next((n for n, one in enumerate(found) if one in query.expected), 5)
