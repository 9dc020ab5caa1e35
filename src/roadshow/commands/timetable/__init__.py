"""The timetable engine on files: ``solve``, ``check``, ``compare``, ``from-workbook``."""

import argparse
import math
import os
import sys
from pathlib import Path

from roadshow.commands.timetable.reading import WrongInputError

HELP = "Draw or judge a timetable of screenings."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    solve = verbs.add_parser("solve", help="place every showing of a problem")
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("--seconds", type=_seconds, default=60.0, metavar="N")
    solve.add_argument("--seed", type=_seed, default=0, metavar="S")
    solve.add_argument("--workers", type=_workers, default=os.cpu_count() or 1, metavar="N")
    solve.add_argument("--out", type=Path, metavar="FILE")
    check = verbs.add_parser("check", help="name every rule that a timetable breaks")
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument(
        "timetable",
        type=Path,
        nargs="?",
        metavar="TIMETABLE.json",
        help="not needed where the first file is the desk's export, which holds both",
    )
    compare = verbs.add_parser("compare", help="measure two timetables of one problem")
    compare.add_argument("problem", type=Path, metavar="PROBLEM.json")
    compare.add_argument("one", type=Path, metavar="A.json")
    compare.add_argument("other", type=Path, metavar="B.json")
    workbook = verbs.add_parser(
        "from-workbook", help="make a problem of a published timetable, and its own timetable"
    )
    workbook.add_argument("workbook", type=Path, metavar="FILE.xlsx")
    workbook.add_argument("--out", type=Path, required=True, metavar="PROBLEM.json")
    workbook.add_argument("--published", type=Path, required=True, metavar="PUBLISHED.json")
    workbook.add_argument("--zone", default="UTC", metavar="ZONE", help="such as Asia/Shanghai")
    for verb in (solve, check, compare, workbook):
        verb.add_argument("--json", action="store_true", help="one JSON object a line")


def _seconds(word: str) -> float:
    try:
        seconds = float(word)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds > 0):
        raise argparse.ArgumentTypeError(f"{word!r} is not a number of seconds above 0")
    return seconds


def _seed(word: str) -> int:
    return _between(word, 0, 2**31 - 1)


def _workers(word: str) -> int:
    return _between(word, 1, 256)


def _between(word: str, least: int, most: int) -> int:
    if not (word.isdecimal() and least <= int(word) <= most):
        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from {least} to {most}")
    return int(word)


def run(options: argparse.Namespace) -> int:
    """0: done; 1: infeasible, or rules broken; 2: the input is wrong."""
    try:
        return _verb(options)
    except WrongInputError as wrong:
        print(f"roadshow: {wrong}", file=sys.stderr)
        return 2


def _verb(options: argparse.Namespace) -> int:
    # Imported here: CP-SAT costs half a second, and the others do without it.
    if options.verb == "solve":
        from roadshow.commands.timetable import solve  # noqa: PLC0415

        return solve.run(options)
    if options.verb == "from-workbook":
        from roadshow.commands.timetable import published  # noqa: PLC0415

        return published.run(options)
    from roadshow.commands.timetable import judge  # noqa: PLC0415

    return judge.run_check(options) if options.verb == "check" else judge.run_compare(options)
