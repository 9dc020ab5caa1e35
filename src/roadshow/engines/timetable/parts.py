"""The pieces of a problem: cities, halls, films, guests, prints, and the showings wished."""

from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from roadshow.engines.kernel.ids import Id
from roadshow.engines.kernel.intervals import Instant, Interval

Minutes = Annotated[int, Field(strict=True, ge=0, le=24 * 60)]
Length = Annotated[int, Field(strict=True, ge=1, le=1000)]
Points = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Step = Literal[5, 10, 15, 20, 30, 60]


class Part(BaseModel):
    """A piece of a problem: frozen, strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Spot(NamedTuple):
    """Where something is, as ways are found: a venue, a part of a city, or just a city."""

    city: str
    zone: str = ""
    venue: str = ""


class Travel(Part):
    """How long the way between two cities, zones or venues takes, either way."""

    a: Id
    b: Id
    minutes: Minutes


class City(Part):
    """``prime``: when most people can come. ``days``: the city's own days, for repeats."""

    id: Id
    prime: tuple[Interval, ...] = ()
    days: tuple[Interval, ...] = ()


class Cleaning(Part):
    """What one kind of show needs after it instead of the usual changeover."""

    kind: Id
    minutes: Minutes


class Hall(Part):
    """``changeover``: minutes between two shows; ``cleaning``: by kind of the show that ends.

    ``formats``: what it can show; empty means everything. ``venue``: its cinema, empty where it
    stands alone; ``zone``: the part of the city.
    """

    id: Id
    city: Id
    seats: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    changeover: Minutes
    openings: tuple[Interval, ...]
    cleaning: tuple[Cleaning, ...] = ()
    formats: tuple[Id, ...] = ()
    venue: str = ""
    zone: str = ""

    @property
    def spot(self) -> Spot:
        return Spot(self.city, self.zone, self.venue or self.id)


class Film(Part):
    """``section``: films that the same people want. ``same_day``: may repeat on one day."""

    id: Id
    title: str
    minutes: Length
    section: str = ""
    same_day: bool = False


class Print(Part):
    """One physical copy. ``handling``: minutes to take it down and set it up again."""

    id: Id
    handling: Minutes = 0


class Affinity(Part):
    """Two films that the same people want, beyond what their sections say."""

    a: Id
    b: Id
    weight: Annotated[int, Field(strict=True, ge=1, le=100)] = 1


class Guest(Part):
    """``presences``: where the guest is, when. ``engagements``: what else they attend. ``rest``:
    minutes free between two duties, beyond the way."""

    id: Id
    name: str
    presences: tuple["Stay", ...]
    engagements: tuple["Stay", ...] = ()
    rest: Minutes = 0


class Stay(Part):
    city: Id
    when: Interval
    venue: str = ""

    @property
    def spot(self) -> Spot:
        return Spot(self.city, "", self.venue)


class Showing(Part):
    """One wished screening. ``windows``: when it may run, rights and keys considered.

    ``minutes``: of this version, where they are not the film's. ``halls`` narrows the choice; empty
    means any hall of the city. ``format``: what the hall must be able to show. ``print``: the
    physical copy it needs; a file needs none. ``kind``: as halls' cleaning knows it. ``guests``
    attend its Q&A; where there is none (0 minutes) they need not be there. ``lead``: minutes before
    the Q&A from which they are.
    """

    id: Id
    film: Id
    city: Id
    windows: tuple[Interval, ...] = Field(min_length=1)
    minutes: Length | None = None
    halls: tuple[Id, ...] = ()
    format: str = ""
    print: str = ""
    kind: str = ""
    qa_minutes: Minutes = 0
    lead: Minutes = 0
    guests: tuple[Id, ...] = ()
    weight: Annotated[int, Field(strict=True, ge=1, le=100)] = 10


class Place(Part):
    """A showing in a hall from a start on."""

    showing: Id
    hall: Id
    start: Instant


class Wishes(Part):
    """What each wish is worth, in points; 0 leaves it out. Each is told in its own file.

    A full house's are for the most wanted film in the city's largest hall; the others' are for each
    film, showing, pair, section, screening or change of venue that goes against the wish.
    """

    full_house: Points = 1000
    evening: Points = 4000
    own_day: Points = 1500
    times_of_day: Points = 400
    together: Points = 3000
    section: Points = 4000
    even_load: Points = 500
    few_venues: Points = 300
