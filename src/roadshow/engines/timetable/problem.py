"""What is to be scheduled: frozen, and refused at construction when it makes no sense.

Times are aware, kept in UTC and to the second; durations are whole minutes; ids are any text.
Windows, openings, days and prime times come ready-made: the engine knows no time zones, rights or
keys. Numbers are strict: neither ``"120"`` nor ``true`` is one.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from roadshow.engines.kernel.ids import Id
from roadshow.engines.kernel.intervals import Instant, Interval

Minutes = Annotated[int, Field(strict=True, ge=0, le=24 * 60)]
Step = Literal[5, 10, 15, 20, 30, 60]


class Part(BaseModel):
    """A piece of a problem: frozen, strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Travel(Part):
    """How long the way between two cities takes, either way."""

    a: Id
    b: Id
    minutes: Minutes


class City(Part):
    """``prime``: when most people can come. ``days``: the city's own days, for repeats."""

    id: Id
    prime: tuple[Interval, ...] = ()
    days: tuple[Interval, ...] = ()


class Hall(Part):
    """``changeover``: minutes between two shows."""

    id: Id
    city: Id
    seats: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    changeover: Minutes
    openings: tuple[Interval, ...]


class Film(Part):
    id: Id
    title: str
    minutes: Annotated[int, Field(strict=True, ge=1, le=1000)]


class Guest(Part):
    """``presences``: where the guest is, when. ``engagements``: what else they attend."""

    id: Id
    name: str
    presences: tuple["Stay", ...]
    engagements: tuple["Stay", ...] = ()


class Stay(Part):
    city: Id
    when: Interval


class Showing(Part):
    """One wished screening. ``windows``: when it may run, rights and keys considered.

    ``halls`` narrows the choice; empty means any hall of the city. ``guests`` attend its Q&A; where
    there is none (0 minutes) they need not be there. ``lead``: minutes before the Q&A from which
    they are.
    """

    id: Id
    film: Id
    city: Id
    windows: tuple[Interval, ...] = Field(min_length=1)
    halls: tuple[Id, ...] = ()
    qa_minutes: Minutes = 0
    lead: Minutes = 0
    guests: tuple[Id, ...] = ()
    weight: Annotated[int, Field(strict=True, ge=1, le=100)] = 10


class Place(Part):
    """A showing in a hall from a start on."""

    showing: Id
    hall: Id
    start: Instant


class Problem(Part):
    """Everything a timetable must respect.

    ``step``: starts lie on whole multiples of so many minutes of the UTC hour, pins excepted.
    ``pins`` stay; ``published`` moves as little as can be. ``travel`` names city pairs; one that is
    not named takes ``far`` minutes.
    """

    cities: tuple[City, ...]
    halls: tuple[Hall, ...]
    films: tuple[Film, ...]
    showings: tuple[Showing, ...]
    guests: tuple[Guest, ...] = ()
    travel: tuple[Travel, ...] = ()
    far: Minutes = 6 * 60
    pins: tuple[Place, ...] = ()
    published: tuple[Place, ...] = ()
    step: Step = 5
    repeat_gap: Minutes = 12 * 60

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        known = {
            "city": _unique("cities", (city.id for city in self.cities)),
            "hall": _unique("halls", (hall.id for hall in self.halls)),
            "film": _unique("films", (film.id for film in self.films)),
            "guest": _unique("guests", (guest.id for guest in self.guests)),
            "showing": _unique("showings", (showing.id for showing in self.showings)),
        }
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
        for n, hall in enumerate(self.halls):
            yield f"halls.{n}.city", "city", hall.city
        for n, way in enumerate(self.travel):
            yield f"travel.{n}.a", "city", way.a
            yield f"travel.{n}.b", "city", way.b
        for n, guest in enumerate(self.guests):
            yield from _cities(f"guests.{n}.presences", guest.presences)
            yield from _cities(f"guests.{n}.engagements", guest.engagements)
        for n, showing in enumerate(self.showings):
            yield f"showings.{n}.film", "film", showing.film
            yield f"showings.{n}.city", "city", showing.city
            yield from _each(f"showings.{n}.halls", "hall", showing.halls)
            yield from _each(f"showings.{n}.guests", "guest", showing.guests)
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
    def showing(self) -> dict[str, Showing]:
        return {showing.id: showing for showing in self.showings}

    def minutes(self, showing: Showing) -> int:
        """How long the film and its Q&A take together."""
        return self.film[showing.film].minutes + showing.qa_minutes

    def duty(self, showing: Showing) -> tuple[int, int]:
        """What its guests are needed for: minutes after the start, and how many; 0 without a Q&A.

        The lead never reaches back before the film begins.
        """
        film = self.film[showing.film].minutes
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

    def way(self, a: str, b: str) -> int:
        """Minutes from one city to another, nothing within one."""
        return 0 if a == b else self._ways.get(frozenset((a, b)), self.far)

    @cached_property
    def _ways(self) -> dict[frozenset[str], int]:
        return {frozenset((way.a, way.b)): way.minutes for way in self.travel}


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
