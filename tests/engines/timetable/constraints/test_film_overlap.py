from roadshow.engines.timetable.constraints import film_overlap
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import city, hall, place, problem, showing


def test_a_film_comes_again_only_after_the_gap() -> None:
    made = problem(showing("s1"), showing("s2"), repeat_gap=180)
    assert allows(film_overlap.add, made, place("s1", "h1", 12), place("s2", "h1", 17))
    assert not allows(film_overlap.add, made, place("s1", "h1", 12), place("s2", "h1", 16.75))


def test_another_city_is_another_audience() -> None:
    made = problem(
        showing("s1"),
        showing("s2", city="moscow"),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("h2", city="moscow")],
    )
    assert allows(film_overlap.add, made, place("s1", "h1", 12), place("s2", "h2", 12))
