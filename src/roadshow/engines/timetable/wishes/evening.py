"""Every film has at least one showing in prime time: an evening, or a weekend."""

from roadshow.engines.timetable.table import Table


class Evening:
    """Points for each film and city without one."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.evening

    def total(self) -> int:
        return sum(self._of(number) for number in range(len(self.table.runs)))

    def around(self, one: int) -> int:
        return self._of(self.table.run[one])

    def _of(self, number: int) -> int:
        table = self.table
        run = table.runs[number]
        if not table.cities[run.city].prime:
            return 0
        hall, when = table.hall, table.when
        return 0 if any(hall[one] >= 0 and when(one).prime for one in run.showings) else self.points
