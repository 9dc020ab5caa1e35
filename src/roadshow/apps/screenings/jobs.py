"""Background work: solving a timetable draft in a process of its own; judging screenings anew."""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from django.utils import timezone
from django_tasks import task

from roadshow.apps.screenings import actions
from roadshow.apps.screenings.models import Draft
from roadshow.apps.screenings.phrases import DraftState

BETWEEN_NOTES = 0.5
"""Seconds between two looks at whether to stop, and two notes of progress."""

POINTS = 60
"""How many points of its course a draft keeps; older ones are thinned out."""


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
    _end(draft_id, _state(draft, last), progress=draft.progress, solution=last)


def _state(draft: Draft, last: dict[str, Any] | None) -> DraftState:
    if last and last.get("placements"):
        return DraftState.DONE
    return DraftState.STOPPED if _stop_asked(draft) else DraftState.FAILED


def _stop_asked(draft: Draft) -> bool:
    return Draft.objects.filter(pk=draft.pk, stop_asked=True).exists()


def _solve(draft: Draft) -> dict[str, Any] | None:
    """The solver's last word: its solution, or why there is none. None where it was stopped before
    it had begun."""
    with tempfile.TemporaryDirectory() as folder:
        problem = Path(folder) / "problem.json"
        problem.write_text(json.dumps(draft.problem))
        with (Path(folder) / "errors").open("w+") as errors:
            run = _solver(problem, draft.seconds, errors)
            with run, _killed_at_the_end(run):
                last = _follow(draft, run)
            if "status" not in last:
                if _stop_asked(draft):
                    return None
                errors.seek(0)
                raise RuntimeError(errors.read().strip() or "the solver gave no answer")
    return last


def _solver(problem: Path, seconds: int, errors: IO[str]) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "roadshow", "timetable", "solve", str(problem)]
    words += ["--json", "--seconds", str(seconds)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, text=True)  # noqa: S603


def _follow(draft: Draft, run: subprocess.Popen[str]) -> dict[str, Any]:
    """Note how far it is, and stop it when asked, also while it has nothing to say."""
    lines: SimpleQueue[str | None] = SimpleQueue()
    Thread(target=_read, args=(run, lines), daemon=True).start()
    started: dict[str, Any] = {"started": timezone.now().isoformat()}
    course: list[tuple[float, int]] = []
    noted: dict[str, Any] = {}
    last, looked = started, 0.0
    row = Draft.objects.filter(pk=draft.pk)
    draft.progress = started
    while True:
        with contextlib.suppress(Empty):
            line = lines.get(timeout=BETWEEN_NOTES)
            if line is None:
                return last
            last = json.loads(line)
            if last.get("event") == "progress":
                course = _thinned([*course, (last["seconds"], last["objective"])], last)
                draft.progress = {**last, **started, "course": course}
        if time.monotonic() - looked < BETWEEN_NOTES:
            continue
        looked = time.monotonic()
        if noted != draft.progress:
            noted = draft.progress
            row.update(progress=noted)
        if _stop_asked(draft):
            run.terminate()


def _read(run: subprocess.Popen[str], lines: "SimpleQueue[str | None]") -> None:
    for line in run.stdout or ():
        lines.put(line)
    lines.put(None)


def _thinned(course: list[tuple[float, int]], last: dict[str, Any]) -> list[tuple[float, int]]:
    """Seconds and objective of whole timetables; while some have no place, none compares."""
    if last.get("outside"):
        return []
    return course if len(course) <= POINTS else [*course[:-1:2], course[-1]]


@contextlib.contextmanager
def _killed_at_the_end(run: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        run.kill()
        raise


def _end(draft_id: int, state: DraftState, **fields: Any) -> None:
    Draft.objects.filter(pk=draft_id).update(state=state, **fields)
