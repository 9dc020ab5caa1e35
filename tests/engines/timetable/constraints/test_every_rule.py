"""No rule without a test of its name, no hard rule without its twin in the checker."""

from pathlib import Path

from roadshow.engines.timetable import checker, constraints

HERE = Path(__file__).parent
FOLDER = Path(constraints.__file__).parent
RULES = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "variables", "ways"}


def test_each_rule_has_a_test_of_its_name() -> None:
    tests = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}
    assert tests - {"every_rule"} == RULES


def test_each_rule_is_in_use() -> None:
    used = {add.__module__.rsplit(".", 1)[1] for add in (*constraints.HARD, *constraints.WISHES)}
    assert used == RULES


def test_each_hard_rule_is_checked_by_the_same_name() -> None:
    hard = {add.__module__.rsplit(".", 1)[1] for add in constraints.HARD}
    assert hard <= {rule.__name__ for rule in checker.RULES}
