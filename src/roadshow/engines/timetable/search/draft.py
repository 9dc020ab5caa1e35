"""A timetable in the making: what stands where, and changes that are made or left alone as a whole.

No rule is ever broken on the way: what has no place yet stands outside, at a price.
"""

from collections.abc import Callable, Iterable

from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.search.bins import Bin, Starts, Wished, bins_of, fit
from roadshow.engines.timetable.search.relations import Relations
from roadshow.engines.timetable.table import HOUR, NOWHERE, Table
from roadshow.engines.timetable.wishes import Wishes

OUTSIDE = 1_000_000_000
"""Points for a showing without a place, and as much again for each hour that it lasts."""

Change = tuple[int, int, int, int]
"""A showing, its new hall and start, and its new bin; nowhere is -1."""


class Draft:
    """A table with what is needed to change it well."""

    def __init__(self, problem: Problem, places: Iterable[Place] = ()) -> None:
        self.table = table = Table(problem, problem.pins)
        self.bins = bins_of(table)
        self.starts = Starts(table, self.bins)
        self.relations = Relations(table)
        self.wishes = Wishes(table)
        pinned = {table.number[pin.showing] for pin in problem.pins}
        self.free = [one for one in range(len(table.showings)) if one not in pinned]
        self.bin = [NOWHERE] * len(table.showings)
        self.content: list[list[int]] = [[] for _bin in self.bins]
        self.day = [self._day(bin_) for bin_ in self.bins]
        self.outside = list(self.free)
        self._candidates: dict[int, list[int]] = {}
        self.cost = self.total()
        self._take(places)

    def total(self) -> int:
        """Points against the timetable as it stands, all counted anew."""
        return sum(map(self._price, self.outside)) + self.wishes.total()

    def candidates(self, one: int) -> list[int]:
        """The bins in which a showing may run by its own rules."""
        kind = self.starts.kind(one)
        if kind not in self._candidates:
            self._candidates[kind] = self.starts.candidates(one)
        return self._candidates[kind]

    def homes(self) -> dict[int, Wished]:
        """The bins and starts of published showings that may stand there still."""
        table, found = self.table, {}
        for place in table.problem.published:
            one, start = table.number[place.showing], table.second(place.start)
            number = self._bin_at(one, table.hall_number[place.hall], start)
            if number is not None and one in self.free:
                found[one] = (number, start)
        return found

    def _bin_at(self, one: int, hall: int, start: int) -> int | None:
        """The bin in which a showing may begin at a moment in a hall."""
        for number in self.candidates(one):
            spans = self.starts.within(one, number)
            if self.bins[number].hall == hall and any(a <= start <= b for a, b in spans):
                return number
        return None

    def held(self, number: int, without: int = NOWHERE) -> list[Wished]:
        """What a bin holds, at the starts it has."""
        start = self.table.start
        return [(start[one], one) for one in self.content[number] if one != without]

    def rearranged(self, number: int, wished: Iterable[Wished]) -> list[Change] | None:
        """The changes by which a bin holds these showings; None where it cannot."""
        bin_, start = self.bins[number], self.table.start
        found = fit(self.table, self.starts, bin_, wished)
        if found is None:
            return None
        return [
            (one, bin_.hall, moment, number)
            for moment, one in found
            if start[one] != moment or self.bin[one] != number
        ]

    def attempt(self, changes: list[Change], accept: Callable[[int], bool]) -> bool:
        """Make these changes if no rule forbids them and the difference in points is accepted."""
        table = self.table
        before = [(one, table.hall[one], table.start[one]) for one, *_ in changes]
        self._put((one, hall, start) for one, hall, start, _bin in changes)
        allowed = not any(c[1] >= 0 and self.relations.broken(c[0]) for c in changes)
        # Wishes are judged one showing after another, each with the others where they then stand.
        self._put(before)
        if not allowed:
            return False
        difference = sum(map(self._step, changes))
        stays = accept(difference)
        self.wishes.section.settle(stays=stays)
        if stays:
            self._settle(changes)
            self.cost += difference
        else:
            self._put(before)
        return stays

    def _put(self, places: Iterable[tuple[int, int, int]]) -> None:
        put = self.table.put
        for one, hall, start in places:
            put(one, hall, start)

    def _step(self, change: Change) -> int:
        one, hall, start, _bin = change
        was = self.table.hall[one]
        before = self.wishes.around(one)
        self.table.put(one, hall, start)
        after = self.wishes.around(one)
        if (was == NOWHERE) != (hall == NOWHERE):
            after += self._price(one) if hall == NOWHERE else -self._price(one)
        return after - before

    def _settle(self, changes: list[Change]) -> None:
        for one, _hall, _start, number in changes:
            old = self.bin[one]
            if old != number:
                (self.outside if old == NOWHERE else self.content[old]).remove(one)
                (self.outside if number == NOWHERE else self.content[number]).append(one)
                self.bin[one] = number

    def _price(self, one: int) -> int:
        return OUTSIDE + OUTSIDE * self.table.whole[one] // HOUR

    def _day(self, bin_: Bin) -> int:
        table = self.table
        city = table.city_number[table.halls[bin_.hall].city]
        return table.cities[city].when(bin_.begins).day

    def _take(self, places: Iterable[Place]) -> None:
        """Begin with these places, as far as they are allowed."""
        table = self.table
        for place in places:
            one, hall = table.number[place.showing], table.hall_number[place.hall]
            start = table.second(place.start)
            number = self._bin_at(one, hall, start) if one in self.outside else None
            if number is not None:
                changes = self.rearranged(number, [*self.held(number), (start, one)])
                if changes == [(one, hall, start, number)]:
                    self.attempt(changes, lambda _difference: True)
