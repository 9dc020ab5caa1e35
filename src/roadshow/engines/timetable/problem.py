"""What is to be scheduled: frozen, and refused at construction when it makes no sense.

Times are aware, kept in UTC and to the second; durations are whole minutes; ids are any text.
Windows, openings, days and prime times come ready-made: the engine knows no time zones, rights or
keys. Numbers are strict: neither ``"120"`` nor ``true`` is one.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise, product
from typing import Any, Self

from pydantic import Field, model_validator

from roadshow.engines.timetable.parts import (
    Affinity,
    City,
    Film,
    Guest,
    Hall,
    Minutes,
    Part,
    Place,
    Print,
    Showing,
    Spot,
    Stay,
    Step,
    Travel,
    Wishes,
)


class Problem(Part):
    """Everything a timetable must respect.

    ``step``: starts lie on whole multiples of so many minutes of the UTC hour, pins excepted.
    ``pins`` stay; ``published`` moves as little as can be. ``travel`` names pairs of places; of
    those not named, two cities are ``far`` minutes apart, two venues of one city ``across``.
    Viewers want ``breather`` minutes between two films in one venue, ``crossing`` between venues.
    """

    cities: tuple[City, ...]
    halls: tuple[Hall, ...]
    films: tuple[Film, ...]
    showings: tuple[Showing, ...]
    guests: tuple[Guest, ...] = ()
    prints: tuple[Print, ...] = ()
    affinities: tuple[Affinity, ...] = ()
    travel: tuple[Travel, ...] = ()
    far: Minutes = 6 * 60
    across: Minutes = 0
    breather: Minutes = 10
    crossing: Minutes = 45
    pins: tuple[Place, ...] = ()
    published: tuple[Place, ...] = ()
    step: Step = 5
    repeat_gap: Minutes = 12 * 60
    wishes: Wishes = Field(default_factory=Wishes)

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        known = {
            "city": _unique("cities", (city.id for city in self.cities)),
            "hall": _unique("halls", (hall.id for hall in self.halls)),
            "film": _unique("films", (film.id for film in self.films)),
            "guest": _unique("guests", (guest.id for guest in self.guests)),
            "showing": _unique("showings", (showing.id for showing in self.showings)),
            "print": _unique("prints", (copy.id for copy in self.prints)),
        }
        known["place"] = known["city"].union(*({h.zone, h.spot.venue} for h in self.halls)) - {""}
        for path, kind, name in self._references():
            if name not in known[kind]:
                raise ValueError(f"{path}: there is no {kind} {name!r}")
        _unique("pins", (pin.showing for pin in self.pins))
        _unique("published", (place.showing for place in self.published))
        for number, showing in enumerate(self.showings):
            _unique(f"showings.{number}.halls", showing.halls)
            _unique(f"showings.{number}.guests", showing.guests)
        return self

    @model_validator(mode="after")
    def _ways_lead_somewhere_once(self) -> Self:
        seen: set[frozenset[str]] = set()
        for number, way in enumerate(self.travel):
            pair = frozenset((way.a, way.b))
            if len(pair) == 1:
                raise ValueError(f"travel.{number}: from {way.a!r} to itself")
            if pair in seen:
                raise ValueError(f"travel.{number}: {way.a!r} and {way.b!r} stand there twice")
            seen.add(pair)
        return self

    @model_validator(mode="after")
    def _days_lie_apart(self) -> Self:
        for number, city in enumerate(self.cities):
            days = sorted(enumerate(city.days), key=lambda day: day[1].start)
            for (_, day), (place, later) in pairwise(days):
                if day.overlaps(later):
                    raise ValueError(f"cities.{number}.days.{place}: it overlaps another day")
        return self

    @model_validator(mode="after")
    def _halls_stand_in_the_city(self) -> Self:
        for number, pin in enumerate(self.pins):
            if self.hall[pin.hall].city != self.showing[pin.showing].city:
                raise ValueError(f"pins.{number}.hall: {pin.hall!r} is not in the showing's city")
        for number, showing in enumerate(self.showings):
            for place, name in enumerate(showing.halls):
                if self.hall[name].city != showing.city:
                    path = f"showings.{number}.halls.{place}"
                    raise ValueError(f"{path}: {name!r} is not in city {showing.city!r}")
        return self

    def _references(self) -> Iterator[tuple[str, str, str]]:
        """Every name that must be known, as (path, kind, name)."""
        yield from self._references_of_places()
        for n, guest in enumerate(self.guests):
            yield from _cities(f"guests.{n}.presences", guest.presences)
            yield from _cities(f"guests.{n}.engagements", guest.engagements)
        for n, pair in enumerate(self.affinities):
            yield f"affinities.{n}.a", "film", pair.a
            yield f"affinities.{n}.b", "film", pair.b
        for n, showing in enumerate(self.showings):
            yield f"showings.{n}.film", "film", showing.film
            yield f"showings.{n}.city", "city", showing.city
            yield from _each(f"showings.{n}.print", "print", filter(None, [showing.print]))
            yield from _each(f"showings.{n}.halls", "hall", showing.halls)
            yield from _each(f"showings.{n}.guests", "guest", showing.guests)

    def _references_of_places(self) -> Iterator[tuple[str, str, str]]:
        for n, hall in enumerate(self.halls):
            yield f"halls.{n}.city", "city", hall.city
        for n, way in enumerate(self.travel):
            yield f"travel.{n}.a", "place", way.a
            yield f"travel.{n}.b", "place", way.b
        for field, places in (("pins", self.pins), ("published", self.published)):
            for n, place in enumerate(places):
                yield f"{field}.{n}.showing", "showing", place.showing
                yield f"{field}.{n}.hall", "hall", place.hall

    def changed(self, **fields: Any) -> "Problem":
        """The problem with these fields instead, validated again.

        ``model_copy`` would bring along the look-up tables of the old one.
        """
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return Problem(**{**kept, **fields})

    def part(self, names: Collection[str]) -> "Problem":
        """The problem of these showings alone, in the same halls."""
        return self.changed(
            showings=tuple(one for one in self.showings if one.id in names),
            pins=tuple(one for one in self.pins if one.showing in names),
            published=tuple(one for one in self.published if one.showing in names),
        )

    @cached_property
    def city(self) -> dict[str, City]:
        return {city.id: city for city in self.cities}

    @cached_property
    def hall(self) -> dict[str, Hall]:
        return {hall.id: hall for hall in self.halls}

    @cached_property
    def film(self) -> dict[str, Film]:
        return {film.id: film for film in self.films}

    @cached_property
    def guest(self) -> dict[str, Guest]:
        return {guest.id: guest for guest in self.guests}

    @cached_property
    def copy_of(self) -> dict[str, Print]:
        """Prints by id."""
        return {copy.id: copy for copy in self.prints}

    @cached_property
    def showing(self) -> dict[str, Showing]:
        return {showing.id: showing for showing in self.showings}

    def length(self, showing: Showing) -> int:
        """How long its film takes, in minutes."""
        return showing.minutes or self.film[showing.film].minutes

    def minutes(self, showing: Showing) -> int:
        """How long the film and its Q&A take together."""
        return self.length(showing) + showing.qa_minutes

    def changeover(self, showing: Showing, hall: Hall) -> int:
        """Minutes that the hall needs after it."""
        return next((c.minutes for c in hall.cleaning if c.kind == showing.kind), hall.changeover)

    def duty(self, showing: Showing) -> tuple[int, int]:
        """What its guests are needed for: minutes after the start, and how many; 0 without a Q&A.

        The lead never reaches back before the film begins.
        """
        film = self.length(showing)
        if not showing.qa_minutes:
            return film, 0
        lead = min(showing.lead, film)
        return film - lead, lead + showing.qa_minutes

    def repeats(self, showings: Iterable[Showing]) -> dict[tuple[str, str], list[Showing]]:
        """Showings by film and city."""
        found: dict[tuple[str, str], list[Showing]] = {}
        for showing in showings:
            found.setdefault((showing.film, showing.city), []).append(showing)
        return found

    def way(self, a: Spot, b: Spot) -> int:
        """Minutes from one place to another: as named for venues, zones or cities, in this order;
        nothing within a venue, nor where a place is known no nearer than by its city."""
        if a == b or (a.city == b.city and not (a.venue and b.venue)):
            return 0
        pairs = (frozenset(pair) for pair in product(reversed(a), reversed(b)))
        known = next((self._ways[pair] for pair in pairs if pair in self._ways), None)
        return known if known is not None else self.across if a.city == b.city else self.far

    @cached_property
    def _ways(self) -> dict[frozenset[str], int]:
        return {frozenset((way.a, way.b)): way.minutes for way in self.travel}

    def distinct_days(self, film: str, wished: int, city: str) -> bool:
        """Whether its showings in a city must lie on different days: while there are enough."""
        return not self.film[film].same_day and wished <= len(self.city[city].days)


def _cities(path: str, stays: Iterable[Stay]) -> Iterator[tuple[str, str, str]]:
    for number, stay in enumerate(stays):
        yield f"{path}.{number}.city", "city", stay.city


def _each(path: str, kind: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for number, name in enumerate(names):
        yield f"{path}.{number}", kind, name


def _unique(path: str, names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            raise ValueError(f"{path}.{number}: {name!r} stands there twice")
        seen.add(name)
    return seen
