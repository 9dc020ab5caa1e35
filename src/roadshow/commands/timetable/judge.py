"""``roadshow timetable check`` and ``compare``: what any timetable is worth."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from roadshow.commands.timetable.reading import WrongInputError, read
from roadshow.commands.timetable.words import MEASURES, tell
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.measures import Measures, better, measure
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable

R = TypeVar("R")


def run_check(options: argparse.Namespace) -> int:
    """0: no rule is broken; 1: some are."""
    problem = read(Problem, options.problem, part="problem")
    findings = _judged(check, problem, options.timetable or options.problem)
    if options.json:
        for finding in findings:
            print(finding.model_dump_json())
    else:
        tell(findings)
        print(f"{len(findings)} findings")
    return int(any(finding.severity == "forbid" for finding in findings))


def run_compare(options: argparse.Namespace) -> int:
    """0: compared. The second is said to be better (+), worse (-) or as good (=)."""
    problem = read(Problem, options.problem)
    one, other = (_judged(measure, problem, path) for path in (options.one, options.other))
    if options.json:
        found = {
            name: {"a": getattr(one, name), "b": getattr(other, name), "better": better_one}
            for name, better_one in _compared(one, other).items()
        }
        print(json.dumps({**found, "of": {name: getattr(one, name) for name in TOTALS}}))
        return 0
    for name, sign in _compared(one, other).items():
        a, b = (_number(getattr(measures, name)) for measures in (one, other))
        total = f" of {getattr(one, TOTAL[name])}" if name in TOTAL else ""
        print(f"{MEASURES[name]:<60} {a:>9}  {b:>9}{total:<10} {SIGNS[sign]}")
    return 0


SIGNS = {"a": "the first is better", "b": "the second is better", "": ""}
TOTAL = {
    "uncombinable_pairs": "pairs",
    "uncombinable_in_section": "pairs_in_section",
    "incomplete_sections": "sections",
}
TOTALS = tuple(TOTAL.values())


def _compared(one: Measures, other: Measures) -> dict[str, str]:
    """By measure which of the two is better: "a", "b", or neither."""
    signs = {1: "a", -1: "b", 0: ""}
    names = [name for name in Measures.model_fields if name not in TOTALS]
    return {n: signs[better(n, getattr(one, n), getattr(other, n))] for n in names}


def _number(value: float) -> str:
    return f"{value:.2%}" if isinstance(value, float) else str(value)


def _judged(judge: Callable[[Problem, Timetable], R], problem: Problem, path: Path) -> R:
    try:
        return judge(problem, read(Timetable, path, part="timetable"))
    except KeyError as unknown:
        raise WrongInputError(f"{path}: the problem has no {unknown}") from None
