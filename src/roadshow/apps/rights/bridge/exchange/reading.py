"""One row with the film and the licensor that it means, and all that is unclear in it."""

from dataclasses import dataclass, field

from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.bridge.exchange import said
from roadshow.apps.rights.bridge.exchange.identity import Films, Licensors
from roadshow.apps.rights.bridge.exchange.kept import key_of
from roadshow.apps.rights.bridge.exchange.said import Said
from roadshow.apps.rights.bridge.exchange.unclear import Unclear, UnclearError
from roadshow.formats.avails import Avail, AvailRow, AvailsSheet, avail
from roadshow.formats.avails.values import text
from roadshow.formats.spreadsheets.reading import Cell


@dataclass
class Read:
    """``unclear`` keeps the row from becoming a grant; ``remarks`` are only worth knowing."""

    sheet: AvailsSheet
    row: AvailRow
    avail: Avail
    key: str
    said: Said | None
    unclear: list[Unclear]
    remarks: list[Unclear] = field(default_factory=list)
    party: Organisation | None = None
    film: Film | None = None

    def of(self, sheet: AvailsSheet) -> bool:
        return self.sheet is sheet

    @property
    def clear(self) -> bool:
        return not self.unclear and None not in (self.said, self.party, self.film)

    def value(self, column: str) -> str:
        return text(self.row.get(column))


def read_row(
    sheet: AvailsSheet,
    row: AvailRow,
    *,
    licensors: Licensors,
    films: Films,
    party: Organisation | None,
) -> Read:
    if broken := next((column for column, cell in row.cells.items() if _is_broken(cell)), ""):
        return Read(sheet, row, avail(row), "", None, [Unclear(broken, "broken")])
    found, unclear = said.read(row)
    read = Read(sheet, row, avail(row), key_of(row.cells), found, list(unclear), party=party)
    if read.avail.exception:
        read.remarks.append(Unclear("ExceptionFlag", "exception"))
    if any(one.column == "WorkType" for one in unclear):
        return read  # an episode is no film, whatever it is called
    try:
        read.party = party or licensors.find(read.avail.licensor)
    except UnclearError as wrong:
        read.unclear.append(wrong.unclear)
    try:
        read.film = films.find(read.avail, read.party.pk if read.party else 0)
    except UnclearError as wrong:
        read.unclear.append(wrong.unclear)
    return read


def _is_broken(cell: Cell) -> bool:
    """Whether it holds the one character that PostgreSQL can neither keep nor look for."""
    return isinstance(cell, str) and "\0" in cell
