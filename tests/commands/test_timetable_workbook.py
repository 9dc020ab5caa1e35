"""A published festival: ``from-workbook``, ``solve``, ``compare``, as a person runs them."""

import json
from pathlib import Path

import pytest

from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.formats.spreadsheets import write_xlsx
from tests.commands.test_timetable import timetable

HEAD = ["序号", "单元", "片名", "英文片名", "片长", "日期", "时间", "影院"]
ROWS: list[list[str | int]] = [
    [1, "主竞赛", "安纳托利亚豹", "Anatolian Leopard", 108, "2022-08-14", "20:20", "中间影院1号厅"],
    [1, "主竞赛", "安纳托利亚豹", "Anatolian Leopard", 108, "2022-08-16", "13:00", "中间影院1号厅"],
    [2, "主竞赛", "珍妮热线", "Call Jane", 121, "2022-08-14", "17:30", "中间影院1号厅"],
    [2, "主竞赛", "珍妮热线", "Call Jane", 121, "2022-08-15", "20:30", "百老汇2号厅"],
    [3, "修复经典", "教父 IMAX", "The Godfather IMAX", 175, "2022-08-15", "17:00", "百老汇2号厅"],
]


@pytest.fixture
def festival(tmp_path: Path) -> Path:
    path = tmp_path / "festival.xlsx"
    path.write_bytes(write_xlsx("排片", HEAD, ROWS))
    return path


def test_a_published_workbook_becomes_a_problem_and_its_own_timetable(
    festival: Path, tmp_path: Path
) -> None:
    out, published = tmp_path / "problem.json", tmp_path / "published.json"
    words = ("--out", out, "--published", published, "--zone", "Asia/Shanghai")
    done = timetable("from-workbook", festival, *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 films, 5 showings, 2 halls, 3 days; 35 minutes between shows")

    problem = Problem.model_validate_json(out.read_bytes())
    first = problem.hall["h1"].openings[0]
    assert first.start.isoformat() == "2022-08-14T09:30:00+00:00"
    assert first.end.isoformat() == "2022-08-14T14:08:00+00:00"
    assert [one.format for one in problem.showings].count("IMAX") == 1
    assert problem.hall["h1"].formats == ("standard",)
    assert problem.hall["h2"].formats == ("IMAX",)
    assert {film.section for film in problem.films} == {"主竞赛", "修复经典"}
    assert len(Timetable.model_validate_json(published.read_bytes()).placements) == 5

    checked = timetable("check", out, published)
    assert (checked.returncode, checked.stdout) == (0, "0 findings\n")


def test_ours_is_compared_with_the_published_one(festival: Path, tmp_path: Path) -> None:
    out, published = tmp_path / "problem.json", tmp_path / "published.json"
    ours = tmp_path / "ours.json"
    timetable("from-workbook", festival, "--out", out, "--published", published)
    solved = timetable("solve", out, "--seconds", "10", "--out", ours)
    assert solved.returncode == 0, solved.stdout + solved.stderr
    done = timetable("compare", out, published, ours, "--json")
    found = json.loads(done.stdout)
    assert found["violations"] == {"a": 0, "b": 0, "better": ""}
    assert found["of"]["pairs"] == 3
    assert "a" not in {row["better"] for name, row in found.items() if name != "of"}


def test_a_workbook_without_showings_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(write_xlsx("排片", HEAD[:5], [row[:5] for row in ROWS]))
    done = timetable("from-workbook", path, "--out", tmp_path / "a", "--published", tmp_path / "b")
    assert done.returncode == 2
    assert done.stderr.endswith("no sheet holds films with days, times and halls\n")
    assert not (tmp_path / "a").exists()


def test_an_unknown_zone_is_refused(festival: Path, tmp_path: Path) -> None:
    words = ("--out", tmp_path / "a", "--published", tmp_path / "b", "--zone", "Mars/Olympus")
    done = timetable("from-workbook", festival, *words)
    assert (done.returncode, "'Mars/Olympus'" in done.stderr) == (2, True)
