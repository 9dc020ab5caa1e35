from roadshow.engines.timetable.constraints import full_house
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(
    showing("s1", weight=3),
    showing("s2", weight=6),
    halls=[hall(seats=100), hall("h2", seats=40)],
)


def test_seats_count_by_the_film_s_weight() -> None:
    best = place("s2", "h1", 18)
    assert points(full_house.add, MADE, place("s1", "h1", 12), best) == 500
    assert points(full_house.add, MADE, place("s1", "h2", 12), best) == 800


def test_prime_time_counts_twice() -> None:
    best = place("s2", "h1", 18)
    assert points(full_house.add, MADE, place("s1", "h1", 18, 1), best) == 0
    assert points(full_house.add, MADE, place("s1", "h1", 20.5, 1), best) == 500
