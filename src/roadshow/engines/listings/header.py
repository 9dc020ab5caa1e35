"""Finding the header row, and what its columns hold."""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources

from roadshow.engines.listings import values, written_days
from roadshow.engines.listings.listing import (
    Cell,
    Group,
    Mapping,
    NoListingError,
    Rows,
    text_of,
)

LOOK = 40
"""A header stands among so many first rows."""
ENOUGH = 300
"""Cells that tell what a column without a name holds."""

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
    if text.strip() == "#":
        return "number"
    if exported := re.fullmatch(r"title · ([a-z0-9-]+)(?: · \w+)*", text.casefold()):
        return f"title:{exported[1]}"
    # “时长（分钟）”, “Country / Region”: whole, then without brackets, then its first part.
    bare = re.sub(r"[（(\[].*?[)）\]]", "", text)
    for candidate in (text, bare, re.split(r"[/|,\n]", bare)[0]):
        if field := _words().get(folded(candidate)):
            return field
    # “Time 2” belongs to a showing; “Director 2” would be the second of something else.
    field = _words().get(folded(re.sub(r"[\W_]*(?:\d+|[一二三四五六七八九十]+)$", "", bare)))
    return field if field and field.startswith("show.") else None


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
    whole = {
        column: " ".join(dict.fromkeys(filter(None, (names.get(column), below.get(column)))))
        for column in {*names, *below}
    }
    width = max(map(len, rows), default=0)
    columns: dict[int, str] = {}
    groups, taken = _named_groups(names, below, width)
    groups += _content_groups(rows, number, names, width, taken)
    loose: list[tuple[int, str]] = []
    for column in sorted(whole):
        field = _field_at(column, names, below)
        if column in taken or field is None:
            continue
        if field.startswith("show."):
            loose.append((column, field.removeprefix("show.")))
        elif field.startswith("title:") or (field != "show" and field not in columns.values()):
            columns[column] = field
    return Mapping(number, columns, (*groups, *_loose_groups(loose)), whole)


def _field_at(column: int, names: dict[int, str], below: dict[int, str]) -> str | None:
    lower = _field_below(column, names, below) if column in below else None
    return lower or field_of(names.get(column, ""))


def _second_row(rows: Rows, number: int, names: dict[int, str]) -> dict[int, str]:
    """A header's second row: at least two fields of a showing or a film, and no film yet."""
    if number + 1 >= len(rows):
        return {}
    row = {c: text for c, cell in enumerate(rows[number + 1]) if (text := text_of(cell))}
    known = [column for column in row if _field_below(column, names, row)]
    return row if len(known) > 1 and len(known) * 2 > len(row) else {}


def _field_below(column: int, names: dict[int, str], below: dict[int, str]) -> str | None:
    """The field of a header's second row, whose first is merged over several columns: 片名 over
    中文 and 英文."""
    over = max((other for other in names if other <= column), default=column)
    return field_of(f"{names.get(over, '')} {below[column]}") or field_of(below[column])


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
    """Groups whose columns have no names of their own: what they hold tells, in all groups
    together, for the last ones hold little."""
    spans = [span for span in _spans(names, width) if span[0] not in taken]
    taken |= {column for start, end in spans for column in range(start, end)}
    fields = _fields(rows[number + 1 :], spans)
    if not {"time", "date"} & set(fields):
        return []
    return [
        Group(**{kind: start + place for kind, place in fields.items() if start + place < end})
        for start, end in spans
    ]


def _fields(rows: Rows, spans: list[tuple[int, int]]) -> dict[str, int]:
    """Which place in a group holds what."""
    held: dict[int, list[Cell]] = {}
    for row in rows:
        for start, end in spans:
            for place, cell in enumerate(row[start:end]):
                if text_of(cell):
                    held.setdefault(place, []).append(cell)
    fields: dict[str, int] = {}
    for place in sorted(held):
        kind = guess(held[place][:ENOUGH], fields)
        if kind not in fields:
            fields[kind] = place
        elif "cinema" not in fields:  # of two columns with places the first is the cinema
            fields |= {"cinema": fields["hall"], "hall": place}
    return fields


def guess(cells: Sequence[Cell], known: Collection[str] = ()) -> str:
    """What most of a column's cells are: a date, a weekday, a time, or else a hall. A text 8.14 may
    be a day and a time, 19.30 a time only: of a column's cells more can be read as what they are.
    """
    first = written_days.first_of(cells)
    read = {
        "weekday": sum(written_days.weekday_of(cell) is not None for cell in cells),
        "date": sum(bool(written_days.days_of(cell, first)) for cell in cells),
        "time": sum(values.time_of(cell) is not None for cell in cells),
    }
    likely = [kind for kind, n in read.items() if n * 2 > len(cells) and kind not in known]
    return max(likely, key=read.__getitem__, default="hall")


def _loose_groups(loose: list[tuple[int, str]]) -> list[Group]:
    """Columns of showings that stand by themselves: a repeated field begins the next group."""
    found: list[dict[str, int]] = []
    for column, field in loose:
        if not found or field in found[-1]:
            found.append({})
        found[-1][field] = column
    return [Group(**fields) for fields in found if "time" in fields or "date" in fields]
