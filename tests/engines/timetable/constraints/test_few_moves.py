from roadshow.engines.timetable.constraints import few_moves
from roadshow.engines.timetable.solver import solve
from roadshow.engines.timetable.wishes.few_moves import MOVE
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(showing("s1"), halls=[hall(), hall("h2")], published=[place("s1", "h1", 18)])


def test_another_hall_or_start_is_a_move() -> None:
    assert points(few_moves.add, MADE, place("s1", "h1", 18)) == 0
    assert points(few_moves.add, MADE, place("s1", "h2", 18)) == MOVE
    assert points(few_moves.add, MADE, place("s1", "h1", 19)) == MOVE


def test_no_seats_and_no_prime_time_are_worth_a_move() -> None:
    vast = hall("vast", seats=90_000)
    made = problem(
        showing("s1", weight=100), halls=[hall(), vast], published=[place("s1", "h1", 12)]
    )
    assert set(solve(made).placements) == {place("s1", "h1", 12)}
