from roadshow.engines.timetable.constraints import evening
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import place, problem, showing

MADE = problem(showing("s1"), showing("s2"))


def test_a_film_wants_one_showing_in_prime_time() -> None:
    none = points(evening.add, MADE, place("s1", "h1", 12), place("s2", "h1", 12, 1))
    one = points(evening.add, MADE, place("s1", "h1", 12), place("s2", "h1", 19, 1))
    assert (none, one) == (MADE.wishes.evening, 0)
