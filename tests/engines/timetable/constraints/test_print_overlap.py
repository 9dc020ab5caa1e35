from roadshow.engines.timetable.constraints import print_overlap
from roadshow.engines.timetable.parts import Print, Travel
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import hall, place, problem, showing

MADE = problem(
    showing("s1", print="reel"),
    showing("s2", print="reel"),
    halls=[hall("h1", venue="lumen"), hall("h2", venue="lumen"), hall("far", venue="palace")],
    prints=[Print(id="reel", handling=30)],
    travel=[Travel(a="lumen", b="palace", minutes=90)],
)


def test_a_print_is_taken_down_and_set_up_again() -> None:
    assert not allows(print_overlap.add, MADE, place("s1", "h1", 12), place("s2", "h2", 14.25))
    assert allows(print_overlap.add, MADE, place("s1", "h1", 12), place("s2", "h2", 14.5))


def test_a_print_travels() -> None:
    assert not allows(print_overlap.add, MADE, place("s1", "h1", 12), place("s2", "far", 15.75))
    assert allows(print_overlap.add, MADE, place("s1", "h1", 12), place("s2", "far", 16))


def test_a_file_is_in_many_places() -> None:
    made = problem(showing("s1"), showing("s2"), halls=MADE.halls)
    assert allows(print_overlap.add, made, place("s1", "h1", 12), place("s2", "far", 12))
