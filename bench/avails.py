"""Avails over a whole catalogue, beside PostgreSQL's multiranges and pandas.

usage: python bench/avails.py [--films 20000] [--grants 1000000] [--json]

Made-up rights: a film has three grants in and otherwise grants out, whose territories are single
countries, groups and the world less some, whose media are branches of the tree. The question over
all films is what is free for theatrical in Kazakhstan and Russia from 1 March to 31 May 2026. All
three answer it from the same rows, warm, and must give the same films; the median of five is told.
Ours is loaded from numbers in memory (the database's part is told by bench/avails_database.py).
"""

import argparse
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from roadshow.engines.avails import media  # noqa: E402 - the path is set just above
from roadshow.engines.avails.calendar import Asked, Calendar  # noqa: E402
from roadshow.engines.avails.languages import Languages  # noqa: E402
from roadshow.engines.avails.ledger import Draft, Ledger  # noqa: E402
from roadshow.engines.avails.problem import Question  # noqa: E402
from roadshow.engines.avails.rows import UNLIMITED, Kind, Row  # noqa: E402
from roadshow.engines.avails.search import free_films  # noqa: E402
from roadshow.engines.kernel import territories  # noqa: E402

START, END = date(2026, 3, 1), date(2026, 6, 1)
QUESTION = Question(
    territories=("KZ", "RU"), media=("theatrical",), start=START, end=END, permits=False
)
GROUPS = ("Europe", "CIS", "Central Asia", "Asia", "Africa", "Latin America", "EU", "Oceania")
BRANCHES = ("all", "theatrical", "non_theatrical", "tv", "home_video", "vod", *media.LEAVES)
TIMES = 5


class Made(NamedTuple):
    """One grant of one film; sets by their numbers."""

    film: int
    out: bool
    exclusive: bool
    where: int
    how: int
    start: int
    end: int


class Rights:
    """``where`` and ``how``: the distinct sets of codes and of leaves."""

    def __init__(self, films: int, grants: int) -> None:
        chance = random.Random(8)  # noqa: S311 - the same rights each time
        world = territories.COUNTRIES
        on = date(2025, 1, 1)
        self.where = [frozenset({code}) for code in sorted(world)]
        self.where += [territories.read(name, on).codes for name in GROUPS]
        broad = len(self.where)
        self.where += [world, world - {"CN"}, world - {"US", "CA"}]
        self.where += [world - frozenset(chance.sample(sorted(world), 3)) for _ in range(40)]
        self.how = [media.leaves(node) for node in BRANCHES]
        self.films, self.rows = films, list(self._rows(chance, films, grants, broad))

    def _rows(self, chance: random.Random, films: int, grants: int, broad: int) -> Iterator[Made]:
        for number in range(grants):
            film, out = number % films, number >= 3 * films
            start = date(chance.randint(2015, 2027), chance.randint(1, 12), 1).toordinal()
            where = self._place(chance, broad) if out else chance.randrange(broad, len(self.where))
            how = chance.randrange(1, len(self.how)) if out else 0
            years = chance.randint(1, 4) if out else chance.randint(5, 15)
            exclusive = chance.random() < 0.6
            yield Made(film, out, exclusive, where, how, start, start + 365 * years)

    def _place(self, chance: random.Random, broad: int) -> int:
        """A third of what is sold is sold by groups."""
        return chance.randrange(broad - len(GROUPS) if chance.random() < 1 / 3 else 0, broad)


def loaded(rights: Rights) -> Ledger:
    draft = Draft()
    sets = draft.sets
    for film in range(rights.films):
        sets.films.number(str(film))
    tongues, nobody = sets.tongues.number(Languages()), sets.names.number("")
    where = [sets.where.number(codes) for codes in rights.where]
    how = [sets.how.number(leaves) for leaves in rights.how]
    for number, made in enumerate(rights.rows):
        kind = Kind.OUT if made.out else Kind.IN
        record = sets.record(f"grant {number}")
        row = Row(
            kind, made.start, made.end, where[made.where], how[made.how], tongues,
            int(made.exclusive), UNLIMITED, nobody, record,
        )  # fmt: skip
        draft.add((made.film,), row)
    return draft.closed()


