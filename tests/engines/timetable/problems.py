"""Small problems to begin a test from, and random ones with a timetable known beforehand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import City, Film, Guest, Hall, Place, Showing, Stay, Travel
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable

MONDAY = datetime(2025, 11, 24, tzinfo=UTC)


def at(hour: float, day: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour)


def span(start: float, end: float, day: int = 0) -> Interval:
    return Interval(start=at(start, day), end=at(end, day))


def place(showing: str, hall: str, hour: float, day: int = 0) -> Place:
    return Place(showing=showing, hall=hall, start=at(hour, day))


def table(*placements: Place) -> Timetable:
    return Timetable(placements=placements)


def city(name: str = "almaty", days: int = 3) -> City:
    return City(
        id=name,
        days=tuple(span(0, 24, day) for day in range(days)),
        prime=tuple(span(18, 20.5, day) for day in range(days)),
    )


def hall(name: str = "h1", **fields: Any) -> Hall:
    given = {
        "city": "almaty",
        "seats": 100,
        "changeover": 20,
        "openings": [span(12, 23, d) for d in range(3)],
    }
    return Hall.model_validate({"id": name, **given, **fields})


def showing(name: str, **fields: Any) -> Showing:
    given = {"film": "f1", "city": "almaty", "windows": [span(0, 24 * 3)]}
    return Showing.model_validate({"id": name, **given, **fields})


def guest(name: str = "zhang", **fields: Any) -> Guest:
    given = {"name": "Zhang Qi", "presences": [Stay(city="almaty", when=span(0, 72))]}
    return Guest.model_validate({"id": name, **given, **fields})


def problem(*showings: Showing, **fields: Any) -> Problem:
    """One city and hall, two films of 120 and 90 minutes, three days, unless said otherwise."""
    given = {
        "cities": [city()],
        "halls": [hall()],
        "films": [Film(id="f1", title="One", minutes=120), Film(id="f2", title="Two", minutes=90)],
    }
    return Problem.model_validate({**given, "showings": showings, **fields})


@st.composite
def solvable(draw: st.DrawFn) -> tuple[Problem, Timetable]:
    """A problem made around a timetable, so that there is one; and that timetable.

    Each showing gets a day and an hour of its own in one of two cities' halls, and a window, an
    opening and (if it has a Q&A) a guest's presence that hold it.
    """
    cities = ("almaty", "moscow")
    halls = [f"{name} {n}" for name in cities for n in range(draw(st.integers(1, 2)))]
    films = {f"f{n}": draw(st.integers(60, 150)) for n in range(draw(st.integers(1, 3)))}
    showings, places, stays = [], [], []
    openings: dict[str, list[Interval]] = {name: [] for name in halls}
    for number in range(draw(st.integers(1, 5))):
        film, where = draw(st.sampled_from(sorted(films))), draw(st.sampled_from(halls))
        qa = draw(st.sampled_from((0, 30)))
        start = at(18 + draw(st.integers(0, 12)) / 12, day=number)
        end = start + timedelta(minutes=films[film] + qa)
        slack = timedelta(minutes=draw(st.integers(0, 180)))
        openings[where].append(Interval(start=start - slack, end=end + slack))
        stays.append(Stay(city=where.split()[0], when=Interval(start=start, end=end + slack)))
        showings.append(
            showing(
                f"s{number}",
                film=film,
                city=where.split()[0],
                windows=[Interval(start=start - slack, end=end + slack)],
                qa_minutes=qa,
                guests=["zhang"] if qa else [],
            )
        )
        places.append(Place(showing=f"s{number}", hall=where, start=start))
    pinned = [p for p in places if draw(st.booleans()) and draw(st.booleans())]
    made = problem(
        *showings,
        cities=[city(name, days=6) for name in cities],
        halls=[
            hall(
                name,
                city=name.split()[0],
                seats=draw(st.integers(50, 400)),
                openings=openings[name] or [span(12, 23)],
            )
            for name in halls
        ],
        films=[Film(id=name, title=name, minutes=length) for name, length in films.items()],
        guests=[guest(presences=stays)],
        travel=[Travel(a="almaty", b="moscow", minutes=8 * 60)],
        pins=pinned,
        published=[p for p in places if draw(st.booleans())],
    )
    return made, Timetable(placements=tuple(places))
