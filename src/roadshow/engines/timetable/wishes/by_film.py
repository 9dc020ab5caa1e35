"""Wishes about the showings of one film in one city."""

from abc import ABC, abstractmethod

from roadshow.engines.timetable.table import Run, Table


class ByFilm(ABC):
    """Counts each film and city by itself: a move changes only its own."""

    def __init__(self, table: Table, points: int) -> None:
        self.table, self.points = table, points

    def total(self) -> int:
        return sum(map(self.against, self.table.runs))

    def around(self, one: int) -> int:
        return self.against(self.table.runs[self.table.run[one]])

    @abstractmethod
    def against(self, run: Run) -> int:
        """Points of one film in one city."""
