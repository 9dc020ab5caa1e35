"""Avails from the command line: ``check``, ``import``, ``export``."""

import argparse
import sys
from pathlib import Path

from roadshow.commands.avails import exchange

HELP = "Say what is free of films' rights; take avails over from workbooks, write them out."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    check = verbs.add_parser("check", help="answer the questions of a problem, with reasons")
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument("--json", action="store_true", help="one JSON object a line")
    exchange.add_arguments(verbs)


def run(options: argparse.Namespace) -> int:
    """0: all that is asked for is free; 1: something is not; 2: the input is wrong."""
    if options.verb in exchange.VERBS:
        return exchange.run(options)
    # Imported here: numpy and the names of all territories cost half a second.
    from roadshow.commands.avails.check import check  # noqa: PLC0415
    from roadshow.commands.avails.reading import WrongInputError  # noqa: PLC0415

    try:
        return check(options)
    except WrongInputError as wrong:
        print(f"roadshow: {wrong}", file=sys.stderr)
        return 2
