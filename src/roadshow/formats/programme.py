"""A tour's published programme as plain data: what a release holds and every export reads.

All times are UTC instants; ``legs`` give the zone in which to show them. ``Text`` is text by
language (``roadshow.formats.texts``).
"""

from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from pydantic import Field

from roadshow.formats.programme_parts import Instant, Marked, Part, Withdrawn, Words


class Leg(Marked):
    id: int
    city: Words
    country: str
    timezone: str
    starts: date
    ends: date

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Venue(Marked):
    id: int
    leg: int
    name: Words
    address: Words
    directions: Words


class Hall(Marked):
    id: int
    venue: int
    name: Words
    seats: int


class Person(Marked):
    id: int
    name: Words
    office: Words


class Title(Part):
    text: str
    language: str
    kind: str


class Credit(Part):
    person: int
    role: str


class Company(Part):
    part: str
    name: Words


class FestivalEntry(Part):
    """A festival that showed the film; ``prize`` is empty where it won none."""

    festival: Words
    year: int
    section: Words
    prize: Words


class Link(Part):
    kind: str
    url: str


class ExternalId(Part):
    scheme: str
    value: str


class Film(Marked):
    """``minutes`` is the runtime of its shortest version; None where no version is known.
    ``spoken`` and ``subtitles`` are those of all its versions; ``poster`` is a picture's key.

    What has a default is younger than the first releases, which do not hold it.
    """

    id: int
    slug: str
    titles: tuple[Title, ...]
    year: int | None
    countries: tuple[str, ...]
    synopsis: Words
    note: Words
    minutes: int | None
    minutes_sample: bool
    credits: tuple[Credit, ...]
    genres: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    subtitles: tuple[str, ...] = ()
    companies: tuple[Company, ...] = ()
    festivals: tuple[FestivalEntry, ...] = ()
    ratings: dict[str, str] = Field(default_factory=dict)
    links: tuple[Link, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    poster: str = ""

    @cached_property
    def names(self) -> Words:
        """One title a language: the release title before a working translation."""
        best: Words = {}
        for kind in ("original", "release", "festival", "transliterated", "working"):
            for title in self.titles:
                if title.kind == kind:
                    best.setdefault(title.language, title.text)
        return best

    @cached_property
    def original(self) -> Title:
        return next((t for t in self.titles if t.kind == "original"), self.titles[0])


class Showcase(Part):
    """``places`` beyond ``films`` are to be announced."""

    slug: str
    name: Words
    kind: str
    opens: date
    closes: date
    places: int
    films: tuple[int, ...]


class AgendaItem(Marked):
    title: Words
    starts: Instant
    ends: Instant
    speakers: tuple[int, ...]
    times_sample: bool


class Participant(Marked):
    """A person or an organisation (``name``) with its role; ``office`` where it was given."""

    role: str
    name: Words
    office: Words
    person: int | None


class Event(Marked):
    id: int
    slug: str
    leg: int
    venue: int | None
    kind: str
    title: Words
    summary: Words
    starts: Instant
    ends: Instant
    times_sample: bool
    agenda: tuple[AgendaItem, ...]
    participants: tuple[Participant, ...]


class Screening(Marked):
    """``ends`` includes the Q&A; ``film_ends`` does not."""

    id: int
    film: int
    hall: int
    leg: int
    showcase: str
    starts: Instant
    film_ends: Instant
    ends: Instant
    qa_minutes: int
    guests: tuple[int, ...]
    spoken: tuple[str, ...]
    subtitles: tuple[str, ...]
    note: Words


class Figure(Marked):
    """A number somebody published. ``value`` is exact decimal text."""

    subject: Words
    measure: str
    value: str
    currency: str
    precision: str
    source: str
    film: int | None
    event: int | None


class Commitment(Marked):
    title: Words
    detail: Words
    owner: Words
    due: date | None
    state: str


class Programme(Part):
    """Everything the public may know of one tour, at one release.

    ``editions``: by calendar entry the release that last changed it; empty in releases older than
    that, and in a state that is not released.
    """

    slug: str
    name: Words
    summary: Words
    occasion: Words
    series: Words
    series_since: int
    body: Words
    source: str
    starts: date
    ends: date
    legs: tuple[Leg, ...]
    venues: tuple[Venue, ...]
    halls: tuple[Hall, ...]
    people: tuple[Person, ...]
    films: tuple[Film, ...]
    showcases: tuple[Showcase, ...]
    events: tuple[Event, ...]
    screenings: tuple[Screening, ...]
    figures: tuple[Figure, ...]
    commitments: tuple[Commitment, ...]
    editions: dict[str, int] = Field(default_factory=dict)
    withdrawn: tuple[Withdrawn, ...] = ()

    def says_the_same(self, other: "Programme") -> bool:
        """Whether a reader sees no difference; what only calendars are told does not count."""
        told = {"editions": other.editions, "withdrawn": other.withdrawn}
        return self.model_copy(update=told) == other

    @cached_property
    def leg_by_id(self) -> dict[int, Leg]:
        return {leg.id: leg for leg in self.legs}

    @cached_property
    def venue_by_id(self) -> dict[int, Venue]:
        return {venue.id: venue for venue in self.venues}

    @cached_property
    def hall_by_id(self) -> dict[int, Hall]:
        return {hall.id: hall for hall in self.halls}

    @cached_property
    def person_by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def film_by_id(self) -> dict[int, Film]:
        return {film.id: film for film in self.films}

    @property
    def has_sample(self) -> bool:
        """Whether anything shown is invented for demonstration."""
        whole: list[Marked] = [
            *self.legs,
            *self.venues,
            *self.halls,
            *self.people,
            *self.films,
            *self.events,
            *self.screenings,
            *self.figures,
            *self.commitments,
            *(part for event in self.events for part in (*event.agenda, *event.participants)),
        ]
        hours = (event.times_sample for event in self.events)
        runtimes = (film.minutes_sample for film in self.films)
        return any(part.sample for part in whole) or any(hours) or any(runtimes)
