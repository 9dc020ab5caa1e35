"""Where a showing may go: the same answer as the checker's, for every hall and start."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.engines.kernel.findings import Severity
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.parts import (
    City,
    Cleaning,
    Film,
    Guest,
    Hall,
    Place,
    Print,
    Showing,
    Stay,
    Travel,
)
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.rooms import rooms
from roadshow.engines.timetable.solution import Timetable
from tests.engines.timetable.problems import (
    at,
    guest,
    hall,
    place,
    problem,
    showing,
    span,
    table,
)

CITIES = ("almaty", "moscow")
HALLS = ("h1", "h2", "h3", "m1")
hours = st.integers(-30, 90).map(lambda n: n + 0.0)
minutes = st.integers(0, 90)


@st.composite
def spans(draw: st.DrawFn) -> Any:
    start = draw(st.integers(-6, 60))
    return span(start, start + draw(st.integers(1, 40)))


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    return Stay(
        city=draw(st.sampled_from(CITIES)),
        when=draw(spans()),
        venue=draw(st.sampled_from(("", "v1", "v2"))),
    )


@st.composite
def halls(draw: st.DrawFn, name: str) -> Hall:
    return Hall(
        id=name,
        city="moscow" if name == "m1" else "almaty",
        seats=100,
        changeover=draw(minutes),
        openings=tuple(draw(st.lists(spans(), max_size=3))),
        cleaning=tuple(draw(st.lists(st.just(Cleaning(kind="gala", minutes=35)), max_size=1))),
        formats=tuple(draw(st.sets(st.sampled_from(("dcp", "35mm"))))),
        venue=draw(st.sampled_from(("", "v1", "v2"))),
        zone=draw(st.sampled_from(("", "centre"))),
    )


@st.composite
def showings(draw: st.DrawFn, name: str) -> Showing:
    return Showing(
        id=name,
        film=draw(st.sampled_from(("f1", "f2"))),
        city=draw(st.sampled_from(CITIES)),
        windows=tuple(draw(st.lists(spans(), min_size=1, max_size=2))),
        minutes=draw(st.sampled_from((None, 45))),
        format=draw(st.sampled_from(("", "dcp"))),
        print=draw(st.sampled_from(("", "p1"))),
        kind=draw(st.sampled_from(("", "gala"))),
        qa_minutes=draw(st.sampled_from((0, 30))),
        lead=draw(st.sampled_from((0, 20, 300))),
        guests=tuple(sorted(draw(st.sets(st.sampled_from(("zhang", "li")))))),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    names = [f"s{n}" for n in range(draw(st.integers(2, 5)))]
    made = [draw(showings(name)) for name in names]
    there = [draw(halls(name)) for name in HALLS]
    known = {v for one in there for v in (one.spot.venue, one.zone)} - {""}
    ways = {frozenset(("almaty", "moscow")): 200, frozenset(("v1", "v2")): 25}
    return Problem(
        cities=tuple(City(id=c, days=tuple(span(0, 24, d) for d in range(3))) for c in CITIES),
        halls=tuple(there),
        films=(
            Film(id="f1", title="One", minutes=120, same_day=draw(st.booleans())),
            Film(id="f2", title="Two", minutes=90),
        ),
        showings=tuple(made),
        guests=tuple(
            Guest(
                id=name,
                name=name,
                presences=tuple(draw(st.lists(stays(), max_size=3))),
                engagements=tuple(draw(st.lists(stays(), max_size=2))),
                rest=draw(st.sampled_from((0, 15))),
            )
            for name in ("zhang", "li")
        ),
        prints=(Print(id="p1", handling=draw(minutes)),),
        travel=tuple(
            Travel(a=min(pair), b=max(pair), minutes=m)
            for pair, m in ways.items()
            if pair <= known | set(CITIES)
        ),
        across=draw(st.sampled_from((0, 20))),
        repeat_gap=draw(st.sampled_from((0, 60, 720))),
    )


@st.composite
def moves(draw: st.DrawFn) -> tuple[Problem, Timetable, Place]:
    """A problem, where its showings stand, and where the first is to go."""
    made = draw(problems())
    put = [one for one in made.showings if draw(st.booleans())]
    placements = tuple(
        Place(showing=one.id, hall=draw(st.sampled_from(HALLS)), start=draw(_starts()))
        for one in put
    )
    wish = Place(showing="s0", hall=draw(st.sampled_from(HALLS)), start=draw(_starts()))
    return made, Timetable(placements=placements), wish


def _starts() -> Any:
    return st.integers(-10 * 12, 80 * 12).map(lambda n: at(n / 12))


def forbidden(made: Problem, timetable: Timetable, wish: Place) -> set[str]:
    """The rules that the checker finds broken at the showing, once it is moved."""
    rest = tuple(one for one in timetable.placements if one.showing != wish.showing)
    moved = Timetable(placements=(*rest, wish))
    return {
        finding.code
        for finding in check(made, moved)
        if finding.severity == Severity.FORBID
        and any(s.kind == "showing" and s.id == wish.showing for s in finding.subjects)
    }


def told(made: Problem, timetable: Timetable, wish: Place) -> set[str]:
    return {
        stretch.finding.code
        for stretch in rooms(made, timetable, wish.showing)[wish.hall]
        if stretch.first <= wish.start <= stretch.last
    }


@given(moves())
@settings(max_examples=400, deadline=None)
def test_a_start_is_forbidden_exactly_where_the_checker_forbids_it(
    move: tuple[Problem, Timetable, Place],
) -> None:
    assert told(*move) == forbidden(*move)


@given(moves())
@settings(max_examples=100, deadline=None)
def test_the_edges_of_every_stretch_are_the_checker_s_too(
    move: tuple[Problem, Timetable, Place],
) -> None:
    made, timetable, wish = move
    second = timedelta(seconds=1)
    for stretch in rooms(made, timetable, wish.showing)[wish.hall]:
        for start in (
            stretch.first - second,
            stretch.first,
            stretch.last,
            stretch.last + second,
        ):
            if 1950 < start.year < 2150:
                there = Place(showing=wish.showing, hall=wish.hall, start=start)
                assert told(made, timetable, there) == forbidden(made, timetable, there)


def test_a_taken_hall_is_free_again_after_its_changeover() -> None:
    made = problem(showing("a"), showing("b", film="f2"))
    found = rooms(made, table(place("a", "h1", 14)), "b")["h1"]
    [taken] = [one for one in found if one.finding.code == "hall_overlap"]
    minute = timedelta(minutes=1)
    # "b" needs 90 minutes and 20 before 14:00; "a" and its changeover last until 16:20.
    assert taken.first - timedelta(seconds=1) == at(14) - 110 * minute
    assert taken.last + timedelta(seconds=1) == at(16) + 20 * minute
    assert [s.id for s in taken.finding.subjects] == ["b", "a", "h1"]


def test_its_own_pin_does_not_hold_a_showing() -> None:
    made = problem(showing("a"), pins=[place("a", "h1", 14)])
    wish = place("a", "h1", 16)
    assert told(made, table(place("a", "h1", 14)), wish) == set()


def test_a_hall_elsewhere_is_forbidden_for_ever() -> None:
    away = hall("m1", city="moscow")
    made = problem(showing("a"), cities=[city_of("almaty"), city_of("moscow")], halls=[away])
    assert "right_hall" in told(made, table(), place("a", "m1", 14))


def test_a_guest_s_way_is_counted_from_the_hall() -> None:
    expected = Stay(city="almaty", when=span(17, 18), venue="far")
    made = problem(
        showing("a", qa_minutes=30, guests=["zhang"]),
        halls=[hall("h1", venue="near"), hall("h2", venue="far")],
        guests=[guest(engagements=[expected])],
        travel=[Travel(a="near", b="far", minutes=45)],
    )
    # The Q&A lasts until 17:00: in time for the one who is there already, not from afar.
    assert told(made, table(), place("a", "h2", 14.5)) == set()
    assert told(made, table(), place("a", "h1", 14.5)) == {"guest_overlap"}


def city_of(name: str) -> City:
    return City(id=name, days=tuple(span(0, 24, day) for day in range(3)))
