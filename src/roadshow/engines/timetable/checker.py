"""Judges any timetable: ours, hand-made, imported. Knows nothing of how one is made.

Each rule is a function from problem and placements to findings; codes are the rules' names.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from roadshow.engines.kernel.findings import Finding, Severity, Subject
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Hall, Place, Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable


@dataclass(frozen=True)
class Placed:
    """A showing in its place, with the stretches of time that the rules speak of."""

    showing: Showing
    hall: Hall
    film: Interval
    whole: Interval
    """Film and Q&A."""

    busy: Interval
    """The whole and the changeover after it."""

    duty: Interval | None
    """When its guests are needed: the Q&A and the lead before it; nothing without a Q&A."""


def check(problem: Problem, timetable: Timetable) -> list[Finding]:
    """Every broken rule. An empty list means that the timetable can be played.

    Raises:
        KeyError: a placement names a showing or hall that the problem does not have.
    """
    placed = [_placed(problem, place.showing, place) for place in timetable.placements]
    return [finding for rule in RULES for finding in rule(problem, placed)]


def window(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one in placed:
        if not any(window.holds(one.film) for window in one.showing.windows):
            yield _forbidden("window", _showing(one))


def opening_hours(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one in placed:
        if not any(opening.holds(one.whole) for opening in one.hall.openings):
            yield _forbidden("opening_hours", _showing(one), _hall(one))


def right_hall(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one in placed:
        wished = one.showing.halls
        if one.hall.city != one.showing.city or (wished and one.hall.id not in wished):
            yield _forbidden("right_hall", _showing(one), _hall(one))


def format(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:  # noqa: A001 (the rule's name)
    for one in placed:
        needed, there = one.showing.format, one.hall.formats
        if needed and there and needed not in there:
            yield _forbidden("format", _showing(one), _hall(one))


def hall_overlap(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one, other in _pairs(placed, lambda one: one.hall.id):
        if one.busy.overlaps(other.busy):
            yield _forbidden("hall_overlap", _showing(one), _showing(other), _hall(one))


def guest_presence(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one in placed:
        for name in one.showing.guests:
            stays = [s.when for s in problem.guest[name].presences if s.city == one.showing.city]
            duty = one.duty
            if duty and not any(stay.holds(duty) for stay in stays):
                yield _forbidden("guest_presence", _showing(one), _guest(name))


def guest_overlap(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for guest in problem.guests:
        meetings = [
            (one.duty, one.hall.spot, _showing(one))
            for one in placed
            if guest.id in one.showing.guests and one.duty
        ]
        others = [
            (stay.when, stay.spot, Subject(kind="engagement", id=f"{guest.id}:{number}"))
            for number, stay in enumerate(guest.engagements)
        ]
        pairs = [*combinations(meetings, 2), *((m, o) for m in meetings for o in others)]
        for (when, spot, who), (then, place, what) in pairs:
            way = problem.way(spot, place) + guest.rest
            if when.longer(after=way).overlaps(then.longer(after=way)):
                yield _forbidden("guest_overlap", who, what, _guest(guest.id))


def print_overlap(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one, other in _pairs(
        [one for one in placed if one.showing.print], lambda p: p.showing.print
    ):
        copy = problem.copy_of[one.showing.print]
        apart = problem.way(one.hall.spot, other.hall.spot) + copy.handling
        if one.film.longer(after=apart).overlaps(other.film.longer(after=apart)):
            about = Subject(kind="print", id=copy.id)
            yield _forbidden("print_overlap", _showing(one), _showing(other), about)


def film_overlap(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    for one, other in _same_film(placed):
        gap = problem.repeat_gap
        if one.film.longer(after=gap).overlaps(other.film.longer(after=gap)):
            yield _forbidden("film_overlap", _showing(one), _showing(other))


def different_days(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    wished = problem.repeats(problem.showings)
    for one, other in _same_film(placed):
        film, city = one.showing.film, one.showing.city
        if not problem.distinct_days(film, len(wished[film, city]), city):
            continue
        days = problem.city[city].days
        for day in days:
            if day.start <= one.film.start < day.end and day.start <= other.film.start < day.end:
                yield _forbidden("different_days", _showing(one), _showing(other))


def pin(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    where = {one.showing.id: (one.hall.id, one.film.start) for one in placed}
    for pinned in problem.pins:
        if where.get(pinned.showing) != (pinned.hall, pinned.start):
            yield _forbidden("pin", Subject(kind="showing", id=pinned.showing))


def placed_once(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    seen: set[str] = set()
    for one in placed:
        if one.showing.id in seen:
            yield _forbidden("placed_once", _showing(one))
        seen.add(one.showing.id)


def unplaced(problem: Problem, placed: list[Placed]) -> Iterator[Finding]:
    """Not yet placed: the public would not see it. Worth a warning, no more."""
    there = {one.showing.id for one in placed}
    for showing in problem.showings:
        if showing.id not in there:
            subject = Subject(kind="showing", id=showing.id)
            yield Finding(code="unplaced", severity=Severity.WARN, subjects=(subject,))


RULES = (
    window,
    opening_hours,
    right_hall,
    format,
    hall_overlap,
    guest_presence,
    guest_overlap,
    print_overlap,
    film_overlap,
    different_days,
    pin,
    placed_once,
    unplaced,
)


def _same_film(placed: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    return _pairs(placed, lambda one: (one.showing.film, one.showing.city))


def _pairs(
    placed: Iterable[Placed], key: Callable[[Placed], Hashable]
) -> Iterator[tuple[Placed, Placed]]:
    """Pairs that share a key."""
    groups: dict[Hashable, list[Placed]] = {}
    for one in placed:
        groups.setdefault(key(one), []).append(one)
    for group in groups.values():
        yield from combinations(group, 2)


def _placed(problem: Problem, name: str, place: Place) -> Placed:
    showing = problem.showing[name]
    after, minutes = problem.duty(showing)

    def stretch(begin: int, length: int) -> Interval:
        start = place.start + timedelta(minutes=begin)
        return Interval(start=start, end=start + timedelta(minutes=length))

    hall, whole = problem.hall[place.hall], problem.minutes(showing)
    return Placed(
        showing=showing,
        hall=hall,
        film=stretch(0, problem.length(showing)),
        whole=stretch(0, whole),
        busy=stretch(0, whole + problem.changeover(showing, hall)),
        duty=stretch(after, minutes) if minutes else None,
    )


def _forbidden(code: str, *subjects: Subject) -> Finding:
    return Finding(code=code, severity=Severity.FORBID, subjects=subjects)


def _showing(one: Placed) -> Subject:
    return Subject(kind="showing", id=one.showing.id)


def _hall(one: Placed) -> Subject:
    return Subject(kind="hall", id=one.hall.id)


def _guest(name: str) -> Subject:
    return Subject(kind="guest", id=name)
