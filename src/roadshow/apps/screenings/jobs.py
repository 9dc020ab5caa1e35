"""Background work: solving a timetable draft in a process of its own; judging screenings anew."""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.utils import timezone
from django_tasks import task

from roadshow.apps.screenings import actions
from roadshow.apps.screenings.models import Draft
from roadshow.apps.screenings.phrases import DraftState

SECONDS = 60
"""How long a draft may be worked on."""

BETWEEN_NOTES = 0.5
"""Seconds between two looks at whether to stop, and two notes of progress."""


def enqueue_draft(draft_id: int) -> None:
    """Hand a draft to whichever worker is free."""
    solve_draft.enqueue(draft_id)


def enqueue_judgement(films: str) -> None:
    """Have the screenings of some films (their keys, with spaces between) judged anew."""
    judge_films.enqueue(films)


@task()
def judge_films(films: str) -> None:
    """Judge what is to come of these films."""
    actions.judge(map(int, films.split()), now=timezone.now())


@task()
def solve_draft(draft_id: int) -> None:
    """Solve one draft. The worker stays small: CP-SAT lives and dies in a process of its own."""
    taken = Draft.objects.filter(pk=draft_id, state=DraftState.WAITING)
    if not taken.update(state=DraftState.RUNNING):
        return
    draft = Draft.objects.get(pk=draft_id)
    try:
        last = _solve(draft)
    except Exception as error:
        _end(draft_id, DraftState.FAILED, progress={"error": str(error)})
        raise
    state = DraftState.DONE if last.get("placements") else DraftState.FAILED
    _end(draft_id, state, progress=draft.progress, solution=last)


def _solve(draft: Draft) -> dict[str, Any]:
    """The solver's last word: its solution, or why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        problem = Path(folder) / "problem.json"
        problem.write_text(json.dumps(draft.problem))
        with (Path(folder) / "errors").open("w+") as errors, _solver(problem, errors) as run:
            with _killed_at_the_end(run):
                last = _follow(draft, run)
            if "status" not in last:
                errors.seek(0)
                raise RuntimeError(errors.read().strip() or "the solver gave no answer")
    return last


def _solver(problem: Path, errors: IO[str]) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "roadshow", "timetable", "solve", str(problem)]
    words += ["--json", "--seconds", str(SECONDS)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, text=True)  # noqa: S603


def _follow(draft: Draft, run: subprocess.Popen[str]) -> dict[str, Any]:
    last: dict[str, Any] = {}
    noted = 0.0
    for line in run.stdout or ():
        last = json.loads(line)
        if last.get("event") != "progress" or time.monotonic() - noted < BETWEEN_NOTES:
            continue
        noted = time.monotonic()
        draft.progress = last
        row = Draft.objects.filter(pk=draft.pk)
        row.update(progress=last)
        if row.filter(stop_asked=True).exists():
            run.terminate()
    return last


@contextlib.contextmanager
def _killed_at_the_end(run: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        run.kill()
        raise


def _end(draft_id: int, state: DraftState, **fields: Any) -> None:
    Draft.objects.filter(pk=draft_id).update(state=state, **fields)
