"""What a booklet says. All words are in the reader's language already."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fact:
    """“Director”: “Zhang Qi”."""

    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One film. ``poster`` is a JPEG or PNG; ``original`` is its title in its own language, where
    ``title`` is another."""

    title: str
    original: str = ""
    line: str = ""
    synopsis: str = ""
    facts: tuple[Fact, ...] = ()
    prizes: tuple[str, ...] = ()
    showings: tuple[str, ...] = ()
    poster: bytes | None = None


@dataclass(frozen=True)
class Booklet:
    """``language`` is a BCP 47 tag. ``day`` dates the file: the same words give the same bytes."""

    language: str
    title: str
    subtitle: str
    dates: str
    body: str
    summary: str
    contents: str
    prizes: str
    showings: str
    colophon: str
    day: date
    films: tuple[Entry, ...]


class BookletError(RuntimeError):
    """The booklet could not be set; the message is Typst's."""
