from roadshow.engines.timetable.constraints import own_day
from roadshow.engines.timetable.parts import Film
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import place, problem, showing

MADE = problem(
    showing("s1"), showing("s2"), films=[Film(id="f1", title="One", minutes=120, same_day=True)]
)


def test_showings_on_one_day_cost_where_they_are_allowed() -> None:
    same = points(own_day.add, MADE, place("s1", "h1", 12), place("s2", "h1", 19))
    other = points(own_day.add, MADE, place("s1", "h1", 12), place("s2", "h1", 19, 1))
    assert (same, other) == (MADE.wishes.own_day, 0)


def test_where_a_rule_asks_for_days_of_their_own_it_is_no_wish() -> None:
    strict = problem(showing("s1"), showing("s2"))
    assert points(own_day.add, strict, place("s1", "h1", 12), place("s2", "h1", 19)) == 0