def ours(rights: Rights) -> dict[str, Any]:
    began = time.perf_counter()
    ledger = loaded(rights)
    free_films(ledger, QUESTION)
    load = time.perf_counter() - began
    chosen = range(0, rights.films, max(rights.films // 500, 1))
    asked = Asked(permits=False)
    calendars = [_seconds(partial(Calendar, ledger, film, asked)) for film in chosen]
    return _told(lambda: free_films(ledger, QUESTION)) | {
        "load_s": round(load, 1),
        "calendar_p50_ms": round(1000 * statistics.median(calendars), 2),
        "calendar_p95_ms": round(1000 * statistics.quantiles(calendars, n=20)[-1], 2),
    }


def pandas_(rights: Rights) -> dict[str, Any]:
    """Rows in a frame; the sets' members looked up by number, cells one after another."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - a peer

    frame = pd.DataFrame(rights.rows)
    start, end = START.toordinal(), END.toordinal()

    def answer() -> set[int]:
        free = set(range(rights.films))
        near = frame[(frame["start"] < end) & (frame["end"] > start)]
        for code in QUESTION.where:
            for leaf in QUESTION.how:
                where = [n for n, codes in enumerate(rights.where) if code in codes]
                how = [n for n, leaves in enumerate(rights.how) if leaf in leaves]
                held = near[near["where"].isin(where) & near["how"].isin(how)]
                taken = held[held["out"] & held["exclusive"]]["film"]
                given = held[~held["out"]].sort_values(["film", "start"])
                reached = given.groupby("film")["end"].cummax()
                before = reached.groupby(given["film"]).shift()
                gap = given["start"] > before.fillna(start).clip(lower=start)
                whole = reached.groupby(given["film"]).max() >= end
                covered = set(whole[whole].index) - set(given[gap]["film"])
                free &= covered - set(taken)
        return free

    return _told(answer)


def postgresql(rights: Rights) -> dict[str, Any]:
    """Days as ranges, gathered into multiranges; sets as arrays of their numbers; GiST indexes."""
    import psycopg  # noqa: PLC0415 - a peer

    from tests.postgres import server  # noqa: PLC0415

    with server() as address, psycopg.connect(address) as db:
        db.execute("CREATE EXTENSION btree_gist")
        db.execute(
            "CREATE TABLE grants (film int, out bool, exclusive bool, place int, means int,"
            " days datemultirange)"
        )
        with db.cursor().copy("COPY grants FROM STDIN") as copy:
            for made in rights.rows:
                first, last = date.fromordinal(made.start), date.fromordinal(made.end)
                days = f"{{[{first},{last})}}"
                copy.write_row((made.film, made.out, made.exclusive, made.where, made.how, days))
        db.execute("CREATE INDEX ON grants USING gist (place, means, days)")
        db.execute("CREATE INDEX ON grants (film)")
        db.execute("ANALYZE grants")

        def answer() -> set[int]:
            free = set(range(rights.films))
            for code in QUESTION.where:
                for leaf in QUESTION.how:
                    where = [n for n, codes in enumerate(rights.where) if code in codes]
                    how = [n for n, leaves in enumerate(rights.how) if leaf in leaves]
                    free &= {film for (film,) in db.execute(SQL, (where, how, START, END))}
            return free

        return _told(answer)


SQL = """
WITH held AS (
    SELECT * FROM grants
    WHERE place = ANY(%s) AND means = ANY(%s) AND days && datemultirange(daterange(%s, %s))
)
SELECT film FROM held WHERE NOT out GROUP BY film
HAVING range_agg(days) @> daterange('2026-03-01', '2026-06-01')
EXCEPT SELECT film FROM held WHERE out AND exclusive
"""


def _told(answer: Callable[[], Iterable[object]]) -> dict[str, Any]:
    films = {int(str(film)) for film in answer()}
    seconds = [_seconds(answer) for _time in range(TIMES)]
    return {"films": films, "question_ms": round(1000 * statistics.median(seconds), 1)}


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=20_000)
    parser.add_argument("--grants", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rights = Rights(options.films, options.grants)
    found = {"ours": ours(rights)}
    found["ours"]["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found["pandas"] = pandas_(rights)
    found["postgresql"] = postgresql(rights)
    if len({frozenset(one.pop("films")) for one in found.values()}) != 1:
        sys.exit("the answers differ")
    for name, told in found.items():
        told["times"] = round(told["question_ms"] / found["ours"]["question_ms"], 1)
        print(json.dumps({name: told}) if options.json else f"{name}: {told}")


if __name__ == "__main__":
    main()
