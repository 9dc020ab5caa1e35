"""Finding the header row, and what its columns hold."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

from roadshow.engines.listings.listing import (
    Group,
    Mapping,
    NoListingError,
    Rows,
    text_of,
)

LOOK = 40
"""A header stands among so many first rows."""

SHOW_GROUP = re.compile(
    r"(?:场次|第|放映|screening|showing|show|показ|сеанс|көрсетілім)\s*#?"
    r"(?:\d+|[一二三四五六七八九十]+)\s*(?:场)?",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """A header cell without what differs by taste."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold()).replace("ё", "е")


@cache
def _words() -> dict[str, str]:
    table = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text("utf-8"))
    return {folded(word): field for field, words in table.items() for word in words}


def field_of(text: str) -> str | None:
    """The field that a header cell names."""
    if not text or len(text) > 60:
        return None
    if exported := re.fullmatch(r"title · ([a-z0-9-]+)(?: · \w+)*", text.casefold()):
        return f"title:{exported[1]}"
    # “时长（分钟）”, “Country / Region”: whole, then without brackets, then its first part.
    bare = re.sub(r"[（(\[].*?[)）\]]", "", text)
    for candidate in (text, bare, re.split(r"[/|,]", bare)[0]):
        if field := _words().get(folded(candidate)):
            return field
    return None


def propose(rows: Rows) -> Mapping:
    """The likeliest header row with its columns.

    Raises:
        NoListingError: no row looks like a header of films.
    """
    best: tuple[int, int, dict[int, str]] | None = None
    for number, row in enumerate(rows[:LOOK]):
        names = {column: text for column, cell in enumerate(row) if (text := text_of(cell))}
        score = len({field for text in names.values() if (field := field_of(text))})
        if _is_header(names) and (best is None or score > best[0]):
            best = (score, number, names)
    if best is None:
        raise NoListingError
    _score, number, names = best
    return _mapping(rows, number, names)


def _is_header(names: dict[int, str]) -> bool:
    fields = {field for text in names.values() if (field := field_of(text))}
    return len(fields) > 1 and any(field.startswith("title") for field in fields)


def _mapping(rows: Rows, number: int, names: dict[int, str]) -> Mapping:
    below = _second_row(rows, number, names)
    if below:
        number += 1
    whole = {c: " ".join(filter(None, (names.get(c), below.get(c)))) for c in {*names, *below}}
    width = max(map(len, rows), default=0)
    columns: dict[int, str] = {}
    groups, taken = _named_groups(names, below, width)
    groups += _content_groups(rows, number, names, width, taken)
    loose: list[tuple[int, str]] = []
    for column in sorted(whole):
        field = field_of(below.get(column, "")) or field_of(names.get(column, ""))
        if column in taken or field is None:
            continue
        if field.startswith("show."):
            loose.append((column, field.removeprefix("show.")))
        elif field.startswith("title:") or (field != "show" and field not in columns.values()):
            columns[column] = field
    return Mapping(number, columns, (*groups, *_loose_groups(loose)), whole)


def _second_row(rows: Rows, number: int, names: dict[int, str]) -> dict[int, str]:
    """A header's second row: at least two fields of a showing or a film, and no film yet."""
    if number + 1 >= len(rows):
        return {}
    row = {c: text for c, cell in enumerate(rows[number + 1]) if (text := text_of(cell))}
    known = [text for text in row.values() if field_of(text)]
    return row if len(known) > 1 and len(known) * 2 > len(row) else {}


def _named_groups(
    names: dict[int, str], below: dict[int, str], width: int
) -> tuple[list[Group], set[int]]:
    """Groups of columns under one name whose second row says which is which."""
    found, taken = list[Group](), set[int]()
    if not below:
        return found, taken
    for start, end in _spans(names, width):
        fields = {
            field.removeprefix("show."): column
            for column in range(start, end)
            if (field := field_of(below.get(column, ""))) and field.startswith("show.")
        }
        if "time" in fields or "date" in fields:
            found.append(Group(**fields))
            taken |= set(range(start, end))
    return found, taken


def _spans(names: dict[int, str], width: int) -> list[tuple[int, int]]:
    """Each “Showing 2” with the columns up to the next name."""
    starts = sorted(names)
    ends = [*starts[1:], width]
    return [
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if SHOW_GROUP.fullmatch(names[start])
    ]


def _content_groups(
    rows: Rows, number: int, names: dict[int, str], width: int, taken: set[int]
) -> list[Group]:
    """Groups whose columns have no names of their own: what they hold tells."""
    found = []
    for start, end in _spans(names, width):
        if start in taken:
            continue
        fields: dict[str, int] = {}
        for column in range(start, end):
            cells = [row[column] for row in rows[number + 1 :] if column < len(row)]
            kind = guess([cell for cell in cells if text_of(cell)])
            if kind:
                fields.setdefault(kind, column)
        if "time" in fields:
            found.append(Group(**fields))
        taken |= set(range(start, end))
    # A last group that is always empty is a group all the same: it holds nothing to lose.
    return found


def guess(cells: Sequence[object]) -> str | None:
    """What most of a column's cells are: a date, a weekday, a time or a hall."""
    from roadshow.engines.listings import values  # noqa: PLC0415  # values read by header's words

    if not cells:
        return None
    half = len(cells) / 2
    tests = {
        "time": lambda cell: values.time_of(cell) is not None,
        "weekday": lambda cell: values.weekday_of(cell) is not None,
        "date": lambda cell: bool(values.days_of(cell)),
    }
    for kind, test in tests.items():
        if sum(map(test, cells)) > half:
            return kind
    return "hall"


def _loose_groups(loose: list[tuple[int, str]]) -> list[Group]:
    """Columns of showings that stand by themselves: a repeated field begins the next group."""
    found: list[dict[str, int]] = []
    for column, field in loose:
        if not found or field in found[-1]:
            found.append({})
        found[-1][field] = column
    return [Group(**fields) for fields in found if "time" in fields or "date" in fields]
