"""What an avails sheet says. All words are in the reader's language already."""

from dataclasses import dataclass
from datetime import date

from roadshow.formats.booklet.document import Fact


@dataclass(frozen=True)
class Cell:
    """One film in one territory. ``standing`` gives the colour, ``word`` says the same; ``days``
    adds until when, or from when."""

    standing: str
    word: str
    days: str = ""

    @property
    def text(self) -> str:
        return f"{self.word}: {self.days}" if self.days else self.word


@dataclass(frozen=True)
class Row:
    """A film in media that are alike, with a cell a column. ``original`` is its title in its own
    language, where ``film`` is another. ``continues``: of the same film as the row before."""

    film: str
    original: str
    media: str
    cells: tuple[Cell, ...]
    continues: bool = False


@dataclass(frozen=True)
class Sheet:
    """``language`` is a BCP 47 tag. ``facts``: what was asked, for whom. ``heads``: of the columns
    of films, original titles and media. ``columns``: territories. ``empty``: said where there are
    no rows. ``day`` dates the file: the same words give the same bytes.
    """

    language: str
    title: str
    subtitle: str
    body: str
    facts: tuple[Fact, ...]
    heads: tuple[str, str, str]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    note: str
    colophon: str
    day: date
