"""The rules between showings that are not in one hall: of a film, a guest, a print."""

from roadshow.engines.timetable.parts import Guest
from roadshow.engines.timetable.table import MINUTE, NOWHERE, Table

Engagement = tuple[int, int, list[int]]
"""Begin, end, and the way from each hall in seconds, with the rest."""


class Relations:
    """Asks whether a showing, where it stands, is at odds with another."""

    def __init__(self, table: Table) -> None:
        self.table, problem = table, table.problem
        self.gap = problem.repeat_gap * MINUTE
        showings = table.showings
        self.duty = [
            (after * MINUTE, minutes * MINUTE) for after, minutes in map(problem.duty, showings)
        ]
        self.guests: dict[str, list[int]] = {}
        self.prints: dict[str, list[int]] = {}
        for number, showing in enumerate(showings):
            for guest in showing.guests if self.duty[number][1] else ():
                self.guests.setdefault(guest, []).append(number)
            if showing.print:
                self.prints.setdefault(showing.print, []).append(number)
        self.busy = {name: self._engagements(problem.guest[name]) for name in self.guests}
        self._ways: dict[tuple[int, int], int] = {}

    def broken(self, one: int) -> bool:
        """Whether a rule between this placed showing and another record is broken."""
        showing, run = self.table.showings[one], self.table.runs[self.table.run[one]]
        if len(run.showings) > 1 and self._film(one):
            return True
        if self.duty[one][1] and any(self._guest(one, name) for name in showing.guests):
            return True
        return bool(showing.print) and self._print(one, showing.print)

    def _film(self, one: int) -> bool:
        table = self.table
        run, start, length = (
            table.runs[table.run[one]],
            table.start[one],
            table.film[one] + self.gap,
        )
        day = table.when(one).day if run.distinct else -1
        for other in run.showings:
            if other == one or table.hall[other] == NOWHERE:
                continue
            then = table.start[other]
            if start < then + table.film[other] + self.gap and then < start + length:
                return True
            if day >= 0 and table.when(other).day == day:
                return True
        return False

    def _guest(self, one: int, name: str) -> bool:
        table, hall = self.table, self.table.hall[one]
        after, length = self.duty[one]
        begin = table.start[one] + after
        end = begin + length
        for starts, ends, ways in self.busy[name]:
            if begin < ends + ways[hall] and starts < end + ways[hall]:
                return True
        rest = table.problem.guest[name].rest * MINUTE
        for other in self.guests[name]:
            if other == one or table.hall[other] == NOWHERE:
                continue
            apart = self._way(hall, table.hall[other]) + rest
            then = table.start[other] + self.duty[other][0]
            if begin < then + self.duty[other][1] + apart and then < end + apart:
                return True
        return False

    def _print(self, one: int, name: str) -> bool:
        table = self.table
        handling = table.problem.copy_of[name].handling * MINUTE
        for other in self.prints[name]:
            if other == one or table.hall[other] == NOWHERE:
                continue
            apart = self._way(table.hall[one], table.hall[other]) + handling
            start, then = table.start[one], table.start[other]
            if start < then + table.film[other] + apart and then < start + table.film[one] + apart:
                return True
        return False

    def _way(self, hall: int, other: int) -> int:
        found = self._ways.get((hall, other))
        if found is None:
            halls = self.table.halls
            found = self.table.problem.way(halls[hall].spot, halls[other].spot) * MINUTE
            self._ways[hall, other] = found
        return found

    def _engagements(self, guest: Guest) -> list[Engagement]:
        table = self.table
        return [
            (
                table.second(stay.when.start),
                table.second(stay.when.end),
                [(table.problem.way(h.spot, stay.spot) + guest.rest) * MINUTE for h in table.halls],
            )
            for stay in guest.engagements
        ]
