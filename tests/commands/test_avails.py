"""``roadshow avails check`` on files, as a person runs it."""

import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from roadshow.__main__ import main
from roadshow.commands.avails import words
from roadshow.engines.avails.answers import Code, Lack, Refusal
from tests.engines.avails.problems import FIRST, day

WEEK = {"start": "2025-03-01", "end": "2025-03-08"}
KZ: dict[str, Any] = {"territories": "Kazakhstan", "media": ["theatrical"]}
RIGHT = {"id": "mandate", "direction": "in", "films": ["lake"], "territories": "World"}
SALE = {
    **KZ, "id": "sale", "direction": "out", "films": ["lake"], "exclusive": True,
    "end": "2025-03-05", "clause": "3.2",
}  # fmt: skip


@dataclass(frozen=True)
class Done:
    """How a run ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Runner:
    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, rows: dict[str, Any] | bytes, *words: str) -> Done:
        path = self.folder / "problem.json"
        path.write_bytes(rows if isinstance(rows, bytes) else json.dumps(rows).encode())
        return self.run(path, *words)

    def run(self, path: Path, *words: str) -> Done:
        status = main(["avails", "check", str(path), *words])
        return Done(status, *self.capture.readouterr())


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(tmp_path, capsys)


def rows(*grants: dict[str, Any], **question: Any) -> dict[str, Any]:
    return {"films": ["lake"], "grants": grants, "questions": [{**KZ, **WEEK, **question}]}


def test_what_is_free_is_told_with_the_grant_that_it_rests_on(check: Runner) -> None:
    assert check(rows(RIGHT)) == Done(
        0,
        "questions.0: lake: Kazakhstan: theatrical: free\n"
        "    2025-03-01 to 2025-03-07: free under mandate\n"
        "0 of 1 answers are not free\n",
        "",
    )


def test_what_is_not_free_is_told_with_its_reasons_and_mends(check: Runner) -> None:
    assert check(rows(RIGHT, SALE)) == Done(
        1,
        "questions.0: lake: Kazakhstan: theatrical: not free\n"
        "    2025-03-01 to 2025-03-04: not free\n"
        "        taken exclusively by sale until 2025-03-05 [taken], clause “3.2”\n"
        "            would help: wait until 2025-03-05, or ask the holder of sale to waive\n"
        "    2025-03-05 to 2025-03-07: free under mandate\n"
        "    free for as long from 2025-03-05\n"
        "1 of 1 answers are not free\n",
        "",
    )


def test_a_script_gets_one_object_a_line(check: Runner) -> None:
    done = check(rows(RIGHT, SALE), "--json")
    refusal = {
        "code": "taken", "record": "sale", "clause": "3.2", "until": "2025-03-05", "since": None,
        "kind": "", "lack": None,
        "mend": "wait until 2025-03-05, or ask the holder of sale to waive",
    }  # fmt: skip
    taken = {"start": "2025-03-01", "end": "2025-03-05", "free": False, "refusals": [refusal]}
    free = {"start": "2025-03-05", "end": "2025-03-08", "free": True, "refusals": []}
    beside = {"under": ["mandate"], "beside": []}
    assert done.status == 1
    assert [line | {"cells": sorted(line["cells"])} for line in done.lines] == [
        {
            "question": 0,
            "film": "lake",
            "cells": [["KZ", "event"], ["KZ", "release"]],
            "free": False,
            "free_from": "2025-03-05",
            "spans": [taken | beside, free | beside],
        }
    ]


def test_each_question_is_answered_under_its_place(check: Runner) -> None:
    made = rows(RIGHT, SALE)
    made["questions"] += [{"territories": "Russia", "media": ["tv"], "start": "2025-03-01"}]
    done = check(made, "--json")
    assert [(line["question"], line["free"]) for line in done.lines] == [(0, False), (1, True)]
    assert done.lines[1]["spans"][0]["end"] is None
    assert "    2025-03-01 to further notice: free under mandate\n" in check(made).out


def test_many_cells_are_told_in_few_words(check: Runner) -> None:
    told = check(rows(RIGHT, SALE, territories="Europe, Kazakhstan", media=["theatrical", "tv"]))
    first = told.out.splitlines()[0]
    assert first.endswith(": Europe: theatrical, television; Kazakhstan: television: free")


def test_others_beside_whom_it_is_free_are_named(check: Runner) -> None:
    told = check(rows(RIGHT, {**SALE, "exclusive": False, "end": None}))
    assert "free under mandate, beside sale\n" in told.out


def test_a_problem_without_questions_has_no_answers(check: Runner) -> None:
    assert check({"films": ["lake"]}) == Done(0, "0 of 0 answers are not free\n", "")


# Wrong input


@pytest.mark.parametrize(
    ("grant", "said"),
    [
        ({"films": ["sea"]}, "grants.0.films.0: there is no film 'sea'"),
        ({"territories": "Middle Earth"}, "grants.0: territories: not understood: 'Middle Earth'"),
        ({"territories": 7}, "grants.0.territories: Input should be a valid string (got 7)"),
        ({"territories": [7]}, "grants.0.territories.0: Input should be a valid string (got 7)"),
        ({"media": ["opera"]}, "grants.0: media: there is no medium 'opera'"),
        ({"end": 0}, "grants.0.end: not a day, as in 2025-11-24 (got 0)"),
        ({"languages": {"dubbed": "none"}}, "grants.0.languages.dubbed: Input should be 'all'"),
        ({"languages": {"dubbed": ["r_u"]}}, "grants.0.languages.dubbed.0: String should match"),
        ({"two\nlines": 1}, "grants.0.two lines: Extra inputs are not permitted"),
        ({"id": "x" * 9000}, "grants.0.id: String should have at most 200 characters"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line_with_its_path(
    check: Runner, grant: dict[str, Any], said: str
) -> None:
    done = check(rows(RIGHT | grant))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"problem.json: {said}" in done.err
    assert len(done.err) < 700


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe{\x00", b'{"films": ["\xe9"]}', b"[" * 99_999]
)
def test_what_is_no_problem_is_refused_in_one_line(check: Runner, content: bytes) -> None:
    done = check(content)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "problem.json: " in done.err


def test_a_file_that_cannot_be_read_is_named(check: Runner) -> None:
    missing = check.run(check.folder / "nowhere.json")
    assert (missing.status, missing.err.count("\n")) == (2, 1)
    assert "nowhere.json: No such file" in missing.err
    assert check.run(check.folder).status == 2


def test_a_byte_order_mark_does_no_harm(check: Runner) -> None:
    assert check(b"\xef\xbb\xbf" + json.dumps({"films": []}).encode()).status == 0


def test_it_runs_as_a_program_in_any_script(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    made = rows(RIGHT | {"films": ["音乐家"]})
    path.write_text(json.dumps(made | {"films": ["音乐家"]}, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "roadshow", "avails", "check", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["film"]) == (0, "音乐家")


# Words


def test_every_reason_and_lack_has_words() -> None:
    of_screenings = {Code.NO_MATERIAL, Code.MATERIAL_AWAY, Code.NO_KEY, Code.KEY_WINDOW}
    codes = {str(code) for code in set(Code) - of_screenings - {Code.NOT_OURS}}
    known = codes | {f"not_ours.{lack}" for lack in Lack}
    assert words.SAID.keys() == words.MENDS.keys() == known


@pytest.mark.parametrize(
    ("refusal", "mend"),
    [
        (Refusal(Code.NOT_OURS, lack=Lack.GRANT), "acquire the right"),
        (
            Refusal(Code.NOT_OURS, "g", lack=Lack.TERRITORY),
            "acquire the right there, or have g extended",
        ),
        (
            Refusal(Code.NOT_OURS, "g", since=day(0), lack=Lack.ENDED),
            "have g prolonged, or acquire the right anew",
        ),
        (
            Refusal(Code.NOT_OURS, "g", until=FIRST, lack=Lack.BEGINS),
            "wait until 2025-03-01, or have g begin earlier",
        ),
        (Refusal(Code.TAKEN, "s"), "ask the holder of s to waive"),
        (
            Refusal(Code.TAKEN_SHARED, "s", until=FIRST),
            "ask for it non-exclusively, or wait until 2025-03-01",
        ),
        (Refusal(Code.NOT_EXCLUSIVE, "g"), "ask for it non-exclusively, or acquire exclusivity"),
        (Refusal(Code.HELD_BACK, "h"), "ask for h to be waived"),
        (
            Refusal(Code.PROMISED, "p", until=FIRST),
            "wait until 2025-03-01, or ask the holder of p to waive",
        ),
        (Refusal(Code.RUNS_USED, "g", until=FIRST), "get more runs under g"),
        (Refusal(Code.NEEDS_PERMIT, "law", kind="screening"), "obtain the permit: screening"),
    ],
)
def test_what_would_help_is_said_and_nothing_that_would_not(refusal: Refusal, mend: str) -> None:
    assert words.mend(refusal) == mend


def test_a_reason_names_its_record_its_day_and_its_clause() -> None:
    taken = Refusal(Code.TAKEN, "s", "3.2", until=FIRST)
    assert words.said(taken) == "taken exclusively by s until 2025-03-01 [taken], clause “3.2”"
    endless = replace(taken, until=None, clause="")
    assert words.said(endless) == "taken exclusively by s until further notice [taken]"
