from roadshow.engines.timetable.constraints import different_days
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import city, place, problem, showing


def test_repeats_begin_on_different_days() -> None:
    made = problem(showing("s1"), showing("s2"))
    assert allows(different_days.add, made, place("s1", "h1", 18), place("s2", "h1", 12, 1))
    assert not allows(different_days.add, made, place("s1", "h1", 12), place("s2", "h1", 18))


def test_more_repeats_than_days_may_share_one() -> None:
    made = problem(showing("s1"), showing("s2"), cities=[city(days=1)])
    assert allows(different_days.add, made, place("s1", "h1", 12), place("s2", "h1", 18))
