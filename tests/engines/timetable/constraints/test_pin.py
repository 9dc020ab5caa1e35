from roadshow.engines.timetable.constraints import pin
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import hall, place, problem, showing


def test_a_pinned_showing_stays_even_off_the_grid() -> None:
    where = place("s1", "h1", 18 + 7 / 60)
    made = problem(showing("s1"), halls=[hall(), hall("h2")], pins=[where])
    assert allows(pin.add, made, where)
    assert not allows(pin.add, made, place("s1", "h2", 18 + 7 / 60))
    assert not allows(pin.add, made, place("s1", "h1", 19))
