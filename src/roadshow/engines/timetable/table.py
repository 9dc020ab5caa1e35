"""A problem in whole numbers, and a timetable of it that is changed in place.

Showings and halls are counted from 0; moments are seconds from ``origin``. A showing that has no
place yet stands in hall -1.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable.parts import Place
from roadshow.engines.timetable.problem import Problem

MINUTE = 60
HOUR = 3600
SECOND = timedelta(seconds=1)
NOWHERE = -1

BUCKET = 4 * HOUR
"""Showings are found by time in stretches of so many seconds."""

BANDS = (12 * HOUR, 18 * HOUR)
"""Seconds after a day's start at which its afternoon and its evening begin."""


class When(NamedTuple):
    """What a start means in its city. ``day`` is -1 outside the city's days."""

    day: int
    band: int
    prime: bool


class City:
    """The days and prime times of a city, asked by moment."""

    def __init__(self, days: list[tuple[int, int]], prime: list[tuple[int, int]]) -> None:
        self.days, self.prime = sorted(days), prime
        self._starts = [start for start, _end in self.days]
        self._known: dict[int, When] = {}

    def when(self, moment: int) -> When:
        found = self._known.get(moment)
        if found is None:
            found = self._known[moment] = self._when(moment)
        return found

    def _when(self, moment: int) -> When:
        prime = any(start <= moment < end for start, end in self.prime)
        day = bisect_right(self._starts, moment) - 1
        if day < 0 or moment >= self.days[day][1]:
            return When(-1, 0, prime)
        return When(day, bisect_right(BANDS, moment - self.days[day][0]), prime)


class Run(NamedTuple):
    """The showings of one film in one city. ``distinct``: they must begin on different days."""

    film: str
    city: int
    section: str
    showings: tuple[int, ...]
    distinct: bool


class Table:
    """``hall[i]`` and ``start[i]`` are the place of showing ``i``; all else is for looking up."""

    def __init__(self, problem: Problem, places: Iterable[Place] = ()) -> None:
        self.problem = problem
        self.origin = _first(problem)
        self.showings = problem.showings
        self.halls = problem.halls
        self.number = {showing.id: n for n, showing in enumerate(self.showings)}
        self.hall_number = {hall.id: n for n, hall in enumerate(self.halls)}
        self.city_number = cities = {city.id: n for n, city in enumerate(problem.cities)}
        self.cities = [City(self.spans(c.days), self.spans(c.prime)) for c in problem.cities]
        self.city = [cities[showing.city] for showing in self.showings]
        self.film = [problem.length(showing) * MINUTE for showing in self.showings]
        self.whole = [problem.minutes(showing) * MINUTE for showing in self.showings]
        self.longest = max(self.whole, default=0)
        venues = {hall.spot: n for n, hall in enumerate(self.halls)}
        self.venue = [venues[hall.spot] for hall in self.halls]
        self._pauses = {
            kind: [problem.changeover(showing, hall) * MINUTE for hall in self.halls]
            for kind, showing in {showing.kind: showing for showing in self.showings}.items()
        }
        self.pauses = [self._pauses[showing.kind] for showing in self.showings]
        self.runs = self._runs(cities)
        self.run = [0] * len(self.showings)
        for number, run in enumerate(self.runs):
            for one in run.showings:
                self.run[one] = number
        self.hall = [NOWHERE] * len(self.showings)
        self.start = [0] * len(self.showings)
        self.buckets: list[dict[int, set[int]]] = [{} for _city in cities]
        self.load: list[list[int]] = [[0] * len(city.days) for city in self.cities]
        for place in places:
            self.put(
                self.number[place.showing], self.hall_number[place.hall], self.second(place.start)
            )

    def _runs(self, cities: dict[str, int]) -> list[Run]:
        problem = self.problem
        return [
            Run(
                film,
                cities[city],
                problem.film[film].section,
                tuple(self.number[showing.id] for showing in same),
                problem.distinct_days(film, len(same), city),
            )
            for (film, city), same in problem.repeats(self.showings).items()
        ]

    def put(self, one: int, hall: int, start: int) -> None:
        """Give a showing another place, or with hall -1 none."""
        city = self.city[one]
        buckets, load, when = self.buckets[city], self.load[city], self.cities[city].when
        if self.hall[one] != NOWHERE:
            buckets[self.start[one] // BUCKET].discard(one)
            day = when(self.start[one]).day
            if day >= 0:
                load[day] -= 1
        self.hall[one], self.start[one] = hall, start
        if hall != NOWHERE:
            buckets.setdefault(start // BUCKET, set()).add(one)
            day = when(start).day
            if day >= 0:
                load[day] += 1

    def when(self, one: int) -> When:
        return self.cities[self.city[one]].when(self.start[one])

    def placed(self, showings: Iterable[int]) -> list[int]:
        hall = self.hall
        return [one for one in showings if hall[one] >= 0]

    def near(self, city: int, begin: int, end: int) -> Iterable[int]:
        """Showings of a city that may run between two moments, and some others."""
        buckets = self.buckets[city]
        for number in range((begin - self.longest) // BUCKET, end // BUCKET + 1):
            if number in buckets:
                yield from buckets[number]

    def places(self) -> tuple[Place, ...]:
        return tuple(
            Place(showing=showing.id, hall=self.halls[hall].id, start=self.moment(start))
            for showing, hall, start in zip(self.showings, self.hall, self.start, strict=True)
            if hall != NOWHERE
        )

    def spans(self, stretches: Iterable[Interval]) -> list[tuple[int, int]]:
        return [(self.second(one.start), self.second(one.end)) for one in stretches]

    def second(self, moment: datetime) -> int:
        return (moment - self.origin) // SECOND

    def moment(self, second: int) -> datetime:
        return self.origin + second * SECOND


def _first(problem: Problem) -> datetime:
    """A whole UTC hour before everything."""
    moments = [window.start for showing in problem.showings for window in showing.windows]
    moments += [opening.start for hall in problem.halls for opening in hall.openings]
    moments += [place.start for place in (*problem.pins, *problem.published)]
    moments += [day.start for city in problem.cities for day in city.days]
    return min(moments).replace(minute=0, second=0)
