"""The timetable engine on files: ``solve`` and ``check``."""

import argparse
import json
import math
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from roadshow.engines.kernel.findings import Finding, Mend, Subject
    from roadshow.engines.timetable.solver import Progress

T = TypeVar("T", bound=BaseModel)

HELP = "Draw or judge a timetable of screenings."


RULES = {
    "window": "the film must run inside its window",
    "opening_hours": "film and Q&A must run while the hall is open",
    "right_hall": "it must run in a hall of its city and of its choice",
    "hall_overlap": "a hall plays one show at a time, with its changeover",
    "guest_presence": "the guest must be in that city during the Q&A",
    "guest_overlap": "the guest can be in one place at a time, and travels between cities",
    "film_overlap": "showings of one film in one city must lie apart by the repeat gap",
    "different_days": "showings of one film in one city must be on different days",
    "pin": "it must stay where it is pinned",
    "placed_once": "it stands in the timetable more than once",
    "unplaced": "it has no place yet",
    "cannot_all_be_met": "these cannot all be placed",
}
MENDS = {
    "free_pin": "free the pin",
    "any_hall": "allow any hall of the city",
    "longer_hours": "open the hall {minutes} minutes longer at both ends",
    "wider_window": "widen the window by {minutes} minutes at both ends",
    "excuse_guest": "excuse the guest",
    "drop_qa": "drop the Q&A",
    "drop_showing": "drop the showing",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    solve = verbs.add_parser("solve", help="place every showing of a problem")
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("--seconds", type=_seconds, default=60.0, metavar="N")
    solve.add_argument("--seed", type=_seed, default=0, metavar="S")
    solve.add_argument("--workers", type=_workers, default=2, metavar="N")
    solve.add_argument("--out", type=Path, metavar="FILE")
    check = verbs.add_parser("check", help="name every rule that a timetable breaks")
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument("timetable", type=Path, metavar="TIMETABLE.json")
    for verb in (solve, check):
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
        return _solve(options) if options.verb == "solve" else _check(options)
    except _WrongInputError as wrong:
        print(f"roadshow: {wrong}", file=sys.stderr)
        return 2


class _WrongInputError(Exception):
    """What is wrong, in which file, where."""


def _solve(options: argparse.Namespace) -> int:
    # Imported here: CP-SAT costs half a second, and `check` does without it.
    from roadshow.engines.timetable.explain import explain  # noqa: PLC0415
    from roadshow.engines.timetable.problem import Problem  # noqa: PLC0415
    from roadshow.engines.timetable.solution import Status  # noqa: PLC0415
    from roadshow.engines.timetable.solver import Limits, solve  # noqa: PLC0415

    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))
    problem = _read(Problem, options.problem)
    if options.out:
        _write(options.out, "", mode="a")  # Better refused now than after a minute's work.

    def report(progress: "Progress") -> None:
        if options.json:
            print(json.dumps({"event": "progress", **asdict(progress)}), flush=True)
        else:
            said = f"{progress.seconds:6.1f} s  {progress.objective} of at most {progress.bound}"
            print(said, flush=True)

    limits = Limits(seconds=options.seconds, seed=options.seed, workers=options.workers)
    solution = solve(problem, limits=limits, report=report, stop=lambda: bool(stopped))
    if solution.status is Status.INFEASIBLE:
        # As long again: a reason that is not the smallest, or none, is better than no answer.
        until = time.monotonic() + options.seconds
        found = explain(problem, stop=lambda: bool(stopped) or time.monotonic() > until)
        solution = solution.model_copy(update={"findings": found})
    if options.out:
        _write(options.out, solution.model_dump_json(indent=1))
    if options.json:
        print(json.dumps({"event": "done", **solution.model_dump(mode="json")}), flush=True)
    else:
        print(f"{solution.status}: {len(solution.placements)} of {len(problem.showings)} placed")
        _tell(solution.findings)
    return int(solution.status not in {Status.OPTIMAL, Status.FEASIBLE})


def _check(options: argparse.Namespace) -> int:
    from roadshow.engines.timetable.checker import check  # noqa: PLC0415
    from roadshow.engines.timetable.problem import Problem  # noqa: PLC0415
    from roadshow.engines.timetable.solution import Timetable  # noqa: PLC0415

    problem, timetable = _read(Problem, options.problem), _read(Timetable, options.timetable)
    try:
        findings = check(problem, timetable)
    except KeyError as unknown:
        raise _WrongInputError(f"{options.timetable}: the problem has no {unknown}") from None
    if options.json:
        for finding in findings:
            print(finding.model_dump_json())
    else:
        _tell(findings)
        print(f"{len(findings)} findings")
    return int(any(finding.severity == "forbid" for finding in findings))


def _tell(findings: "Iterable[Finding]") -> None:
    for finding in findings:
        print(f"{finding.severity}: {_said(finding.code, finding.subjects)}")
        for reason in finding.because:
            print(f"    because {_said(reason.rule, reason.subjects)}")
        for mend in finding.mends:
            print(f"    would help: {_mend(mend)}")


def _said(rule: str, subjects: "Iterable[Subject]") -> str:
    """A rule in words with its code, which is what a script looks for, and its records."""
    return f"{RULES[rule]} [{rule}]: {_names(subjects)}"


def _mend(mend: "Mend") -> str:
    return f"{MENDS[mend.code].format(minutes=mend.minutes)}: {_names(mend.subjects)}"


def _names(subjects: "Iterable[Subject]") -> str:
    return ", ".join(f"{subject.kind} {subject.id}" for subject in subjects)


def _write(path: Path, text: str, mode: str = "w") -> None:
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise _WrongInputError(f"{path}: {error.strerror}") from None


def _read(kind: type[T], path: Path) -> T:
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise _WrongInputError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        value = "" if isinstance(first["input"], dict | list) else f" (got {first['input']!r})"
        raise _WrongInputError(": ".join(filter(None, (str(path), where, said))) + value) from None
