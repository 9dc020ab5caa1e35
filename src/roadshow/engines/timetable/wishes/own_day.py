"""Each showing of a film on a day of its own, where no rule asks for it already."""

from roadshow.engines.timetable.table import Table


class OwnDay:
    """Points for each showing on a day that an earlier one of its film has."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.own_day

    def total(self) -> int:
        return sum(self._of(number) for number in range(len(self.table.runs)))

    def around(self, one: int) -> int:
        return self._of(self.table.run[one])

    def _of(self, number: int) -> int:
        table = self.table
        run = table.runs[number]
        if run.distinct or len(run.showings) < 2:
            return 0
        days = [table.when(one).day for one in table.placed(run.showings)]
        return self.points * (len(days) - len(set(days)))
