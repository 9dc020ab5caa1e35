"""The smallest index there can be: every key of some names, ranked in memory."""

from collections.abc import Iterator, Sequence

from roadshow.engines.names.keys import keys
from roadshow.engines.names.query import Ranking, Row, forms


def rows(names: Sequence[str], *, person: bool = False) -> Iterator[Row]:
    for number, name in enumerate(names):
        for key in sorted(keys(name, person=person)):
            yield Row(number, key.space, key.text)


def found(query: str, names: Sequence[str], *, person: bool = False) -> list[str]:
    """The names that a query may mean, likeliest first."""
    ranking = Ranking(forms(query))
    ranking.add(rows(names, person=person))
    return [names[one.name] for one in ranking.best()]


def first(query: str, names: Sequence[str], *, person: bool = False) -> str | None:
    return next(iter(found(query, names, person=person)), None)
