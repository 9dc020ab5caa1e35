"""What the printed sheets say. All words are in the reader's language already, all clocks are the
city's own."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from roadshow.formats.booklet.document import Fact


@dataclass(frozen=True)
class Sheet:
    """What every sheet has. ``language`` is a BCP 47 tag; ``mark`` says what state this is (“Draft,
    not published”), strongly where ``draft``; ``empty`` is said where there is nothing to show;
    ``made`` dates the file: the same words give the same bytes."""

    template: ClassVar[str]

    language: str
    title: str
    subtitle: str
    body: str
    mark: str
    draft: bool
    colophon: str
    empty: str
    made: date


@dataclass(frozen=True)
class WallBlock:
    """One screening in column ``hall`` of its page. ``start``: minutes on the wall clock after the
    page's first hour; ``film`` and ``talk``: minutes. Of showings that overlap by mistake each has
    its lane."""

    hall: int
    lane: int
    lanes: int
    start: int
    film: int
    talk: int
    clock: str
    title: str
    original: str
    facts: str
    said: str = ""


@dataclass(frozen=True)
class WallHall:
    venue: str
    name: str


@dataclass(frozen=True)
class WallPage:
    """One day of one city. ``hours`` are those that the axis writes, the first at its head."""

    city: str
    day: str
    zone: str
    hours: tuple[str, ...]
    halls: tuple[WallHall, ...]
    blocks: tuple[WallBlock, ...]


@dataclass(frozen=True)
class Wall(Sheet):
    template: ClassVar[str] = "wall.typ"

    paper: Literal["a3", "a4"]
    pages: tuple[WallPage, ...]


@dataclass(frozen=True)
class Run:
    """One screening as the hall runs it: moments as (what, clock) in order, then its facts.
    ``warnings`` are those of them that somebody must see to."""

    moments: tuple[tuple[str, str], ...]
    title: str
    original: str
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class HallDay:
    hall: str
    venue: str
    address: str
    day: str
    zone: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class HallSheets(Sheet):
    """A page for each hall and day."""

    template: ClassVar[str] = "halls.typ"

    days: tuple[HallDay, ...]


@dataclass(frozen=True)
class Happening:
    """One line of a person's day. ``frame``: it only frames the day, such as an arrival."""

    clock: str
    until: str
    what: str
    original: str
    kind: str
    place: str = ""
    facts: tuple[str, ...] = ()
    frame: bool = False


@dataclass(frozen=True)
class GuestDay:
    city: str
    day: str
    zone: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class GuestSheet(Sheet):
    """One person's days. ``original``: their name in Chinese, where ``title`` is another."""

    template: ClassVar[str] = "guest.typ"

    original: str
    days: tuple[GuestDay, ...]
