from roadshow.engines.timetable.constraints import hall_overlap
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import hall, place, problem, showing


def test_a_show_its_qa_and_the_changeover_end_before_the_next() -> None:
    made = problem(showing("s1", qa_minutes=30), showing("s2", film="f2"))
    later = 18 + (120 + 30 + 20) / 60
    assert allows(hall_overlap.add, made, place("s1", "h1", 18), place("s2", "h1", later))
    early = later - 5 / 60
    assert not allows(hall_overlap.add, made, place("s1", "h1", 18), place("s2", "h1", early))


def test_two_halls_run_side_by_side() -> None:
    made = problem(showing("s1"), showing("s2", film="f2"), halls=[hall(), hall("h2")])
    assert allows(hall_overlap.add, made, place("s1", "h1", 18), place("s2", "h2", 18))
