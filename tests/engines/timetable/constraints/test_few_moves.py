from roadshow.engines.timetable.constraints import few_moves
from tests.engines.timetable.constraints.model import worth
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(showing("s1"), halls=[hall(), hall("h2")], published=[place("s1", "h1", 18)])


def test_staying_is_worth_more_than_any_move() -> None:
    assert worth(few_moves.add, MADE, place("s1", "h1", 18)) == few_moves.COST
    assert worth(few_moves.add, MADE, place("s1", "h2", 18)) == 0
    assert worth(few_moves.add, MADE, place("s1", "h1", 19)) == 0
