"""``roadshow timetable`` on files, as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel

from tests.engines.timetable.problems import place, problem, showing, span, table


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
    assert "cannot all be met: showing s1" in done.stdout
    assert "would help: drop showing: showing s1" in done.stdout


def test_a_broken_rule_is_named(tmp_path: Path) -> None:
    made = written(tmp_path / "problem.json", problem(showing("s1")))
    bad = written(tmp_path / "bad.json", table(place("s1", "h1", 3)))
    done = timetable("check", made, bad)
    assert done.returncode == 1
    assert "forbid: opening hours: showing s1, hall h1" in done.stdout


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
