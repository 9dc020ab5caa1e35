from roadshow.engines.timetable.constraints import full_house
from tests.engines.timetable.constraints.model import worth
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(showing("s1", weight=3), halls=[hall(seats=100), hall("h2", seats=40)])


def test_seats_count_by_the_film_s_weight() -> None:
    assert worth(full_house.add, MADE, place("s1", "h1", 12)) == 300
    assert worth(full_house.add, MADE, place("s1", "h2", 12)) == 120


def test_prime_time_counts_twice() -> None:
    assert worth(full_house.add, MADE, place("s1", "h1", 18)) == 600
    assert worth(full_house.add, MADE, place("s1", "h1", 20.5)) == 300
