from roadshow.engines.timetable.constraints import opening_hours
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import hall, place, problem, showing, span


def test_film_and_qa_end_before_the_hall_closes() -> None:
    made = problem(showing("s1", qa_minutes=30), halls=[hall(openings=[span(12, 23)])])
    assert allows(opening_hours.add, made, place("s1", "h1", 20.5))
    assert not allows(opening_hours.add, made, place("s1", "h1", 21))
    assert not allows(opening_hours.add, made, place("s1", "h1", 11))


def test_each_hall_has_hours_of_its_own() -> None:
    made = problem(showing("s1"), halls=[hall(), hall("h2", openings=[span(8, 12)])])
    assert allows(opening_hours.add, made, place("s1", "h2", 9))
    assert not allows(opening_hours.add, made, place("s1", "h1", 9))
