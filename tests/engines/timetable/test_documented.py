"""The documented format is the format."""

import json
import re
from pathlib import Path

from roadshow.engines.timetable.checker import RULES
from roadshow.engines.timetable.parts import Wishes
from roadshow.engines.timetable.problem import Problem

FOLDER = Path(__file__).parents[3] / "docs" / "reference"
PAGE = (FOLDER / "timetable-problem.md").read_text("utf-8")
README = Path(__file__).parents[3] / "src" / "roadshow" / "engines" / "timetable" / "README.md"
OF_TIMETABLES = {"placed_once", "unplaced"}


def test_the_schema_is_made_from_the_records() -> None:
    # Write the right side into the file when a record has changed.
    kept = (FOLDER / "timetable-problem.schema.json").read_text("utf-8")
    made = json.dumps(Problem.model_json_schema(), indent=1, ensure_ascii=False)
    assert kept == f"{made}\n"


def test_every_list_and_rule_stands_on_the_page() -> None:
    words = set(re.findall(r"[a-z_]+", PAGE))
    rules = {rule.__name__ for rule in RULES} - OF_TIMETABLES
    assert set(Problem.model_fields) | rules <= words


def test_every_wish_stands_in_the_readme() -> None:
    words = set(re.findall(r"[a-z_]+", README.read_text("utf-8")))
    assert set(Wishes.model_fields) <= words
