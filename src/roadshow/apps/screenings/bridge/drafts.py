"""What a draft would do, piece by piece, and how much better or worse the timetable would be."""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from roadshow.apps.screenings.bridge import timetable as bridge
from roadshow.apps.screenings.bridge.putting import Left, Put, Wanted, plan
from roadshow.apps.screenings.bridge.versions import OFF, Spot, drafted
from roadshow.apps.screenings.models import Draft, Hall, Screening
from roadshow.apps.tours.models import Tour
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.measures import Measures, measure
from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.table import Table


class Reason(NamedTuple):
    """What changes for one screening. ``rule``: the code of one that is kept or broken; ``was`` and
    ``now``: seats."""

    code: Literal["placed", "rule", "prime", "own_day", "published", "seats"]
    rule: str = ""
    was: int = 0
    now: int = 0


class Piece(NamedTuple):
    """One move of a draft, with what gets better and what worse if the whole draft is taken."""

    put: Put
    gains: list[Reason]
    losses: list[Reason]


class Proposal(NamedTuple):
    """``before``: the timetable as it stands; ``after``: with the pieces that were asked for."""

    pieces: list[Piece]
    left: list[Left]
    before: Measures
    after: Measures


def wanted(draft: Draft, only: Collection[int] | None = None) -> list[Wanted]:
    """Where the draft wants each screening, or ``only`` some: those that nobody changed since."""
    return [
        Wanted(key, spot, draft.editions.get(str(key), 0))
        for key, spot in drafted(draft).spots.items()
        if only is None or key in only
    ]


def proposal(draft: Draft, only: Collection[int] | None = None) -> Proposal:
    """Every piece of a draft. ``only``: the pieces that ``after`` measures, else all."""
    tour = draft.tour
    found = plan(tour, wanted(draft))
    problem = bridge.problem_of(tour)
    now = _known(problem, bridge.timetable_of(tour).placements)
    whole = _with(now, found.puts)
    chosen = [put for put in found.puts if only is None or put.screening.pk in only]
    judge = _Judge(problem, now, whole)
    return Proposal(
        pieces=[judge.piece(put) for put in found.puts],
        left=found.left,
        before=measure(problem, Timetable(placements=now)),
        after=measure(problem, Timetable(placements=_with(now, chosen))),
    )


def movable(tour: Tour, draft: Draft) -> int:
    """How many pieces could be taken, as far as two queries tell: whether a day is still one of its
    showcase is only seen when a piece is looked at."""
    halls = dict(Hall.objects.filter(venue__leg__tour=tour).values_list("pk", "venue__leg_id"))
    rows = Screening.objects.filter(showcase__tour=tour, pinned=False)
    now = {
        pk: (edition, leg, (hall, starts))
        for pk, edition, leg, hall, starts in rows.values_list(
            "pk", "edition", "leg_id", "hall_id", "starts"
        )
    }
    found = [(one, now[one.screening]) for one in wanted(draft) if one.screening in now]
    return sum(
        one.edition == edition and place != one.spot.place and halls.get(one.spot.hall or 0) == leg
        for one, (edition, leg, place) in found
    )


def _known(problem: Problem, places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(p for p in places if p.showing in problem.showing and p.hall in problem.hall)


def _with(now: Iterable[Place], puts: Iterable[Put]) -> tuple[Place, ...]:
    places = {place.showing: place for place in now}
    for put in puts:
        if put.after.hall is not None and put.after.starts is not None:
            key = str(put.screening.pk)
            places[key] = Place(showing=key, hall=str(put.after.hall), start=put.after.starts)
    return tuple(places.values())


class _Judge:
    """Holds two timetables of one problem side by side."""

    def __init__(
        self, problem: Problem, before: tuple[Place, ...], after: tuple[Place, ...]
    ) -> None:
        self.tables = Table(problem, before), Table(problem, after)
        self.broken = _broken(problem, before), _broken(problem, after)
        self.published = {
            place.showing: Spot(int(place.hall), place.start) for place in problem.published
        }

    def piece(self, put: Put) -> Piece:
        key = str(put.screening.pk)
        before, after = (rules.get(key, set()) for rules in self.broken)
        gains = [Reason("rule", rule=rule) for rule in sorted(before - after)]
        losses = [Reason("rule", rule=rule) for rule in sorted(after - before)]
        if put.before.hall is None:
            return Piece(put, [Reason("placed"), *gains], losses)
        for code, was, now in self._facts(key, put):
            if was != now:
                seats = (was, now) if code == "seats" else (0, 0)
                (gains if now > was else losses).append(Reason(code, "", *seats))
        return Piece(put, gains, losses)

    def _facts(
        self, key: str, put: Put
    ) -> list[tuple[Literal["prime", "own_day", "published", "seats"], int, int]]:
        """By code a number before and after; the larger is the better."""
        one, other = self.tables
        number = one.number[key]
        told = self.published.get(key, OFF).place
        seats = [table.halls[table.hall[number]].seats for table in self.tables]
        return [
            ("prime", one.when(number).prime, other.when(number).prime),
            ("own_day", _own_day(one, number), _own_day(other, number)),
            ("published", put.before.place == told, put.after.place == told),
            ("seats", seats[0], seats[1]),
        ]


def _own_day(table: Table, number: int) -> bool:
    """Whether no other showing of its film is on its day in its city."""
    others = [one for one in table.runs[table.run[number]].showings if one != number]
    return all(table.when(one).day != table.when(number).day for one in table.placed(others))


def _broken(problem: Problem, places: tuple[Place, ...]) -> dict[str, set[str]]:
    """The rules that each showing breaks, by its id."""
    found: dict[str, set[str]] = {}
    for finding in check(problem, Timetable(placements=places)):
        for subject in finding.subjects if finding.code != "unplaced" else ():
            if subject.kind == "showing":
                found.setdefault(subject.id, set()).add(finding.code)
    return found
