"""Repeats of a film at different times of day: morning, afternoon, evening."""

from roadshow.engines.timetable.table import BANDS, Table


class TimesOfDay:
    """Points for each time of day that a film's showings could still reach."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.times_of_day

    def total(self) -> int:
        return sum(self._of(number) for number in range(len(self.table.runs)))

    def around(self, one: int) -> int:
        return self._of(self.table.run[one])

    def _of(self, number: int) -> int:
        table = self.table
        showings = table.runs[number].showings
        if len(showings) < 2:
            return 0
        bands = [table.when(one).band for one in table.placed(showings)]
        return self.points * (min(len(bands), len(BANDS) + 1) - len(set(bands)))
