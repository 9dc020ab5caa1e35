"""What is wrong with a sheet of avails, cell by cell, without a word of wording."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from roadshow.formats.avails import rules, specification
from roadshow.formats.avails.fields import FIELDS, IDENTIFIERS
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet
from roadshow.formats.avails.values import WrongValue, day, identifier, limit, several, text
from roadshow.formats.spreadsheets.reading import Cell

CODES = frozenset(
    {"column", "required", "date", "end_before_start", "entry_type", "work_type", "license_type"}
    | {"format_profile", "localization", "price_type", "currency", "number", "year", "run_time"}
    | {"yes_no", "country", "several_countries", "language", "held_and_allowed", "eidr"}
    | {"duplicate"}
)


@dataclass(frozen=True)
class CellError:
    """``value`` is the cell as written. ``code`` is one of :data:`CODES`:

    ``column``: the sheet lacks a column that every avail fills (``cell`` is empty);
    ``required``: the cell is empty, and must not be for an avail like this;
    ``date``, ``number``, ``year``, ``run_time`` (HH:MM:SS), ``yes_no``, ``currency``: it is none;
    ``entry_type``, ``work_type``, ``license_type``, ``format_profile``, ``localization``,
    ``price_type``: no word of the specification;
    ``end_before_start`` (``start``);
    ``country``, ``language`` (``unknown``: the part that is none), ``several_countries``: a row is
    for one;
    ``held_and_allowed`` (``languages``): the row allows what it holds back;
    ``eidr`` (``reason``: that of the identifier's error; ``expected``: its check character);
    ``duplicate`` (``row``): an earlier row is the same offer.
    """

    cell: str
    column: str
    value: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


Check = Callable[[Cell], object]


def _checks() -> dict[str, Check]:
    found: dict[str, Check] = {one.column: one.read for one in FIELDS}
    found |= dict.fromkeys(("Start", "End"), limit) | {"FixedEndDate": day}
    return found | dict.fromkeys(IDENTIFIERS, _identifiers)


def _identifiers(cell: Cell) -> None:
    for one in several(cell):
        identifier(one)


CHECKS = _checks()


def check(sheet: AvailsSheet) -> tuple[CellError, ...]:
    """All that is wrong, row by row."""
    found = [
        CellError("", column, "", "column")
        for column in specification.required()
        if not sheet.has(column)
    ]
    offers: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        error = partial(_error, sheet, row)
        found += _wrong_values(row, error)
        found += _missing(sheet, row, error)
        found += _window(row, error)
        found += _against_each_other(row, error)
        found += _duplicate(row, offers, error)
    return tuple(found)


Error = Callable[..., CellError]


def _error(
    sheet: AvailsSheet, row: AvailRow, column: str, code: str, /, **params: str
) -> CellError:
    value = text(row.get(column))
    return CellError(sheet.place(column, row.number), column, value, code, params)


def _wrong_values(row: AvailRow, error: Error) -> Iterator[CellError]:
    for column, cell in row.cells.items():
        if (read := CHECKS.get(column)) is not None:
            try:
                read(cell)
            except WrongValue as wrong:
                yield error(column, wrong.code, **wrong.params)


def _missing(sheet: AvailsSheet, row: AvailRow, error: Error) -> Iterator[CellError]:
    for column in rules.required(row, sheet.layout):
        # Where the sheet has no such column, that was said once for all rows.
        absent = column in specification.required() and not sheet.has(column)
        if not absent and not text(row.get(column)):
            yield error(column, "required")


def _window(row: AvailRow, error: Error) -> Iterator[CellError]:
    start, end = (_limit(row.get(column)) for column in ("Start", "End"))
    if start is not None and end is not None and _is_before(end, start):
        yield error("End", "end_before_start", start=text(row.get("Start")))


def _limit(cell: Cell) -> date | datetime | None:
    try:
        value = limit(cell)
    except WrongValue:
        return None
    return None if isinstance(value, str) else value


def _is_before(end: date | datetime, start: date | datetime) -> bool:
    """By days unless both are moments of one kind: which zone a day is in, the row does not say."""
    moments = isinstance(end, datetime) and isinstance(start, datetime)
    if moments and _has_zone(end) == _has_zone(start):
        return end < start
    days = [value.date() if isinstance(value, datetime) else value for value in (end, start)]
    return days[0] < days[1]


def _has_zone(moment: date | datetime) -> bool:
    return isinstance(moment, datetime) and moment.tzinfo is not None


def _against_each_other(row: AvailRow, error: Error) -> Iterator[CellError]:
    if len(rules.territories(row)) > 1:
        yield error("Territory", "several_countries")
    if both := rules.held_and_allowed(row):
        yield error("HoldbackLanguage", "held_and_allowed", languages=", ".join(both))
    if not rules.price_is_an_amount(row):
        yield error("PriceValue", "number")


def _duplicate(
    row: AvailRow, offers: dict[tuple[str, ...], int], error: Error
) -> Iterator[CellError]:
    first = offers.setdefault(rules.offer(row), row.number)
    if first != row.number:
        yield error(next(iter(row.cells)), "duplicate", row=str(first))
