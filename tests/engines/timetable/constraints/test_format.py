from roadshow.engines.timetable.constraints import format as rule
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(
    showing("s1", format="imax"),
    halls=[hall("h1", formats=["2k"]), hall("h2", formats=["2k", "imax"]), hall("h3")],
)


def test_a_hall_must_show_the_format() -> None:
    assert not allows(rule.add, MADE, place("s1", "h1", 18))
    assert allows(rule.add, MADE, place("s1", "h2", 18))


def test_a_hall_without_formats_shows_everything() -> None:
    assert allows(rule.add, MADE, place("s1", "h3", 18))
