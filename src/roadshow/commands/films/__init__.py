"""The film catalogue from the command line: ``search``, ``import``, ``export``, ``dcp``."""

import argparse
import json
import os
import sys
from pathlib import Path

HELP = "Search the film catalogue, fill it from workbooks, write it out."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    search = verbs.add_parser("search", help="find films, people and companies by any name")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=int, default=10, metavar="N")
    taken = verbs.add_parser("import", help="take over films from a workbook or CSV")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--sheet", default="", metavar="S", help="the sheet, if not the first")
    taken.add_argument("--sender", default="", metavar="NAME", help="whose workbook it is")
    taken.add_argument("--tour", default="", metavar="SLUG", help="put its showings into this tour")
    taken.add_argument("--leg", type=int, metavar="N", help="the tour's Nth city, if not the first")
    taken.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")
    out = verbs.add_parser("export", help="write the catalogue, or a tour's films, into a file")
    out.add_argument("--to", type=Path, required=True, metavar="FILE",
                     help="FILE.xlsx, .csv, .json or .jsonld")  # fmt: skip
    out.add_argument("--tour", default="", metavar="SLUG", help="this tour's films alone")
    dcp = verbs.add_parser("dcp", help="examine the folder of a DCP")
    dcp.add_argument("folder", type=Path, metavar="FOLDER")
    dcp.add_argument("--kdm", type=Path, metavar="FILE", help="its key message")
    dcp.add_argument(
        "--material", type=int, metavar="ID", help="keep the result with this material"
    )
    again = verbs.add_parser("reindex", help="make the index of names anew")
    for verb in (search, taken, out, dcp, again):
        verb.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    import django  # noqa: PLC0415 (after the setting)

    django.setup()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (after django.setup)
    from django.core.management import call_command  # noqa: PLC0415

    from roadshow.commands.films import verbs  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    try:
        return verbs.VERBS[options.verb](options)
    except ValidationError as refused:
        return _refuse(" ".join(refused.messages), as_json=options.json)
    except OSError as wrong:
        return _refuse(f"{wrong.filename}: {wrong.strerror}", as_json=options.json)


def _refuse(why: str, *, as_json: bool) -> int:
    print(json.dumps({"error": why}, ensure_ascii=False) if as_json else why, file=sys.stderr)
    return 2
