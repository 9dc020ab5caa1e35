"""The timetable engine on files: ``solve`` and ``check``."""

import argparse
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from roadshow.engines.kernel.findings import Finding
    from roadshow.engines.timetable.solver import Progress

T = TypeVar("T", bound=BaseModel)

HELP = "Draw or judge a timetable of screenings."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    solve = verbs.add_parser("solve", help="place every showing of a problem")
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("--seconds", type=float, default=60.0, metavar="N")
    solve.add_argument("--seed", type=int, default=0, metavar="S")
    solve.add_argument("--workers", type=int, default=2, metavar="N")
    solve.add_argument("--out", type=Path, metavar="FILE")
    check = verbs.add_parser("check", help="name every rule that a timetable breaks")
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument("timetable", type=Path, metavar="TIMETABLE.json")
    for verb in (solve, check):
        verb.add_argument("--json", action="store_true", help="one JSON object a line")


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

    problem = _read(Problem, options.problem)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))

    def report(progress: "Progress") -> None:
        if options.json:
            print(json.dumps({"event": "progress", **asdict(progress)}), flush=True)
        else:
            print(f"{progress.seconds:6.1f} s  {progress.objective} of {progress.bound}")

    limits = Limits(seconds=options.seconds, seed=options.seed, workers=options.workers)
    solution = solve(problem, limits=limits, report=report, stop=lambda: bool(stopped))
    if solution.status is Status.INFEASIBLE:
        solution = solution.model_copy(update={"findings": explain(problem)})
    if options.out:
        options.out.write_text(solution.model_dump_json(indent=1))
    if options.json:
        print(json.dumps({"event": "done", **solution.model_dump(mode="json")}), flush=True)
    else:
        print(f"{solution.status}: {len(solution.placements)} of {len(problem.showings)} placed")
        _tell(solution.findings)
    return 1 if solution.findings or (not solution.placements and problem.showings) else 0


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


def _tell(findings: "list[Finding] | tuple[Finding, ...]") -> None:
    for finding in findings:
        who = ", ".join(f"{subject.kind} {subject.id}" for subject in finding.subjects)
        print(f"{finding.severity}: {finding.code.replace('_', ' ')}: {who}")
        for mend in finding.mends:
            what = ", ".join(f"{subject.kind} {subject.id}" for subject in mend.subjects)
            print(f"    would help: {mend.code.replace('_', ' ')}: {what}")


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
