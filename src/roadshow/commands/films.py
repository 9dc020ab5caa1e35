"""The film catalogue from the command line: ``search``, ``import``, ``export``, ``dcp``."""

import argparse
import json
import os
from pathlib import Path

HELP = "Search the film catalogue, fill it from workbooks, write it out."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    search = verbs.add_parser("search", help="find films, people and companies by any name")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--json", action="store_true")
    search.add_argument("--limit", type=int, default=10, metavar="N")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    import django  # noqa: PLC0415 (after the setting)

    django.setup()
    return {"search": _search}[options.verb](options)


def _search(options: argparse.Namespace) -> int:
    from roadshow.apps.films.queries import named  # noqa: PLC0415 (after django.setup)
    from roadshow.apps.names.queries import search  # noqa: PLC0415

    found = search(options.query, limit=options.limit)
    names = named(found)
    rows = [
        {
            "kind": match.kind.value,
            "id": match.subject,
            "name": names[match.kind, match.subject],
            "matched": match.text,
            "language": match.language,
            "score": match.score,
        }
        for match in found
    ]
    if options.json:
        print(json.dumps({"query": options.query, "matches": rows}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['score']:.2f}  {row['kind']:<13} {row['name']}  ←  {row['matched']}")
        if not rows:
            print("nothing found")
    return 0 if rows else 1
