from roadshow.engines.timetable.constraints import together
from roadshow.engines.timetable.parts import Affinity, Film
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import hall, place, problem, showing

HALLS = [hall("h1", venue="lumen"), hall("h2", venue="lumen"), hall("far")]
MADE = problem(showing("s1"), showing("s2", film="f2"), halls=HALLS)
COST = MADE.wishes.together


def test_a_viewer_needs_ten_minutes_in_a_venue() -> None:
    assert points(together.add, MADE, place("s1", "h1", 12), place("s2", "h2", 14)) == COST
    assert points(together.add, MADE, place("s1", "h1", 12), place("s2", "h2", 14 + 1 / 6)) == 0


def test_a_viewer_needs_three_quarters_of_an_hour_between_venues() -> None:
    assert points(together.add, MADE, place("s1", "h1", 12), place("s2", "far", 14.5)) == COST
    assert points(together.add, MADE, place("s1", "h1", 12), place("s2", "far", 14.75)) == 0


def test_another_showing_helps() -> None:
    made = problem(*MADE.showings, showing("s3"), halls=HALLS)
    clash = (place("s1", "h1", 12), place("s2", "h2", 13))
    assert points(together.add, made, *clash, place("s3", "h1", 12, 1)) == 0


def test_a_section_and_an_affinity_make_a_pair_dearer() -> None:
    films = [
        Film(id="f1", title="One", minutes=120, section="new"),
        Film(id="f2", title="Two", minutes=90, section="new"),
    ]
    made = MADE.changed(films=films, affinities=[Affinity(a="f1", b="f2", weight=3)])
    clash = (place("s1", "h1", 12), place("s2", "h2", 13))
    assert points(together.add, made, *clash) == 5 * COST
