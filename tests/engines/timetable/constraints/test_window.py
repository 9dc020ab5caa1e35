from roadshow.engines.timetable.constraints import window
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import place, problem, showing, span


def test_the_film_runs_wholly_inside_one_window() -> None:
    made = problem(showing("s1", windows=[span(12, 14), span(14, 17)]))
    assert allows(window.add, made, place("s1", "h1", 12))
    assert allows(window.add, made, place("s1", "h1", 15))
    assert not allows(window.add, made, place("s1", "h1", 13))
    assert not allows(window.add, made, place("s1", "h1", 15.25))


def test_its_qa_may_outlast_the_window() -> None:
    made = problem(showing("s1", windows=[span(12, 14)], qa_minutes=30))
    assert allows(window.add, made, place("s1", "h1", 12))
