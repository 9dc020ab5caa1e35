"""Every film has at least one showing in prime time: an evening, or a weekend."""

from roadshow.engines.timetable.table import Run, Table
from roadshow.engines.timetable.wishes.by_film import ByFilm


class Evening(ByFilm):
    """Points for each film and city without one."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, table.problem.wishes.evening)

    def against(self, run: Run) -> int:
        table = self.table
        if not table.cities[run.city].prime:
            return 0
        hall, when = table.hall, table.when
        return 0 if any(hall[one] >= 0 and when(one).prime for one in run.showings) else self.points
