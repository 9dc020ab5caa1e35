"""No day of a city is much fuller than need be."""

from roadshow.engines.timetable.table import Table


class EvenLoad:
    """Points for each showing on a city's fullest day."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.even_load

    def total(self) -> int:
        return self.points * sum(max(load, default=0) for load in self.table.load)

    def around(self, one: int) -> int:
        return self.points * max(self.table.load[self.table.city[one]], default=0)
