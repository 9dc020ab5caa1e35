from roadshow.engines.timetable.constraints import few_venues
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import guest, hall, place, problem, showing

MADE = problem(
    showing("s1", qa_minutes=20, guests=["zhang"]),
    showing("s2", film="f2", qa_minutes=20, guests=["zhang"]),
    halls=[hall("h1", venue="lumen"), hall("h2", venue="lumen"), hall("far")],
    guests=[guest()],
)


def test_a_change_of_venue_on_one_day_costs() -> None:
    first = place("s1", "h1", 12)
    assert points(few_venues.add, MADE, first, place("s2", "far", 18)) == MADE.wishes.few_venues
    assert points(few_venues.add, MADE, first, place("s2", "h2", 18)) == 0
    assert points(few_venues.add, MADE, first, place("s2", "far", 18, 1)) == 0
