"""What one viewer can see: showings that lie far enough apart."""

from collections.abc import Iterable, Sequence

from roadshow.engines.timetable.table import MINUTE, Table

NODES = 20_000
"""Steps after which a search for a viewer's plan is given up."""


def conflict(table: Table, one: int, other: int) -> bool:
    """Whether no viewer can see both: too short a way, or at the same time."""
    same = table.venue[table.hall[one]] == table.venue[table.hall[other]]
    gap = MINUTE * (table.problem.breather if same else table.problem.crossing)
    begin, start = table.start[one], table.start[other]
    return begin < start + table.whole[other] + gap and start < begin + table.whole[one] + gap


def plan(table: Table, runs: Sequence[int], nodes: int = NODES) -> dict[int, int]:
    """Showings by run that one viewer can see one after another: all runs where a search of so
    many nodes finds that, else as many as come at once."""
    showings = {run: table.placed(table.runs[run].showings) for run in runs}
    if _most(table, [one for same in showings.values() for one in same]) < len(runs):
        return _at_once(table, showings)
    return _all(table, showings, nodes) or _at_once(table, showings)


def _at_once(table: Table, showings: dict[int, list[int]]) -> dict[int, int]:
    """Films with few showings first; each gets the first showing that fits."""
    chosen: dict[int, int] = {}
    for run in sorted(showings, key=lambda run: (len(showings[run]), run)):
        for one in showings[run]:
            if not any(conflict(table, one, other) for other in chosen.values()):
                chosen[run] = one
                break
    return chosen


def _most(table: Table, showings: Iterable[int]) -> int:
    """No viewer sees more than so many showings, even if all were in one venue."""
    seen, free = 0, None
    for end, start in sorted((table.start[n] + table.whole[n], table.start[n]) for n in showings):
        if free is None or start >= free:
            seen, free = seen + 1, end + MINUTE * table.problem.breather
    return seen


def _all(table: Table, showings: dict[int, list[int]], nodes: int) -> dict[int, int] | None:
    """One showing of each run, none in another's way: depth first, the run with the fewest left
    next. None where there is no such plan, or none was found in so many nodes."""
    every = [one for same in showings.values() for one in same]
    bit = {one: 1 << n for n, one in enumerate(every)}
    ways = {
        one: sum(bit[other] for other in every if not conflict(table, one, other)) for one in every
    }
    masks = {run: sum(bit[one] for one in same) for run, same in showings.items()}
    left = nodes

    def search(open_runs: frozenset[int], alive: int) -> dict[int, int] | None:
        nonlocal left
        if not open_runs:
            return {}
        left -= 1
        run = min(open_runs, key=lambda run: ((masks[run] & alive).bit_count(), run))
        for one in showings[run]:
            if left < 0:
                return None
            if bit[one] & alive:
                found = search(open_runs - {run}, alive & ways[one])
                if found is not None:
                    return {run: one, **found}
        return None

    return search(frozenset(showings), (1 << len(every)) - 1)
