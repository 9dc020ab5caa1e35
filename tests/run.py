"""``./roadshow test``: every check of this repository, one after another, none hiding another.

It lives with the tests, not among Roadshow's commands: an installed Roadshow has neither the tests
nor their tools.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

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


def run(step: Step, environment: dict[str, str]) -> str:
    """Make one check under a heading; what came of it, in words that begin with its outcome."""
    print(f"\n\u2500\u2500 {step.name} ".ljust(WIDTH, "\u2500"), flush=True)
    if step.skip:
        outcome = "failed" if environment.get("CI") == "true" else "skipped"
        return f"{outcome}: {step.skip}"
    began = time.monotonic()
    status = subprocess.run(step.command, env=environment, check=False).returncode
    seconds = f"{time.monotonic() - began:.1f} s"
    return f"failed with status {status}, {seconds}" if status else f"ok, {seconds}"


def main(words: list[str]) -> int:
    """Without words everything; with ``--lint`` no tests; with pytest's words only pytest."""
    if words == ["--lint"]:
        steps = static_steps()
    else:
        missing = {need.name for need in system.provide()}
        steps = ([] if words else static_steps()) + pytest_steps(words, missing)
    # What a developer has set for a demo or a service must not steer the checks.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROADSHOW_")}
    outcomes = {}
    with tempfile.TemporaryDirectory(prefix="roadshow-checks-") as folder:
        for step in steps:
            outcomes[step.name] = run(step, clean | {"ROADSHOW_DATA_FOLDER": folder})
            print(outcomes[step.name], flush=True)
    print("\n" + "\u2500" * WIDTH)
    for name, outcome in outcomes.items():
        print(f"{name:22}{outcome}")
    return int(any(outcome.startswith("failed") for outcome in outcomes.values()))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nstopped")
