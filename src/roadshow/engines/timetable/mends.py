"""What would settle a conflict: changes a person could make, tried before they are offered."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from roadshow.engines.kernel.findings import Finding, Mend, Reason, Severity, Subject
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.rounds import COLD
from roadshow.engines.timetable.search.team import Round, play
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, Stop, feasible

LONGER = (30, 60, 120, 240)
"""Minutes by which hours and windows are made longer at either end; the first that helps."""

TRIES = 3_000
"""Changes tried to make room for one showing, where most of a timetable stands."""

HALLS = 3
"""Halls whose hours are tried, the largest first."""


@dataclass(frozen=True)
class Change:
    """A mend, and the problem as it would be with it."""

    mend: Mend
    problem: Problem


def mends(
    problem: Problem,
    core: Collection[str],
    reasons: Iterable[Reason],
    *,
    left_out: Collection[str] = (),
    limits: Limits,
    stop: Stop = lambda: False,
) -> tuple[Mend, ...]:
    """The changes after which everything has a place, the least painful first.

    ``left_out``: showings of other conflicts, which want mends of their own.
    """
    found: list[Mend] = []
    for ways in _candidates(problem, core, tuple(reasons)):
        for change in ways:
            gone = {name for name in left_out if name in change.problem.showing}
            if not stop() and feasible(change.problem, limits=limits, left_out=gone, stop=stop):
                found.append(change.mend)
                break
    return tuple(found)


def no_room(problem: Problem, timetable: Timetable, showing: Showing, stop: Stop) -> Finding:
    """That a showing found no free stretch, and the first change of each kind that gives it one
    while all others keep theirs."""
    ways = [_wider_window(problem, showing.id)]
    if showing.halls:
        ways.append(_any_hall(problem, showing.id))
    halls = sorted(problem.halls, key=lambda hall: -hall.seats)
    fitting = [hall for hall in halls if hall.city == showing.city and hall.openings][:HALLS]
    ways += [_longer_hours(problem, hall.id) for hall in fitting]
    found: list[Mend] = []
    for way in ways:
        working = (c.mend for c in way if not stop() and _takes(c, timetable, showing))
        found += islice(working, 1)
    found.append(_mend("drop_showing", showing=showing.id))
    return Finding(
        code="no_room",
        severity=Severity.FORBID,
        subjects=(Subject(kind="showing", id=showing.id),),
        mends=tuple(found),
    )


def _takes(change: Change, timetable: Timetable, showing: Showing) -> bool:
    """Whether the showing has a place beside what stands, once this is changed."""
    standing = {place.showing for place in timetable.placements} | {showing.id}
    part = change.problem.part(standing)
    begin = Round("0", timetable.placements, TRIES, COLD, COLD)
    return not play(part, begin).outside


def _candidates(
    problem: Problem, core: Collection[str], reasons: Iterable[Reason]
) -> Iterator[Iterator[Change]]:
    """Kinds of change; of each, the smallest first."""
    for reason in reasons:
        if reason.rule in LOOSER:
            yield LOOSER[reason.rule](problem, reason.subjects[0].id)
    showings = [showing for showing in problem.showings if showing.id in core]
    with_qa = [showing for showing in showings if showing.qa_minutes]
    yield from (_excuse_guest(problem, one, guest) for one in with_qa for guest in one.guests)
    yield from (_drop_qa(problem, one) for one in with_qa)
    yield from (_drop_showing(problem, one) for one in showings)


def _free_pin(problem: Problem, name: str) -> Iterator[Change]:
    pins = tuple(pin for pin in problem.pins if pin.showing != name)
    yield Change(_mend("free_pin", showing=name), problem.changed(pins=pins))


def _any_hall(problem: Problem, name: str) -> Iterator[Change]:
    wider = _with(problem, problem.showing[name], halls=())
    yield Change(_mend("any_hall", showing=name), wider)


def _longer_hours(problem: Problem, name: str) -> Iterator[Change]:
    hall = problem.hall[name]
    for minutes in LONGER if hall.openings else ():
        open_longer = hall.model_copy(update={"openings": _longer(hall.openings, minutes)})
        halls = tuple(open_longer if one.id == name else one for one in problem.halls)
        mend = _mend("longer_hours", minutes, hall=name)
        yield Change(mend, problem.changed(halls=halls))


def _wider_window(problem: Problem, name: str) -> Iterator[Change]:
    showing = problem.showing[name]
    for minutes in LONGER:
        windows = _longer(showing.windows, minutes)
        mend = _mend("wider_window", minutes, showing=name)
        yield Change(mend, _with(problem, showing, windows=windows))


LOOSER: dict[str, Callable[[Problem, str], Iterator[Change]]] = {
    "pin": _free_pin,
    "right_hall": _any_hall,
    "opening_hours": _longer_hours,
    "window": _wider_window,
}
"""How to loosen a rule about one record, by the rule's name."""


def _excuse_guest(problem: Problem, showing: Showing, guest: str) -> Iterator[Change]:
    guests = tuple(name for name in showing.guests if name != guest)
    mend = _mend("excuse_guest", showing=showing.id, guest=guest)
    yield Change(mend, _with(problem, showing, guests=guests))


def _drop_qa(problem: Problem, showing: Showing) -> Iterator[Change]:
    yield Change(_mend("drop_qa", showing=showing.id), _with(problem, showing, qa_minutes=0))


def _drop_showing(problem: Problem, showing: Showing) -> Iterator[Change]:
    rest = problem.part({one.id for one in problem.showings} - {showing.id})
    yield Change(_mend("drop_showing", showing=showing.id), rest)


def _with(problem: Problem, showing: Showing, **fields: Any) -> Problem:
    changed = showing.model_copy(update=fields)
    return problem.changed(
        showings=tuple(changed if one.id == showing.id else one for one in problem.showings)
    )


def _longer(stretches: Iterable[Interval], minutes: int) -> tuple[Interval, ...]:
    """Longer at both ends, and never two of them overlapping: those become one."""
    found: list[Interval] = []
    for stretch in sorted(stretches, key=lambda one: one.start):
        wide = stretch.longer(before=minutes, after=minutes)
        if found and wide.start <= found[-1].end:
            found[-1] = Interval(start=found[-1].start, end=max(found[-1].end, wide.end))
        else:
            found.append(wide)
    return tuple(found)


def _mend(code: str, minutes: int | None = None, **records: str) -> Mend:
    subjects = tuple(Subject(kind=kind, id=name) for kind, name in records.items())
    return Mend(code=code, subjects=subjects, minutes=minutes)
