"""What was read of a sheet. Rows and columns count from 0; cells are named as spreadsheets do."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | time | datetime | timedelta | None
Row = Sequence[Cell]
Rows = Sequence[Row]
Language = str
"""A lower-case BCP 47 tag."""


@dataclass(frozen=True)
class Problem:
    """A cell that was not read, or was read with a doubt.

    ``code`` is one of :data:`CODES`; ``params`` are what its sentence needs.
    """

    cell: str
    value: str
    code: str
    params: Table[str, object] = field(default_factory=dict)


CODES = frozenset(
    {"count", "day", "differs", "former_country", "no_day", "no_film", "no_hall", "no_year"}
    | {"package", "runtime", "several_years", "time", "to_be_announced", "twice", "two_days"}
    | {"unknown_countries", "unknown_spoken", "unknown_subtitles", "weekday", "year"}
)


@dataclass(frozen=True)
class Group:
    """The columns of one showing; None where the sheet has none."""

    date: int | None = None
    weekday: int | None = None
    time: int | None = None
    end: int | None = None
    cinema: int | None = None
    hall: int | None = None


UNREAD = frozenset({"price", "rating"})
"""Fields that are known by name, so that nobody takes them for others, and are not read."""


@dataclass(frozen=True)
class Mapping:
    """Which column holds which field of a film, and which columns hold showings."""

    header: int
    columns: Table[int, str]
    groups: tuple[Group, ...]
    names: Table[int, str]

    @property
    def used(self) -> frozenset[int]:
        """Columns that are read: of several with one field the first, but each with a title."""
        shown = [n for g in self.groups for name, n in vars(g).items() if name != "end"]
        fields = [name for _column, name in sorted(self.columns.items())]
        read = [
            column
            for place, (column, name) in enumerate(sorted(self.columns.items()))
            if name not in UNREAD and (name.startswith("title") or name not in fields[:place])
        ]
        return frozenset([*read, *(n for n in shown if n is not None)])


@dataclass(frozen=True)
class Print:
    """One version of a film as one row gives it. ``row`` is its number as spreadsheets count;
    ``name`` is what titles say of the edition, in each of their languages."""

    row: int
    minutes: int | None
    format: str = ""
    name: str = ""


@dataclass(frozen=True)
class Film:
    """One work, with the versions in which the sheet lists it. ``address`` is its own in the
    catalogue that wrote the sheet."""

    titles: tuple[tuple[Language, str], ...]
    year: int | None
    countries: tuple[str, ...]
    prints: tuple[Print, ...]
    section: str = ""
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    production: tuple[str, ...] = ()
    sales: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    spoken: tuple[Language, ...] = ()
    subtitles: tuple[Language, ...] = ()
    synopsis: str = ""
    note: str = ""
    address: str = ""

    @property
    def row(self) -> int:
        return self.prints[0].row

    @property
    def minutes(self) -> int | None:
        return next((p.minutes for p in self.prints if p.minutes), None)


Place = tuple[int, int]
"""A film's place in the listing, and its print's place in the film."""


@dataclass(frozen=True)
class Hall:
    """``text`` as the sheet has it; the cinema and what is left of it."""

    text: str
    cinema: str
    hall: str


@dataclass(frozen=True)
class Showing:
    """``films`` are several for a double bill, none where the film is to be announced. Times are
    the city's own."""

    cell: str
    row: int
    films: tuple[Place, ...]
    day: date
    starts: time
    hall: int | None
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """``rows`` counts the rows that held something below the header; ``unused`` are the names of
    columns that were not read, or their letters."""

    mapping: Mapping
    films: tuple[Film, ...]
    halls: tuple[Hall, ...]
    showings: tuple[Showing, ...]
    problems: tuple[Problem, ...]
    rows: int
    unused: tuple[str, ...]


class NoListingError(ValueError):
    """The sheet holds no films: no row names a title column and another of a film's facts."""


def cell_name(row: int, column: int) -> str:
    """“K7” for row 6 and column 10."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def text_of(cell: Cell) -> str:
    """A cell as it is read aloud: whole numbers without a fraction, one space between words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return clean(str(cell))


INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xAD]
)


def clean(text: str) -> str:
    """Without invisible signs, and with one space where there were several or a new line."""
    return " ".join(text.translate(INVISIBLE).split())


def at(row: Row, column: int | None) -> Cell:
    """A row's cell; None beyond its end, and where there is no such column."""
    return row[column] if column is not None and column < len(row) else None
