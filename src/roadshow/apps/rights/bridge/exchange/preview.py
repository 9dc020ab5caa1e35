"""What a workbook of avails would change: each row is new here, changes a grant, or says nothing
new. A row is a **grant in** by its licensor to the bureau: what others offer us.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roadshow.apps.films.bridge.sheets import ImportRefusedError
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.bridge.exchange.identity import Films, Licensors
from roadshow.apps.rights.bridge.exchange.kept import texts
from roadshow.apps.rights.bridge.exchange.matching import CHANGED, NEW, SAME, Held, Matched
from roadshow.apps.rights.bridge.exchange.reading import Read, read_row
from roadshow.apps.rights.bridge.exchange.unclear import Unclear
from roadshow.apps.rights.bridge.exchange.words import said
from roadshow.apps.rights.models import Grant
from roadshow.formats.avails import AvailsSheet, check, read_avails
from roadshow.formats.spreadsheets import SpreadsheetError

BARRED = "barred"


@dataclass(frozen=True)
class Problem:
    """``cell`` is empty where the sheet lacks the column. ``bars``: the row cannot become a grant
    for it; otherwise it is only worth knowing."""

    sheet: str
    cell: str
    column: str
    value: str
    why: str
    bars: bool


@dataclass(frozen=True)
class Line:
    """One row: ``state`` is ``new``, ``changed``, ``same`` or ``barred``."""

    read: Read
    state: str
    matched: Matched | None = None


@dataclass(frozen=True)
class Preview:
    """``gone``: grants from earlier rows of the same ALIDs of which no row speaks any more. They
    stay until a person ends them."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    gone: tuple[Grant, ...]

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)

    @property
    def barred(self) -> int:
        return self.count(BARRED)

    @property
    def counts(self) -> dict[str, int]:
        return {state: self.count(state) for state in (NEW, CHANGED, SAME, BARRED)}


def preview(content: bytes, *, party: Organisation | None, today: date) -> Preview:
    """A workbook beside our grants; nothing is written. ``party``: the licensor of every row, where
    it is not to be found by the rows' own DisplayName.

    Raises:
        ValidationError: it is no workbook, or holds no avails.
    """
    sheets = _sheets(content)
    licensors, films = Licensors(), Films()
    read = [
        read_row(sheet, row, licensors=licensors, films=films, party=party)
        for sheet in sheets
        for row in sheet.rows
    ]
    held = Held(read, today)
    lines = _lines(read, held)
    problems = [p for sheet in sheets for p in _problems(sheet, [r for r in read if r.of(sheet)])]
    return Preview(lines, tuple(problems), held.gone())


def _sheets(content: bytes) -> tuple[AvailsSheet, ...]:
    try:
        sheets = read_avails(content).sheets
    except SpreadsheetError as wrong:
        refused = ImportRefusedError(wrong.code, wrong.params)
        raise ValidationError({"file": refused.said()}, code=wrong.code) from wrong
    if not any(sheet.rows for sheet in sheets):
        message = _("No avails were found: no sheet has the columns of the Avails specification.")
        raise ValidationError({"file": message}, code="no_avails")
    return sheets


def _lines(read: Sequence[Read], held: Held) -> tuple[Line, ...]:
    """Rows that say just what a grant does come first: then it is no other row's any more."""
    same = {place: found for place, one in enumerate(read) if (found := held.same(one))}
    first: dict[tuple[int, str], Read] = {}
    for place in same:
        first.setdefault(_offer(read[place]), read[place])
    lines = []
    for place, one in enumerate(read):
        if place in same:
            lines.append(Line(one, SAME, same[place]))
            continue
        other = first.setdefault(_offer(one), one)
        if other is one or not one.clear:
            lines.append(_line(one, held))
        elif other.clear and texts(one.row.cells) == texts(other.row.cells):
            lines.append(Line(one, SAME))
        else:
            # They would be one grant, and only one of the rows can be kept with it.
            one.unclear.append(Unclear("ALID", "twice", {"row": str(other.row.number)}))
            lines.append(Line(one, BARRED))
    return tuple(lines)


def _offer(read: Read) -> tuple[int, str]:
    return read.party.pk if read.party else 0, read.key


def _line(read: Read, held: Held) -> Line:
    if not read.clear:
        return Line(read, BARRED)
    matched = held.match(read)
    try:
        matched.check()
    except ValidationError as refused:
        read.unclear += matched.unclear(refused)
        return Line(read, BARRED)
    return Line(read, matched.state, matched)


def _problems(sheet: AvailsSheet, read: list[Read]) -> list[Problem]:
    """Of one sheet, row by row; one a cell, what bars before what is only worth knowing."""
    found: dict[tuple[str, str], Problem] = {}
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    order: dict[tuple[str, str], tuple[int, int]] = {}

    def tell(row: int, cell: str, value: str, unclear: Unclear, *, bars: bool) -> None:
        key = (cell or unclear.column, "" if cell else unclear.code)
        why = said(unclear.code, unclear.params)
        found.setdefault(key, Problem(sheet.name, cell, unclear.column, value, why, bars))
        order.setdefault(key, (row if cell else 0, places.get(unclear.column, 0)))

    for one in read:
        number = one.row.number
        for unclear in (*one.unclear, *one.remarks):
            cell, value = sheet.place(unclear.column, number), one.value(unclear.column)
            tell(number, cell, value, unclear, bars=unclear in one.unclear)
    for error in check(sheet):
        if error.code != "duplicate":  # told by ``twice``, which asks less
            unclear = Unclear(error.column, error.code, {"column": error.column, **error.params})
            number = int("".join(filter(str.isdigit, error.cell)) or 0)
            tell(number, error.cell, error.value, unclear, bars=False)
    return [found[key] for key in sorted(found, key=order.__getitem__)]
