"""Why a problem has no timetable: the fewest records and rules that exclude each other.

Deletion filtering (Chinneck 2008, *Feasibility and Infeasibility in Optimization*, §6.3.1), first
on showings, then on the rules that bind those: without any one of them the rest can be met.
Conflicts that share no showing are found one after another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadshow.engines.kernel.findings import Finding, Reason, Severity, Subject
from roadshow.engines.timetable.constraints import HARD
from roadshow.engines.timetable.constraints.variables import Demand, Variables
from roadshow.engines.timetable.mends import mends, no_room
from roadshow.engines.timetable.parts import Showing
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.solver import Limits, Stop, feasible

QUICK = Limits(seconds=5.0, workers=1)

LEAST_TELLING = (
    "hall_overlap",
    "opening_hours",
    "window",
    "film_overlap",
    "different_days",
    "guest_overlap",
    "print_overlap",
    "guest_presence",
    "format",
    "right_hall",
    "pin",
)
"""Where one of several rules can be left out, the earlier one is: the later tells a person more."""


@dataclass(frozen=True)
class _Asker:
    """Asks CP-SAT about parts of one problem."""

    problem: Problem
    limits: Limits
    stop: Stop

    def fails(self, left_out: frozenset[str], relaxed: frozenset[Demand] = frozenset()) -> bool:
        """Whether this part is known to have no timetable."""
        if self.stop():
            return False
        answer = feasible(
            self.problem, limits=self.limits, left_out=left_out, relaxed=relaxed, stop=self.stop
        )
        return answer is False


def explain(
    problem: Problem, *, limits: Limits = QUICK, stop: Stop = lambda: False
) -> tuple[Finding, ...]:
    """One finding ``cannot_all_be_met`` a conflict: showings at odds, rules, mends that work.

    ``limits`` are for each of many questions to CP-SAT. Where one ends without an answer, or
    ``stop()`` is true, a conflict is not the smallest. Empty where the problem is feasible.
    """
    asker = _Asker(problem, limits, stop)
    conflicts = list(_conflicts(asker))
    return tuple(_finding(asker, core, frozenset().union(*conflicts) - core) for core in conflicts)


def explain_left_out(
    problem: Problem,
    timetable: Timetable,
    *,
    limits: Limits = QUICK,
    stop: Stop = lambda: False,
) -> tuple[Finding, ...]:
    """Why showings are left out of a large problem's timetable.

    Asks only about those and what they are bound to: their films' other showings, those with their
    guests or prints, and pins. Where those can all be placed, a showing is told as ``no_room``:
    every stretch that may take it was tried and is wanted for others.
    """
    placed = {place.showing for place in timetable.placements}
    outside = [showing for showing in problem.showings if showing.id not in placed]
    part = problem.part(_bound(problem, outside))
    found = explain(part, limits=limits, stop=stop)
    told = {subject.id for finding in found for subject in finding.subjects}
    alone = (showing for showing in outside if showing.id not in told)
    return (*found, *(no_room(problem, timetable, showing, stop) for showing in alone))


def _bound(problem: Problem, outside: Sequence[Showing]) -> set[str]:
    """These showings and those that a rule binds to one of them."""
    films = {(showing.film, showing.city) for showing in outside}
    guests = {guest for showing in outside if showing.qa_minutes for guest in showing.guests}
    prints = {showing.print for showing in outside} - {""}
    pinned = {pin.showing for pin in problem.pins}
    return {
        showing.id
        for showing in problem.showings
        if (showing.film, showing.city) in films
        or (showing.qa_minutes and guests.intersection(showing.guests))
        or showing.print in prints
        or showing.id in pinned
    }


def _conflicts(asker: _Asker) -> Iterator[frozenset[str]]:
    """Sets of showings that have no place together, none in two sets."""
    explained: frozenset[str] = frozenset()
    while asker.fails(explained):
        core = _smallest(asker, explained)
        yield core
        explained |= core


def _smallest(asker: _Asker, left_out: frozenset[str]) -> frozenset[str]:
    """Showings that cannot all be placed, while without any one of them the rest can."""
    every = [showing.id for showing in asker.problem.showings]
    kept = [name for name in every if name not in left_out]
    size = max(1, len(kept) // 2)
    while size:
        begin = 0
        while begin < len(kept):
            tried = kept[:begin] + kept[begin + size :]
            if tried and asker.fails(frozenset(every) - frozenset(tried)):
                kept = tried
            else:
                begin += size
        size //= 2
    return frozenset(kept)


def _finding(asker: _Asker, core: frozenset[str], others: frozenset[str]) -> Finding:
    every = frozenset(showing.id for showing in asker.problem.showings)
    reasons = _reasons(asker, every - core)
    return Finding(
        code="cannot_all_be_met",
        severity=Severity.FORBID,
        subjects=tuple(Subject(kind="showing", id=name) for name in sorted(core)),
        mends=mends(
            asker.problem, core, reasons, left_out=others, limits=asker.limits, stop=asker.stop
        ),
        because=reasons,
    )


def _reasons(asker: _Asker, left_out: frozenset[str]) -> tuple[Reason, ...]:
    """Rules on the showings at odds, none of which can be spared."""
    variables = Variables(asker.problem, left_out=left_out)
    for add in HARD:
        add(variables)
    kept = sorted(variables.asked, key=lambda demand: LEAST_TELLING.index(demand.rule))
    relaxed: frozenset[Demand] = frozenset()
    for demand in kept:
        if asker.fails(left_out, relaxed | {demand}):
            relaxed |= {demand}
    return tuple(Reason(rule=d.rule, subjects=d.subjects) for d in kept if d not in relaxed)
