"""Search among names: how often the right one is found, and how long it takes, beside peers.

usage: python bench/name_search.py [--films 200000] [--database sqlite|postgresql|both]
                                   [--half report|tune] [--misses] [--json]

The labelled films and persons (bench/names) stand in a crowd of made-up films. Names are indexed in
zh-hans, en, ru, kk and ja where an entry has them; traditional characters and pinyin are not, so
that they have to be found by way of our keys. Peers answer the same queries about the same names in
the same process: rapidfuzz (WRatio over all names, in memory), and the database's own trigrams over
the names as they stand, best by its own measure. A query counts as found at N when one of the
records it means is among the first N. Times are wall clock, one query after another.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
AT_ONCE = 5000
SHOWN = ("zh-hans", "en", "ru", "kk", "ja")
PEER_QUERIES = 120
"""Peers take a tenth of a second and more for a query: so many, spread evenly."""

Id = tuple[str, int]
Search = Callable[[str], Sequence[Id]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=200_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--half", choices=("report", "tune"), default="report")
    parser.add_argument("--misses", action="store_true", help="print the queries not found first")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.database == "both":
        words = [word for word in sys.argv[1:] if word not in {"both", "--database"}]
        for database in ("sqlite", "postgresql"):
            subprocess.run([sys.executable, __file__, "--database", database, *words], check=True)
        return
    with ExitStack() as stack:
        _set_up(options.database, stack)
        found = measure(options.films, options.half, misses=options.misses)
    print(json.dumps(found) if options.json else _table(options.database, found))


def _set_up(database: str, stack: ExitStack) -> None:
    os.environ["ROADSHOW_DATA_FOLDER"] = stack.enter_context(tempfile.TemporaryDirectory())
    os.environ["DJANGO_SETTINGS_MODULE"] = "roadshow.conf.settings"
    if database == "postgresql":
        from tests.postgres import server  # noqa: PLC0415

        os.environ["ROADSHOW_DATABASE_URL"] = stack.enter_context(server())
    import django  # noqa: PLC0415 - the settings read the environment that was set just above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)


def measure(films: int, half: str, *, misses: bool) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415 - needs Django set up

    from bench.names.queries import queries  # noqa: PLC0415

    began = time.perf_counter()
    ids, names = _fill(films)
    built = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    asked = [query for query in queries() if query.half == half]
    wanted = [(query.text, {ids[one] for one in query.expected}, query.slip) for query in asked]
    ours = _ours()
    few = wanted[:: max(1, len(wanted) // PEER_QUERIES)]
    rows = {
        "ours, every query": _run(ours, wanted, misses=misses),
        "ours, as many as the peers": _run(ours, few),
        "rapidfuzz over all names": _run(_rapidfuzz(names), few),
        f"plain {'FTS5' if connection.vendor == 'sqlite' else 'pg_trgm'}": _run(_plain(names), few),
    }
    return {"films": films, "names": len(names), "build_seconds": round(built, 1), "rows": rows}


def _fill(films: int) -> tuple[dict[str, Id], list[tuple[Id, str]]]:
    from bench.names import crowd  # noqa: PLC0415
    from bench.names.labelled import entries  # noqa: PLC0415
    from roadshow.apps.names.actions import index_many  # noqa: PLC0415
    from roadshow.apps.names.phrases import Kind  # noqa: PLC0415

    ids: dict[str, Id] = {}
    names: list[tuple[Id, str]] = []
    known: dict[str, dict[int, list[tuple[str, str]]]] = {"film": {}, "person": {}}
    for number, entry in enumerate(entries(), films + 1):
        ids[entry.id] = (entry.kind, number)
        known[entry.kind][number] = [(t, entry.names[t]) for t in SHOWN if t in entry.names]
    like = [pair for one in known["film"].values() for pair in one]
    crowded = enumerate(crowd.films(films, like), 1)
    while portion := dict(islice(crowded, AT_ONCE)):
        index_many(Kind.FILM, portion)
        names += [(("film", n), text) for n, titles in portion.items() for _tag, text in titles]
    for kind, subjects in known.items():
        index_many(Kind(kind), subjects)
        names += [((kind, n), text) for n, titles in subjects.items() for _tag, text in titles]
    return ids, names


def _ours() -> Search:
    from roadshow.apps.names.queries import search  # noqa: PLC0415

    search("音乐家")  # the dictionaries are read once, at the first Chinese query
    return lambda query: [(match.kind.value, match.subject) for match in search(query, limit=5)]


def _rapidfuzz(names: list[tuple[Id, str]]) -> Search:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    texts = [utils.default_process(text) for _id, text in names]

    def ask(query: str) -> list[Id]:
        plain = utils.default_process(query)
        return [names[n][0] for _t, _s, n in process.extract(plain, texts, scorer=fuzz.WRatio)]

    return ask


def _plain(names: list[tuple[Id, str]]) -> Search:
    """The database's trigrams over the names as they stand."""
    from django.db import connection  # noqa: PLC0415

    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if sqlite:
            cursor.execute("CREATE VIRTUAL TABLE peer USING fts5(text, tokenize='trigram')")
        else:
            cursor.execute("CREATE TABLE peer (rowid integer, text text)")
        rows = [(n, text) for n, (_id, text) in enumerate(names, 1)]
        cursor.executemany("INSERT INTO peer (rowid, text) VALUES (%s, %s)", rows)
        if not sqlite:
            cursor.execute("CREATE INDEX ON peer USING gist (text gist_trgm_ops(siglen=64))")
            cursor.execute("ANALYZE peer")

    def ask(query: str) -> list[Id]:
        with connection.cursor() as cursor:
            if sqlite:
                grams = {query[n : n + 3].replace('"', "") for n in range(len(query) - 2)}
                match = " OR ".join(f'"{gram}"' for gram in grams if len(gram) == 3)
                if not match:
                    return []
                cursor.execute(
                    "SELECT rowid FROM peer WHERE peer MATCH %s ORDER BY rank LIMIT 5", [match]
                )
            else:
                cursor.execute("SELECT rowid FROM peer ORDER BY text <-> %s LIMIT 5", [query])
            return [names[n - 1][0] for (n,) in cursor.fetchall()]

    return ask


def _run(
    search: Search, wanted: Sequence[tuple[str, set[Id], str]], *, misses: bool = False
) -> dict[str, Any]:
    times, first, five = [], 0, 0
    lost: Counter[str] = Counter()
    for text, ids, slip in wanted:
        began = time.perf_counter()
        found = search(text)
        times.append((time.perf_counter() - began) * 1000)
        at = next((n for n, one in enumerate(found) if one in ids), 99)
        first += at < 1
        five += at < 5
        lost[slip] += at >= 1
        if misses and at >= 1:
            print(f"{slip}: {text!r} wants {ids}, found {found[:3]}", file=sys.stderr)
    if misses:
        print({slip: count for slip, count in lost.items() if count}, file=sys.stderr)
    times.sort()
    return {
        "queries": len(wanted),
        "recall@1": round(first / len(wanted), 4),
        "recall@5": round(five / len(wanted), 4),
        "p50 ms": round(statistics.median(times), 2),
        "p95 ms": round(times[int(len(times) * 0.95)], 2),
    }


def _table(database: str, found: dict[str, Any]) -> str:
    lines = [
        f"{database}: {found['films']} films, {found['names']} names, "
        f"indexed in {found['build_seconds']} s",
        "| search | queries | recall@1 | recall@5 | p50 ms | p95 ms |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {' | '.join(map(str, r.values()))} |" for name, r in found["rows"].items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
