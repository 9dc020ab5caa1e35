from roadshow.engines.timetable.constraints import times_of_day
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import place, problem, showing

MADE = problem(showing("s1"), showing("s2"))


def test_repeats_at_one_time_of_day_cost() -> None:
    alike = points(times_of_day.add, MADE, place("s1", "h1", 12), place("s2", "h1", 14, 1))
    other = points(times_of_day.add, MADE, place("s1", "h1", 12), place("s2", "h1", 18, 1))
    assert (alike, other) == (MADE.wishes.times_of_day, 0)
