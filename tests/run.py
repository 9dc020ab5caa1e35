"""``./roadshow test``: every check of this repository, none hiding another; both databases at once.

It lives with the tests, not among Roadshow's commands: an installed Roadshow has neither the tests
nor their tools.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests import system

WIDTH = 78


@dataclass(frozen=True)
class Step:
    """One check. With ``skip``, the reason why it cannot be made here."""

    name: str
    command: tuple[str, ...]
    skip: str = ""


def _python(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *words)


def static_steps() -> list[Step]:
    """The checks that run nothing of ours."""
    return [
        Step("ruff check", _python("ruff", "check")),
        Step("ruff format", _python("ruff", "format", "--check")),
        Step("mypy", _python("mypy")),
        # It has no module to run, only its script.
        Step("lint-imports", (str(Path(sys.executable).with_name("lint-imports")), "--no-logo")),
    ]


def pytest_steps(words: list[str], missing: set[str]) -> list[Step]:
    """The same tests on each database."""
    return [
        Step("pytest on SQLite", _python("pytest", "--database=sqlite", *words)),
        Step(
            "pytest on PostgreSQL",
            _python("pytest", "--database=postgresql", *words),
            skip="PostgreSQL is not installed" if "PostgreSQL" in missing else "",
        ),
    ]


@dataclass
class Run:
    """A check under way. What it says is kept in a file where others run beside it."""

    step: Step
    process: "subprocess.Popen[bytes]"
    log: IO[bytes] | None
    began: float

    def outcome(self) -> str:
        """What came of it, in words that begin with its outcome."""
        status = self.process.wait()
        seconds = f"{time.monotonic() - self.began:.1f} s"
        if self.log:
            self.log.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(self.log, sys.stdout.buffer)
        return f"failed with status {status}, {seconds}" if status else f"ok, {seconds}"


def run(steps: list[Step], environment: dict[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """Make checks side by side: the first one's words are seen at once, the others' after it."""
    heading(" and ".join(step.name for step in steps))
    runs: list[Run] = []
    for step in steps:
        if step.skip:
            outcome = "failed" if environment.get("CI") == "true" else "skipped"
            yield step.name, f"{outcome}: {step.skip}"
        else:
            home = tempfile.mkdtemp(dir=folder)
            runs.append(begin(step, environment | {"ROADSHOW_DATA_FOLDER": home}, aside=bool(runs)))
    for one in runs:
        if one.log:
            heading(one.step.name)
        yield one.step.name, one.outcome()


def begin(step: Step, environment: dict[str, str], *, aside: bool) -> Run:
    log = tempfile.TemporaryFile() if aside else None  # noqa: SIM115 (read when it is over)
    errors = subprocess.STDOUT if log else None
    process = subprocess.Popen(step.command, env=environment, stdout=log, stderr=errors)
    return Run(step, process, log, time.monotonic())


def heading(text: str) -> None:
    print(f"\n\u2500\u2500 {text} ".ljust(WIDTH, "\u2500"), flush=True)


def main(words: list[str]) -> int:
    """Without words everything; with ``--lint`` no tests; with pytest's words only pytest."""
    steps = [[step] for step in static_steps()]
    if words != ["--lint"]:
        missing = {need.name for need in system.provide()}
        steps = ([] if words else steps) + [pytest_steps(words, missing)]
    # What a developer has set for a demo or a service must not steer the checks.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROADSHOW_")}
    outcomes = {}
    with tempfile.TemporaryDirectory(prefix="roadshow-checks-") as folder:
        for together in steps:
            for name, outcome in run(together, clean, folder):
                outcomes[name] = outcome
                print(outcome, flush=True)
    print("\n" + "\u2500" * WIDTH)
    for name, outcome in outcomes.items():
        print(f"{name:22}{outcome}")
    return int(any(outcome.startswith("failed") for outcome in outcomes.values()))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nstopped")
