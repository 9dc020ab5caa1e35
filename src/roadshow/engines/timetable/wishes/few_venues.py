"""Guests change the venue as rarely as can be on one day."""

from collections import defaultdict

from roadshow.engines.timetable.table import Table


class FewVenues:
    """Points for each venue beyond the first at which a guest has a Q&A on one day."""

    def __init__(self, table: Table) -> None:
        self.table, self.points = table, table.problem.wishes.few_venues
        self.of: dict[str, list[int]] = defaultdict(list)
        for number, showing in enumerate(table.showings):
            for guest in showing.guests if showing.qa_minutes else ():
                self.of[guest].append(number)

    def total(self) -> int:
        return sum(map(self._of, self.of))

    def around(self, one: int) -> int:
        showing = self.table.showings[one]
        return sum(map(self._of, showing.guests)) if showing.qa_minutes else 0

    def _of(self, guest: str) -> int:
        table = self.table
        venues: dict[tuple[int, int], set[int]] = defaultdict(set)
        for one in table.placed(self.of[guest]):
            day = (table.city[one], table.when(one).day)
            venues[day].add(table.venue[table.hall[one]])
        return self.points * sum(len(some) - 1 for some in venues.values())
