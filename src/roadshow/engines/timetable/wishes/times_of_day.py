"""Repeats of a film at different times of day: morning, afternoon, evening."""

from roadshow.engines.timetable.table import BANDS, Run, Table
from roadshow.engines.timetable.wishes.by_film import ByFilm


class TimesOfDay(ByFilm):
    """Points for each time of day that a film's showings could still reach."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, table.problem.wishes.times_of_day)

    def against(self, run: Run) -> int:
        if len(run.showings) < 2:
            return 0
        bands = [self.table.when(one).band for one in self.table.placed(run.showings)]
        return self.points * (min(len(bands), len(BANDS) + 1) - len(set(bands)))
