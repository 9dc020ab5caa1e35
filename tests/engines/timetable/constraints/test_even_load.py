from roadshow.engines.timetable.constraints import even_load
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import place, problem, showing

MADE = problem(showing("s1"), showing("s2", film="f2"))
COST = MADE.wishes.even_load


def test_each_showing_on_the_fullest_day_costs() -> None:
    apart = points(even_load.add, MADE, place("s1", "h1", 12), place("s2", "h1", 12, 1))
    together = points(even_load.add, MADE, place("s1", "h1", 12), place("s2", "h1", 18))
    assert (apart, together) == (COST, 2 * COST)
