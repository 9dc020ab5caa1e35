"""``roadshow timetable solve``."""

import argparse
import json
import signal
import time
from dataclasses import asdict

from roadshow.commands.timetable.reading import read, write
from roadshow.commands.timetable.words import tell
from roadshow.engines.timetable.explain import explain, explain_left_out
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Solution, Status
from roadshow.engines.timetable.solver import Limits, Progress, Stop, solve


def run(options: argparse.Namespace) -> int:
    """0: a whole timetable; 1: none."""
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))
    problem = read(Problem, options.problem)
    if options.out:
        write(options.out, "", mode="a")  # Better refused now than after a minute's work.

    def report(progress: Progress) -> None:
        if options.json:
            print(json.dumps({"event": "progress", **asdict(progress)}), flush=True)
        else:
            outside = f", {progress.outside} without a place" if progress.outside else ""
            said = f"{progress.objective} points against, at least {progress.bound}{outside}"
            print(f"{progress.seconds:6.1f} s  {said}", flush=True)

    limits = Limits(seconds=options.seconds, seed=options.seed, workers=options.workers)
    solution = solve(problem, limits=limits, report=report, stop=lambda: bool(stopped))
    # As long again: a reason that is not the smallest, or none, is better than no answer.
    until = time.monotonic() + options.seconds
    solution = _explained(problem, solution, lambda: bool(stopped) or time.monotonic() > until)
    if options.out:
        write(options.out, solution.model_dump_json(indent=1))
    if options.json:
        print(json.dumps({"event": "done", **solution.model_dump(mode="json")}), flush=True)
    else:
        print(f"{solution.status}: {len(solution.placements)} of {len(problem.showings)} placed")
        tell(solution.findings)
    return int(solution.status not in {Status.OPTIMAL, Status.FEASIBLE})


def _explained(problem: Problem, solution: Solution, stop: Stop) -> Solution:
    if solution.status is Status.INFEASIBLE:
        findings = explain(problem, stop=stop)
    elif solution.status is Status.UNKNOWN:
        findings = explain_left_out(problem, solution, stop=stop)
    else:
        return solution
    return solution.model_copy(update={"findings": findings})
