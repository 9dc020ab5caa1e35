"""What stands on the board: blocks in their strips, days and cities, ready to be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from roadshow.apps.films.queries import title_text
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.web.desk.axis import Axis
from roadshow.web.desk.clock import words
from roadshow.web.desk.findings import Said


@dataclass(frozen=True)
class Block:
    """Something in its strip. ``left``, ``width``, ``qa_share`` and ``clean_share`` are per cent,
    the shares of the block's own width; ``lane`` counts from 0: what overlaps stands in lanes of
    its own. ``minute`` is its start by the clock on the wall.
    """

    what: str
    clock: str
    left: float
    width: float
    lane: int
    pk: int
    sample: bool
    pinned: bool = False
    qa_minutes: int = 0
    qa_share: float = 0
    guests: str = ""
    problems: list[Said] = field(default_factory=list)
    minute: int = 0
    minutes: int = 0
    """Of the film alone."""

    changeover: int = 0
    clean_share: float = 0
    edition: int = 0
    dim: bool = False
    kind: str = ""
    """``events``: its page is an event's; else a screening's."""

    @property
    def late(self) -> bool:
        """So far to the right that what it tells opens to the left."""
        return self.left > 62

    @property
    def stopped(self) -> bool:
        return any(problem.blocks for problem in self.problems)


@dataclass(frozen=True)
class Card:
    """A screening without a place, in the tray beneath its city."""

    screening: Screening
    what: str
    guests: str
    dim: bool = False


@dataclass(frozen=True)
class Strip:
    """One hall on one day, or with ``pk`` None a lane of the day's events, a guest's, a print's.

    ``open`` are its opening times as (left, width) in per cent; ``empty`` is a day on which the
    hall is not ours at all. ``group`` is the part of the city and the house that begin with it.
    """

    name: str
    pk: int | None
    open: list[tuple[float, float]]
    blocks: list[Block]
    kind: str = "hall"
    group: str = ""

    @property
    def lanes(self) -> int:
        return max((block.lane for block in self.blocks), default=0) + 1

    @property
    def empty(self) -> bool:
        return not (self.open or self.blocks)


@dataclass(frozen=True)
class Day:
    name: str
    full: str
    strips: list[Strip]
    iso: str = ""

    @property
    def lanes(self) -> int:
        """How many lanes with something in them, for its height before it is drawn."""
        return sum(strip.lanes for strip in self.strips if strip.blocks)

    @property
    def vacant(self) -> int:
        return sum(not strip.blocks for strip in self.strips if not strip.empty)


@dataclass(frozen=True)
class City:
    """``waiting`` are its screenings without a place."""

    name: str
    zone: str
    accent: int
    hours: list[tuple[str, float]]
    halls: list[tuple[Hall, str]]
    days: list[Day]
    waiting: list[Card]
    pk: int
    axis: Axis

    @property
    def dense(self) -> bool:
        """Many halls: strips as low as they can be."""
        return len(self.halls) > 8

    @property
    def large(self) -> bool:
        """So much that a day is drawn only when it comes into view."""
        return sum(len(day.strips) for day in self.days) > 60


def lanes(spans: Iterable[tuple[datetime, datetime]]) -> list[int]:
    """For each span the first lane that is free when it starts. Spans come in order of time."""
    ends: list[datetime] = []
    found = []
    for start, end in spans:
        lane = next((n for n, busy in enumerate(ends) if busy <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found


def hall_name(hall: Hall) -> str:
    return f"{words(hall.venue.name)}, {words(hall.name)}"


def film_name(screening: Screening) -> str:
    return words(title_text(screening.version.film.titles.all()))


def guest_names(screening: Screening) -> str:
    return ", ".join(words(guest.name) for guest in screening.guests.all())
