"""Why there is no timetable: the fewest showings and rules at odds."""

from roadshow.engines.kernel.findings import Finding
from roadshow.engines.timetable.explain import explain, explain_left_out
from roadshow.engines.timetable.parts import Film, Stay
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Status
from roadshow.engines.timetable.solver import Limits, solve
from tests.engines.timetable.problems import city, guest, hall, place, problem, showing, span

QUICK = Limits(seconds=20, workers=1)


def names(finding: Finding) -> list[str]:
    return [subject.id for subject in finding.subjects]


def because(finding: Finding) -> set[tuple[str, ...]]:
    return {(reason.rule, *(s.id for s in reason.subjects)) for reason in finding.because}


def mends(finding: Finding) -> set[tuple[str, str]]:
    return {(mend.code, mend.subjects[0].id) for mend in finding.mends}


def one_guest_two_cities() -> Problem:
    evening = [span(18, 23)]
    return problem(
        showing("almaty", qa_minutes=30, guests=["zhang"], windows=evening),
        showing(
            "moscow", city="moscow", film="f2", qa_minutes=30, guests=["zhang"], windows=evening
        ),
        showing("bystander", film="f2"),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("h2", city="moscow")],
        guests=[guest(presences=[Stay(city=c, when=span(0, 72)) for c in ("almaty", "moscow")])],
    )


def test_a_feasible_problem_needs_no_explanation() -> None:
    assert explain(problem(showing("s1")), limits=QUICK) == ()


def test_two_qas_on_one_evening_in_two_cities() -> None:
    (finding,) = explain(one_guest_two_cities(), limits=QUICK)
    assert names(finding) == ["almaty", "moscow"]
    assert because(finding) == {
        ("guest_overlap", "zhang"),
        ("window", "almaty"),
        ("window", "moscow"),
    }
    for code in ("excuse_guest", "drop_qa", "drop_showing"):
        assert {(code, "almaty"), (code, "moscow")} <= mends(finding)


def test_a_pin_that_stands_in_the_way() -> None:
    made = problem(
        showing("s1", windows=[span(12, 15)]),
        showing("s2", film="f2"),
        pins=[place("s2", "h1", 13)],
    )
    (finding,) = explain(made, limits=QUICK)
    assert set(names(finding)) == {"s1", "s2"}
    assert because(finding) == {("hall_overlap", "h1"), ("window", "s1"), ("pin", "s2")}
    assert ("free_pin", "s2") in mends(finding)


def test_a_showing_that_fits_nowhere_by_itself() -> None:
    made = problem(showing("s1", windows=[span(12, 13)]), showing("s2", film="f2"))
    (finding,) = explain(made, limits=QUICK)
    assert (names(finding), because(finding)) == (["s1"], {("window", "s1")})
    assert mends(finding) == {("wider_window", "s1"), ("drop_showing", "s1")}


def test_a_guest_who_is_never_there() -> None:
    made = problem(showing("s1", qa_minutes=30, guests=["zhang"]), guests=[guest(presences=())])
    (finding,) = explain(made, limits=QUICK)
    assert because(finding) == {("guest_presence", "s1", "zhang")}
    assert mends(finding) == {("excuse_guest", "s1"), ("drop_qa", "s1"), ("drop_showing", "s1")}


def test_a_city_without_a_hall_leaves_only_dropping() -> None:
    made = problem(showing("s1", city="oslo"), cities=[city(), city("oslo")])
    (finding,) = explain(made, limits=QUICK)
    assert (names(finding), because(finding)) == (["s1"], set())
    assert mends(finding) == {("drop_showing", "s1")}


def test_two_conflicts_are_told_apart_and_each_has_mends() -> None:
    made = problem(
        showing("s1", windows=[span(12, 13)]),
        showing("s2", film="f2", windows=[span(15, 16)]),
        showing("s3", film="f2", windows=[span(24, 72)]),
    )
    findings = explain(made, limits=QUICK)
    assert sorted(map(names, findings)) == [["s1"], ["s2"]]
    assert all(("drop_showing", name) in mends(f) for f in findings for name in names(f))


def test_who_stops_is_not_kept_waiting() -> None:
    assert explain(one_guest_two_cities(), limits=QUICK, stop=lambda: True) == ()


def full(extra: int) -> Problem:
    """A hall with room for thirty films, ten a day, and so many more."""
    openings = [span(hour, hour + 1.5, day) for day in range(3) for hour in range(0, 20, 2)]
    names = [f"f{n}" for n in range(30 + extra)]
    return problem(
        *(showing(f"s{name[1:]}", film=name) for name in names),
        halls=[hall(openings=openings)],
        films=[Film(id=name, title=name, minutes=90) for name in names],
    )


def test_a_showing_for_which_no_hall_has_room_is_told_with_what_would_make_some() -> None:
    solution = solve(full(1), limits=Limits(seconds=20, work=2, workers=1))
    assert (solution.status, len(solution.placements)) == (Status.UNKNOWN, 30)
    (finding,) = explain_left_out(full(1), solution)
    assert finding.code == "no_room"
    (left,) = finding.subjects
    assert {(mend.code, mend.subjects[0].id) for mend in finding.mends} == {
        ("longer_hours", "h1"),
        ("drop_showing", left.id),
    }
    assert [mend.minutes for mend in finding.mends if mend.code == "longer_hours"] == [30]


def test_showings_at_odds_are_told_even_in_a_large_problem() -> None:
    both = [
        showing(n, film=f, qa_minutes=30, guests=["zhang"]) for n, f in (("a", "f0"), ("b", "f1"))
    ]
    at_once = [one.model_copy(update={"windows": (span(12, 13.5),)}) for one in both]
    made = full(0).changed(
        showings=[*full(0).showings, *at_once],
        halls=[hall(openings=full(0).halls[0].openings), hall("h2"), hall("h3")],
        guests=[guest()],
    )
    solution = solve(made, limits=Limits(seconds=20, work=2, workers=1))
    assert solution.status is Status.UNKNOWN
    (finding,) = explain_left_out(made, solution)
    assert finding.code == "cannot_all_be_met"
    assert {subject.id for subject in finding.subjects} == {"a", "b"}
    assert "guest_overlap" in {reason.rule for reason in finding.because}
    assert "excuse_guest" in {mend.code for mend in finding.mends}
