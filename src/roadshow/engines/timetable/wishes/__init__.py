"""What makes one timetable better than another, one wish a file, in points against it.

``total`` counts a whole timetable; ``around`` only what may change when one showing moves and all
others stay: the difference of ``around`` before and after a move is that of ``total``.
"""

from typing import Protocol

from roadshow.engines.timetable.table import Table
from roadshow.engines.timetable.wishes.even_load import EvenLoad
from roadshow.engines.timetable.wishes.evening import Evening
from roadshow.engines.timetable.wishes.few_moves import FewMoves
from roadshow.engines.timetable.wishes.few_venues import FewVenues
from roadshow.engines.timetable.wishes.full_house import FullHouse
from roadshow.engines.timetable.wishes.own_day import OwnDay
from roadshow.engines.timetable.wishes.section import Section
from roadshow.engines.timetable.wishes.times_of_day import TimesOfDay
from roadshow.engines.timetable.wishes.together import Together


class Wish(Protocol):
    def total(self) -> int: ...

    def around(self, one: int) -> int: ...


class Wishes:
    """Every wish about one table."""

    def __init__(self, table: Table) -> None:
        self.section = Section(table)
        self.by_name: dict[str, Wish] = {
            "full_house": FullHouse(table),
            "evening": Evening(table),
            "own_day": OwnDay(table),
            "times_of_day": TimesOfDay(table),
            "together": Together(table),
            "section": self.section,
            "even_load": EvenLoad(table),
            "few_venues": FewVenues(table),
            "few_moves": FewMoves(table),
        }
        self._all = tuple(self.by_name.values())

    def total(self) -> int:
        return sum(wish.total() for wish in self._all)

    def around(self, one: int) -> int:
        return sum([wish.around(one) for wish in self._all])
