"""Each figure, counted by hand."""

from roadshow.engines.timetable.measures import Measures, better, measure
from roadshow.engines.timetable.parts import Film, Place
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from tests.engines.timetable.problems import city, hall, place, problem, showing, table

FILMS = [Film(id=f"f{n}", title=str(n), minutes=120, section="new", same_day=True) for n in (1, 2)]
MADE = problem(
    showing("s1", weight=1),
    showing("s2", weight=1),
    showing("s3", film="f2", weight=2),
    films=FILMS,
    halls=[hall("h1", seats=100), hall("h2", seats=50)],
    repeat_gap=0,
)


def measured(*places: Place, made: Problem = MADE) -> Measures:
    return measure(made, table(*places))


def test_two_films_at_once_cannot_be_combined() -> None:
    clash = measured(place("s1", "h1", 12), place("s2", "h1", 12, 1), place("s3", "h2", 13))
    assert (clash.pairs, clash.pairs_in_section) == (1, 1)
    assert (clash.uncombinable_pairs, clash.uncombinable_in_section) == (0, 0)
    single = MADE.part({"s1", "s3"})
    only = measured(place("s1", "h1", 12), place("s3", "h2", 13), made=single)
    assert (only.uncombinable_pairs, only.uncombinable_in_section) == (1, 1)
    assert (only.sections, only.incomplete_sections) == (1, 1)


def test_films_of_two_cities_are_no_pair() -> None:
    made = problem(
        showing("s1"),
        showing("s2", film="f2", city="moscow"),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("m1", city="moscow")],
    )
    assert measured(place("s1", "h1", 12), place("s2", "m1", 12), made=made).pairs == 0


def test_an_evening_is_wanted_of_every_film() -> None:
    half = measured(place("s1", "h1", 18), place("s2", "h1", 12), place("s3", "h2", 12, 1))
    assert half.evening_or_weekend == 0.5


def test_a_day_of_its_own_is_wanted_of_every_showing() -> None:
    shared = measured(place("s1", "h1", 12), place("s2", "h1", 20), place("s3", "h2", 12))
    assert shared.days_of_their_own == 1 / 3
    own = measured(place("s1", "h1", 12), place("s2", "h1", 20, 1), place("s3", "h2", 12))
    assert own.days_of_their_own == 1


def test_repeats_count_by_the_time_of_day() -> None:
    alike = measured(place("s1", "h1", 12), place("s2", "h1", 17.9, 1), place("s3", "h2", 12))
    other = measured(place("s1", "h1", 12), place("s2", "h1", 18, 1), place("s3", "h2", 12))
    assert (alike.times_of_day, other.times_of_day) == (0, 1)


def test_reach_is_weight_by_seats_by_the_hour() -> None:
    # (1 × 100 × 1 + 1 × 50 × ½ + 2 × 50 × ½) of (1 + 1 + 2) × 100
    found = measured(place("s1", "h1", 18), place("s2", "h2", 12, 1), place("s3", "h2", 12))
    assert found.reach == 175 / 400


def test_what_is_broken_and_what_is_missing_is_counted() -> None:
    found = measured(place("s1", "h1", 3))
    assert (found.violations, found.unplaced) == (1, 2)


def test_an_empty_problem_has_nothing_against_it() -> None:
    assert measure(problem(), Timetable(placements=())).violations == 0


def test_more_reach_is_better_and_more_violations_are_worse() -> None:
    assert better("reach", 0.5, 0.4) == better("violations", 0, 1) == 1
    assert better("reach", 0.4, 0.5) == better("violations", 1, 0) == -1
    assert better("reach", 0.4, 0.4) == 0
