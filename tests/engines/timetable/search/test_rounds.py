"""The search by itself: it keeps every rule, loses nothing, and one seed gives one timetable."""

from hypothesis import HealthCheck, given, settings

from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.bounds import least
from roadshow.engines.timetable.search.rounds import Budget, improve
from roadshow.engines.timetable.search.team import Drafted
from roadshow.engines.timetable.solution import Timetable
from tests.engines.timetable.problems import hall, place, problem, showing, solvable, span


def searched(wanted: Problem, tries: int = 20_000, workers: int = 1) -> Drafted:
    return improve(wanted, Budget(60, tries, 1, workers), lambda best, seconds: False)


def crowded(fill: int = 24) -> Problem:
    """So many showings of 12 films in 3 halls on 4 days, one film only where 3-D is shown."""
    halls = [hall(f"h{n}", openings=[span(12, 23, day) for day in range(4)]) for n in range(2)]
    deep = hall("h2", openings=[span(12, 23, day) for day in range(4)], formats=["3d"])
    films = [{"id": f"f{n}", "title": str(n), "minutes": 90 + 5 * n} for n in range(12)]
    return problem(
        *(
            showing(f"s{n}", film=f"f{n % 12}", format="3d" if n % 12 == 5 else "")
            for n in range(fill)
        ),
        halls=[*(one.model_copy(update={"formats": ("2k",)}) for one in halls), deep],
        films=films,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(solvable())
def test_what_is_placed_keeps_every_rule(made: tuple[Problem, Timetable]) -> None:
    wanted, known = made
    found = searched(wanted, tries=2_000)
    timetable = Timetable(placements=found.places)
    assert [one for one in check(wanted, timetable) if one.code != "unplaced"] == []
    assert len(found.places) + len(found.outside) == len(known.placements)
    assert least(wanted) <= found.wishes


def test_a_crowded_festival_finds_room() -> None:
    found = searched(crowded())
    assert found.outside == ()
    assert check(crowded(), Timetable(placements=found.places)) == []


def test_one_seed_and_number_of_tries_give_one_timetable_on_any_number_of_processors() -> None:
    once, again = (searched(crowded(), 4_000, workers=2) for _ in range(2))
    assert once.places == again.places


def test_the_best_so_far_never_gets_worse() -> None:
    seen: list[int] = []

    def look(best: Drafted, seconds: float) -> bool:
        seen.append(best.cost)
        return False

    improve(crowded(), Budget(60, 20_000, 1, 1), look)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < seen[0]


def test_too_many_showings_leave_some_outside_and_the_rest_in_place() -> None:
    found = searched(crowded(70), tries=10_000)
    assert 0 < len(found.outside) < 35
    timetable = Timetable(placements=found.places)
    assert {one.code for one in check(crowded(70), timetable)} == {"unplaced"}


def test_what_is_published_stays_while_a_new_showing_finds_room() -> None:
    before = searched(crowded(), tries=8_000)
    wanted = crowded(26).changed(published=before.places)
    after = searched(wanted, tries=8_000)
    assert after.outside == ()
    kept = set(before.places) & set(after.places)
    assert len(kept) >= len(before.places) - 2


def test_a_pin_splits_a_hall_s_day_and_its_changeover_is_kept() -> None:
    pinned = place("s1", "h0", 15)
    wanted = crowded().changed(pins=[pinned])
    found = searched(wanted)
    assert pinned in found.places
    assert check(wanted, Timetable(placements=found.places)) == []
