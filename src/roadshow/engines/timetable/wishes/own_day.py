"""Each showing of a film on a day of its own, where no rule asks for it already."""

from roadshow.engines.timetable.table import Run, Table
from roadshow.engines.timetable.wishes.by_film import ByFilm


class OwnDay(ByFilm):
    """Points for each showing on a day that an earlier one of its film has."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, table.problem.wishes.own_day)

    def against(self, run: Run) -> int:
        if run.distinct or len(run.showings) < 2:
            return 0
        days = [self.table.when(one).day for one in self.table.placed(run.showings)]
        return self.points * (len(days) - len(set(days)))
