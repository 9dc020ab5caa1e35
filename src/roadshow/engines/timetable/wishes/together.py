"""No two films that a viewer cannot both see, whichever showings they choose."""

from collections import defaultdict

from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.viewer import conflict


class Together:
    """Points for each pair of films of one city, twice within a section, and by affinity."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.together
        self.gap = 60 * table.problem.crossing
        self.loved: dict[frozenset[str], int] = defaultdict(int)
        for pair in table.problem.affinities:
            self.loved[frozenset((pair.a, pair.b))] += pair.weight
        self.count = [len(run.showings) for run in table.runs]

    def total(self) -> int:
        return sum(self._of(number) for number in range(len(self.table.runs))) // 2

    def around(self, one: int) -> int:
        return self._of(self.table.run[one])

    def _of(self, number: int) -> int:
        return self.points * sum(self.weight(number, other) for other in self.missed(number))

    def missed(self, number: int) -> list[int]:
        """The films that nobody can see who sees this one."""
        table, run = self.table, self.table.runs[number]
        mine = table.placed(run.showings)
        if not mine:
            return []
        latest = max(table.start[one] for one in mine)
        earliest = min(table.start[one] + table.whole[one] for one in mine)
        # One showing can only stand in the way of all of mine if it reaches from one to the other.
        if latest - earliest >= table.longest + 2 * self.gap:
            return []
        begin = min(table.start[one] for one in mine) - self.gap
        end = max(table.start[one] + table.whole[one] for one in mine) + self.gap
        found: dict[int, int] = {}
        for other in table.near(run.city, begin, end):
            theirs = table.run[other]
            if theirs != number and all(conflict(table, one, other) for one in mine):
                found[theirs] = found.get(theirs, 0) + 1
        return [
            other
            for other, n in found.items()
            if n == len(table.placed(table.runs[other].showings))
        ]

    def weight(self, number: int, other: int) -> int:
        one, two = self.table.runs[number], self.table.runs[other]
        same = 1 if one.section and one.section == two.section else 0
        loved = self.loved.get(frozenset((one.film, two.film)), 0) if self.loved else 0
        return 1 + same + loved
