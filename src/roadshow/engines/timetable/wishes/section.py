"""A section can be seen whole by one viewer."""

from collections import defaultdict

from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.viewer import conflict, plan

Key = tuple[int, str]
Plan = dict[int, tuple[int, int, int]]
"""By run: a showing, and the hall and start at which it was chosen."""

NODES = 500
"""Steps of a search for a viewer's plan where a whole timetable is judged."""


class Section:
    """Points for each film that a viewer of its section misses.

    A viewer's plan is kept and mended as showings move, for most moves leave it alone. ``settle``
    says whether what was judged last stays.
    """

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.section
        runs: dict[Key, list[int]] = defaultdict(list)
        for number, run in enumerate(table.runs):
            if run.section:
                runs[run.city, run.section].append(number)
        self.runs = {key: some for key, some in runs.items() if len(some) > 1}
        self.plans: dict[Key, Plan] = {}
        self._before: list[tuple[Key, Plan]] = []

    def total(self) -> int:
        """Of the whole timetable, with plans made anew."""
        for key, runs in self.runs.items():
            chosen = plan(self.table, runs, NODES)
            self.plans[key] = {run: self._at(one) for run, one in chosen.items()}
        return sum(self._cost(key) for key in self.runs)

    def around(self, one: int) -> int:
        run = self.table.runs[self.table.run[one]]
        key = (run.city, run.section)
        if key not in self.runs:
            return 0
        mended = self._mended(key, one)
        if mended is not self.plans[key]:
            self._before.append((key, self.plans[key]))
            self.plans[key] = mended
        return self._cost(key)

    def settle(self, *, stays: bool) -> None:
        """Keep the plans as they became, or take them back to where they were last settled."""
        if not stays:
            for key, before in reversed(self._before):
                self.plans[key] = before
        self._before.clear()

    def _cost(self, key: Key) -> int:
        return self.points * (len(self.runs[key]) - len(self.plans[key]))

    def _at(self, one: int) -> tuple[int, int, int]:
        return one, self.table.hall[one], self.table.start[one]

    def _mended(self, key: Key, one: int) -> Plan:
        """The plan after this showing may have moved."""
        old, mine = self.plans[key], self.table.run[one]
        chosen = old.get(mine)
        if chosen is not None and (chosen[0] != one or chosen == self._at(one)):
            return old
        new = {run: at for run, at in old.items() if run != mine}
        self._fill(new, mine, one)
        if chosen is not None:
            for run in self.runs[key]:
                if run not in new:
                    self._fill(new, run, None)
        return new if len(new) != len(old) or new.get(mine) != chosen else old

    def _fill(self, new: Plan, run: int, first: int | None) -> None:
        """Take a showing of this run into the plan, if one fits."""
        table = self.table
        showings = table.runs[run].showings
        for one in showings if first is None else (first, *showings):
            fits = table.hall[one] >= 0
            if fits and not any(conflict(table, one, other) for other, _, _ in new.values()):
                new[run] = self._at(one)
                return
