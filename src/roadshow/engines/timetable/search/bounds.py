"""What no timetable can be better than."""

from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.bins import Starts, bins_of
from roadshow.engines.timetable.table import NOWHERE, Table
from roadshow.engines.timetable.wishes.full_house import FullHouse


def least(problem: Problem) -> int:
    """Points that remain even if each showing had the best hall and hour that it may have, as if
    it were alone; other wishes may all come true."""
    table = Table(problem, problem.pins)
    wish, bins = FullHouse(table), bins_of(table)
    starts = Starts(table, bins)
    known: dict[tuple[int, int], int] = {}
    bound = 0
    for one in range(len(table.showings)):
        if table.hall[one] != NOWHERE:
            bound += wish.around(one)
            continue
        key = (starts.kind(one), wish.weight[one])
        if key not in known:
            halls = {bins[number].hall for number in starts.candidates(one)}
            best = max((wish.worth(one, hall) for hall in halls), default=0)
            known[key] = wish.most[one] - (
                2 * best if table.cities[table.city[one]].prime else best
            )
        bound += known[key]
    return max(0, bound)
