"""The documented format is the format, and its example is answered as it says."""

import json
import re
from pathlib import Path

import pytest

from roadshow.__main__ import main
from roadshow.engines.avails import media
from roadshow.engines.avails.answers import Code, Lack
from roadshow.engines.avails.problem import Problem

FOLDER = Path(__file__).parents[3] / "docs" / "reference"
PAGE = (FOLDER / "avails-problem.md").read_text("utf-8")
OF_SCREENINGS = {Code.NO_MATERIAL, Code.MATERIAL_AWAY, Code.NO_KEY, Code.KEY_WINDOW}


def fenced(language: str) -> str:
    (text,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return str(text)


def test_the_schema_is_made_from_the_records() -> None:
    # Write the right side into the file when a record has changed.
    kept = (FOLDER / "avails-problem.schema.json").read_text("utf-8")
    made = json.dumps(Problem.model_json_schema(), indent=1, ensure_ascii=False)
    assert kept == f"{made}\n"


def test_the_example_is_answered_as_the_page_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "example.json"
    path.write_text(fenced("json"), "utf-8")
    assert main(["avails", "check", str(path)]) == 1
    assert capsys.readouterr().out == fenced("text")


def test_every_field_medium_and_code_stands_on_the_page() -> None:
    schema = Problem.model_json_schema()
    records = [schema, *schema["$defs"].values()]
    fields = {name for record in records for name in record["properties"]}
    codes = {str(code) for code in set(Code) - OF_SCREENINGS}
    words = set(re.findall(r"[a-z_]+", PAGE))
    assert fields | codes | set(Lack) | set(media.NODES) <= words
