"""Why a problem has no timetable: the fewest demands that cannot be met together, and what helps.

A demand is one thing that a person could give up: a showing, a pin, a guest at a Q&A. Deletion
filtering (Chinneck 2008, *Feasibility and Infeasibility in Optimization*, §6.3.1) keeps a smallest
set, in the sense that without any one of it the rest can be met. Every mend offered was tried on
the whole problem.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from roadshow.engines.kernel.findings import Finding, Mend, Severity, Subject
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solver import Limits, feasible

QUICK = Limits(seconds=5.0, workers=1)


@dataclass(frozen=True)
class Demand:
    """``code`` says what giving it up means."""

    code: str
    showing: str
    guest: str = ""

    def subjects(self) -> tuple[Subject, ...]:
        found = (Subject(kind="showing", id=self.showing),)
        return (*found, Subject(kind="guest", id=self.guest)) if self.guest else found

    def given_up(self, problem: Problem) -> Problem:
        """The problem without this demand."""
        match self.code:
            case "free_pin":
                pins = tuple(pin for pin in problem.pins if pin.showing != self.showing)
                return problem.model_copy(update={"pins": pins})
            case "excuse_guest":
                showings = tuple(
                    showing.model_copy(
                        update={"guests": tuple(g for g in showing.guests if g != self.guest)}
                    )
                    if showing.id == self.showing
                    else showing
                    for showing in problem.showings
                )
                return problem.model_copy(update={"showings": showings})
            case _:
                return _without(problem, {self.showing})


def explain(problem: Problem, *, limits: Limits = QUICK) -> tuple[Finding, ...]:
    """One finding ``cannot_all_be_met`` with the showings at odds and the mends that work.

    Empty where the problem is feasible, or where ``limits`` came before an answer.
    """
    if feasible(problem, limits=limits) is not False:
        return ()
    core = _smallest(problem, limits)
    at_odds = _fresh(_without(problem, {s.id for s in problem.showings} - core))
    subjects = tuple(Subject(kind="showing", id=name) for name in sorted(core))
    mends = tuple(
        Mend(code=demand.code, subjects=demand.subjects())
        for demand in _demands(at_odds)
        if feasible(_fresh(demand.given_up(problem)), limits=limits)
    )
    return (
        Finding(code="cannot_all_be_met", severity=Severity.FORBID, subjects=subjects, mends=mends),
    )


def _smallest(problem: Problem, limits: Limits) -> set[str]:
    """Names of showings that cannot all be placed, while without any one of them the rest can."""
    kept = [showing.id for showing in problem.showings]
    size = max(1, len(kept) // 2)
    while size:
        for begin in range(0, len(kept), size):
            tried = kept[:begin] + kept[begin + size :]
            gone = {showing.id for showing in problem.showings} - set(tried)
            if tried and feasible(_fresh(_without(problem, gone)), limits=limits) is False:
                kept = tried
                break
        else:
            size //= 2
    return set(kept)


def _demands(problem: Problem) -> Iterable[Demand]:
    """The least painful first."""
    for pin in problem.pins:
        yield Demand("free_pin", pin.showing)
    for showing in problem.showings:
        for guest in showing.guests:
            yield Demand("excuse_guest", showing.id, guest)
    for showing in problem.showings:
        yield Demand("drop_showing", showing.id)


def _without(problem: Problem, gone: set[str]) -> Problem:
    return problem.model_copy(
        update={
            "showings": tuple(s for s in problem.showings if s.id not in gone),
            "pins": tuple(p for p in problem.pins if p.showing not in gone),
            "published": tuple(p for p in problem.published if p.showing not in gone),
        }
    )


def _fresh(problem: Problem) -> Problem:
    """The same, without the look-up tables that ``model_copy`` brings along."""
    return Problem.model_validate(problem.model_dump())
