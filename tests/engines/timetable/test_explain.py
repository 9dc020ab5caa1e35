"""Why there is no timetable: the fewest showings at odds, and mends that work."""

from roadshow.engines.timetable.explain import explain
from roadshow.engines.timetable.problem import Stay
from roadshow.engines.timetable.solver import Limits
from tests.engines.timetable.problems import city, guest, hall, place, problem, showing, span

QUICK = Limits(seconds=20, workers=1)


def test_a_feasible_problem_needs_no_explanation() -> None:
    assert explain(problem(showing("s1")), limits=QUICK) == ()


def test_two_qas_on_one_evening_in_two_cities() -> None:
    evening = [span(18, 23)]
    made = problem(
        showing("almaty", qa_minutes=30, guests=["zhang"], windows=evening),
        showing(
            "moscow", city="moscow", film="f2", qa_minutes=30, guests=["zhang"], windows=evening
        ),
        showing("bystander", film="f2"),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("h2", city="moscow")],
        guests=[guest(presences=[Stay(city=c, when=span(0, 72)) for c in ("almaty", "moscow")])],
    )
    (finding,) = explain(made, limits=QUICK)
    assert [subject.id for subject in finding.subjects] == ["almaty", "moscow"]
    assert {(mend.code, mend.subjects[0].id) for mend in finding.mends} == {
        ("excuse_guest", "almaty"),
        ("excuse_guest", "moscow"),
        ("drop_showing", "almaty"),
        ("drop_showing", "moscow"),
    }


def test_a_pin_that_stands_in_the_way() -> None:
    made = problem(
        showing("s1", windows=[span(12, 15)]),
        showing("s2", film="f2"),
        pins=[place("s2", "h1", 13)],
    )
    (finding,) = explain(made, limits=QUICK)
    assert {subject.id for subject in finding.subjects} == {"s1", "s2"}
    assert ("free_pin", "s2") in {(m.code, m.subjects[0].id) for m in finding.mends}


def test_a_showing_that_fits_nowhere_by_itself() -> None:
    made = problem(showing("s1", windows=[span(12, 13)]), showing("s2", film="f2"))
    (finding,) = explain(made, limits=QUICK)
    assert [subject.id for subject in finding.subjects] == ["s1"]
    assert [mend.code for mend in finding.mends] == ["drop_showing"]
