"""``import`` and ``export`` of ``roadshow avails``: workbooks into the grants, and out of them."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

VERBS = ("import", "export")


def add_arguments(verbs: "argparse._SubParsersAction[Any]") -> None:
    taken = verbs.add_parser("import", help="take over what a licensor offers as grants")
    taken.add_argument("file", type=Path, metavar="FILE")
    whose = "whose workbook it is, if not whom each row names"
    taken.add_argument("--licensor", default="", metavar="NAME", help=whose)
    some = "take over the good rows, if others cannot be"
    taken.add_argument("--leave-out", action="store_true", help=some)
    taken.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")
    out = verbs.add_parser("export", help="write what we offer for sale online into a workbook")
    out.add_argument("--to", type=Path, required=True, metavar="FILE", help="FILE.xlsx")
    out.add_argument("--layout", default="1.8", metavar="V", help="1.8 or 1.7.3")
    out.add_argument("--tour", default="", metavar="SLUG", help="this tour's films alone")
    for verb in (taken, out):
        verb.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
    import django  # noqa: PLC0415 (after the setting)

    django.setup()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 (after django.setup)
    from django.core.management import call_command  # noqa: PLC0415

    from roadshow.commands.avails import grants  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    try:
        return grants.VERBS[options.verb](options)
    except ValidationError as refused:
        return _refuse(" ".join(refused.messages), as_json=options.json)
    except OSError as wrong:
        return _refuse(f"{wrong.filename}: {wrong.strerror}", as_json=options.json)


def _refuse(why: str, *, as_json: bool) -> int:
    print(json.dumps({"error": why}, ensure_ascii=False) if as_json else why, file=sys.stderr)
    return 2
