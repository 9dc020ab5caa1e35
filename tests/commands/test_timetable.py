"""``roadshow timetable`` on files, as a person runs it."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import BaseModel

from roadshow.commands.timetable import words as command
from roadshow.engines.timetable import checker, mends
from roadshow.engines.timetable.parts import Film
from tests.engines.timetable.problems import city, hall, place, problem, showing, span, table


def timetable(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "roadshow", "timetable", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def written(path: Path, model: BaseModel) -> Path:
    path.write_text(model.model_dump_json())
    return path


def test_a_problem_is_solved_and_its_timetable_passes_the_check(tmp_path: Path) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1"), showing("s2", film="f2")))
    out = tmp_path / "out.json"
    done = timetable("solve", made, "--json", "--out", out)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert {line["event"] for line in lines[:-1]} == {"progress"}
    assert (lines[-1]["event"], lines[-1]["status"]) == ("done", "optimal")
    checked = timetable("check", made, out)
    assert (checked.returncode, checked.stdout) == (0, "0 findings\n")


def test_an_impossible_problem_is_explained(tmp_path: Path) -> None:
    made = problem(showing("s1", windows=[span(12, 13)]), showing("s2"))
    done = timetable("solve", written(tmp_path / "problem.json", made))
    assert done.returncode == 1
    assert "these cannot all be placed [cannot_all_be_met]: showing s1" in done.stdout
    assert "because the film must run inside its window [window]: showing s1" in done.stdout
    assert "would help: widen the window by 60 minutes at both ends: showing s1" in done.stdout
    assert "would help: drop the showing: showing s1" in done.stdout


def test_a_broken_rule_is_named(tmp_path: Path) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1")))
    bad = written(tmp_path / "bad.json", table(place("s1", "h1", 3)))
    done = timetable("check", made, bad)
    assert done.returncode == 1
    assert "[opening_hours]: showing s1, hall h1" in done.stdout


def test_a_wrong_problem_is_refused_in_one_line_with_path_and_value(tmp_path: Path) -> None:
    rows = json.loads(problem(showing("s1")).model_dump_json())
    rows["films"][0]["minutes"] = -5
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(rows))
    done = timetable("solve", path)
    assert done.returncode == 2
    assert "films.0.minutes" in done.stderr
    assert "-5" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_or_not_json_is_refused_plainly(tmp_path: Path) -> None:
    missing = timetable("solve", tmp_path / "nowhere.json")
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    garbage = tmp_path / "garbage.json"
    garbage.write_bytes(b"\xff\xfe not json")
    done = timetable("check", garbage, garbage)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_timetable_of_another_problem_is_refused(tmp_path: Path) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1")))
    other = written(tmp_path / "other.json", table(place("s9", "h1", 18)))
    done = timetable("check", made, other)
    assert done.returncode == 2
    assert "no 's9'" in done.stderr


@pytest.mark.parametrize(
    ("option", "word"),
    [("--seconds", "nan"), ("--seconds", "x"), ("--workers", "0"), ("--seed", "9" * 12)],
)
def test_a_wrong_option_is_refused_with_its_value(tmp_path: Path, option: str, word: str) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1")))
    done = timetable("solve", made, option, word)
    assert done.returncode == 2
    assert option in done.stderr
    assert repr(word) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1")))
    done = timetable("solve", made, "--out", tmp_path / "no" / "out.json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_terminated_it_ends_soon_with_the_best_so_far(tmp_path: Path) -> None:
    films = [Film(id=f"f{n}", title=f"Film {n}", minutes=80 + n) for n in range(60)]
    hard = problem(
        *(showing(f"s{n}", film=f"f{n}", weight=1 + n) for n in range(60)),
        films=films,
        halls=[hall(f"h{n}", seats=100 + 7 * n) for n in range(8)],
    )
    made = written(tmp_path / "problem.json", hard)
    words = [sys.executable, "-m", "roadshow", "timetable", "solve", str(made), "--json"]
    with subprocess.Popen([*words, "--seconds", "300"], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert json.loads(run.stdout.readline())["event"] in {"progress", "done"}
        run.send_signal(signal.SIGTERM)
        began = time.monotonic()
        last = json.loads(run.stdout.read().splitlines()[-1])
    assert time.monotonic() - began < 60
    assert (run.returncode, last["event"]) == (0, "done")
    assert len(last["placements"]) == 60


def test_an_explanation_takes_no_longer_than_it_may(tmp_path: Path) -> None:
    # Thirty showings of each film that must not overlap, in the 33 hours of the three days.
    crowd = problem(
        *(showing(f"s{n}", film=f"f{1 + n % 2}") for n in range(60)),
        halls=[hall(f"h{n}") for n in range(12)],
        cities=[city(days=0)],
        repeat_gap=0,
    )
    made = written(tmp_path / "problem.json", crowd)
    began = time.monotonic()
    assert timetable("solve", made, "--seconds", "2").returncode == 1
    assert time.monotonic() - began < 40


def test_every_rule_and_mend_has_words() -> None:
    assert {rule.__name__ for rule in checker.RULES} <= command.RULES.keys()
    assert {"free_pin", "any_hall", "longer_hours", "wider_window"} <= command.MENDS.keys()
    assert mends.LOOSER.keys() <= command.RULES.keys()


def test_one_file_may_hold_both_problem_and_timetable(tmp_path: Path) -> None:
    made, good = problem(showing("s1")), table(place("s1", "h1", 12))
    whole = {"problem": made.model_dump(mode="json"), "timetable": good.model_dump(mode="json")}
    path = tmp_path / "timetable.json"
    path.write_text(json.dumps(whole))
    done = timetable("check", path)
    assert (done.returncode, done.stdout) == (0, "0 findings\n"), done.stderr
    path.write_text(json.dumps(whole | {"timetable": {"placements": 7}}))
    done = timetable("check", path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"roadshow: {path}: placements")
