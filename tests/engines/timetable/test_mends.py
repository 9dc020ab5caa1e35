"""Changes that settle a conflict, the smallest that does."""

from roadshow.engines.kernel.findings import Mend, Subject
from roadshow.engines.timetable.explain import explain
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solver import Limits
from tests.engines.timetable.problems import guest, hall, place, problem, showing, span

QUICK = Limits(seconds=20, workers=1)


def mend(code: str, minutes: int | None = None, **records: str) -> Mend:
    subjects = tuple(Subject(kind=kind, id=name) for kind, name in records.items())
    return Mend(code=code, minutes=minutes, subjects=subjects)


def offered(made: Problem) -> tuple[Mend, ...]:
    (finding,) = explain(made, limits=QUICK)
    return finding.mends


def test_a_hall_open_too_short_is_to_be_open_as_much_longer_as_helps() -> None:
    # 120 minutes of film in 30 minutes of opening: 60 at both ends reach 150, 30 only 90.
    made = problem(showing("s1"), halls=[hall(openings=[span(18, 18.5)])])
    assert offered(made)[0] == mend("longer_hours", 60, hall="h1")


def test_a_qa_that_does_not_fit_may_be_dropped() -> None:
    made = problem(showing("s1", qa_minutes=30), halls=[hall(openings=[span(18, 20)])])
    assert mend("drop_qa", showing="s1") in offered(made)


def test_a_choice_of_halls_may_be_widened() -> None:
    made = problem(showing("s1", halls=["h2"]), halls=[hall(), hall("h2", openings=[span(18, 19)])])
    assert mend("any_hall", showing="s1") in offered(made)


def test_what_does_not_help_is_not_offered() -> None:
    # Freed from its pin, it still has no hall that is open long enough.
    made = problem(
        showing("s1"), halls=[hall(openings=[span(18, 19)])], pins=[place("s1", "h1", 12)]
    )
    assert mend("free_pin", showing="s1") not in offered(made)
    assert mend("drop_showing", showing="s1") in offered(made)


def test_a_guest_who_cannot_come_may_be_excused() -> None:
    away = guest(presences=())
    made = problem(showing("s1", qa_minutes=30, guests=["zhang"]), guests=[away])
    assert offered(made)[0] == mend("excuse_guest", showing="s1", guest="zhang")
