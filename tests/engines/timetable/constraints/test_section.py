from roadshow.engines.timetable.constraints import section
from roadshow.engines.timetable.parts import Film
from tests.engines.timetable.constraints.model import points
from tests.engines.timetable.problems import hall, place, problem, showing

FILMS = [Film(id=f"f{n}", title=str(n), minutes=90, section="new") for n in (1, 2, 3)]
MADE = problem(
    *(showing(f"s{n}", film=f"f{n}") for n in (1, 2, 3)),
    films=FILMS,
    halls=[hall(f"h{n}") for n in (1, 2, 3)],
)


def test_each_film_that_a_viewer_of_the_section_misses_costs() -> None:
    one, two = place("s1", "h1", 12), place("s2", "h2", 12)
    cost = MADE.wishes.section
    assert points(section.add, MADE, one, two, place("s3", "h3", 12)) == 2 * cost
    assert points(section.add, MADE, one, two, place("s3", "h3", 18)) == cost
    assert points(section.add, MADE, one, place("s2", "h2", 15), place("s3", "h3", 18)) == 0
