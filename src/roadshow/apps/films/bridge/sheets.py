"""From the file of an import to its listing."""

from functools import lru_cache

from django.utils.translation import gettext as _

from roadshow.apps.films.models import ListingImport
from roadshow.engines.listings.header import propose
from roadshow.engines.listings.listing import Listing, Mapping, NoListingError
from roadshow.engines.listings.reader import read_listing
from roadshow.formats.spreadsheets import Sheet, SpreadsheetError, read


class ImportRefusedError(Exception):
    """A file that holds no films: ``code`` is the reason, as :class:`SpreadsheetError` has it, or
    ``no_films``."""

    def __init__(self, code: str, params: dict[str, object]) -> None:
        self.code, self.params = code, params
        super().__init__(code)

    def said(self) -> str:
        return str(_phrases()[self.code]) % self.params


def _phrases() -> dict[str, str]:
    return {
        "empty": _("The file is empty."),
        "large": _("The file is larger than %(most)d MB."),
        "encrypted": _("The workbook is encrypted. Save it without a password and send it again."),
        "pdf": _("This is a PDF file, not a workbook."),
        "image": _("This is a picture, not a workbook."),
        "html": _("This is a web page, not a workbook."),
        "unknown": _("This is neither a workbook nor a table of text."),
        "bomb": _("The workbook would grow to more than %(most)d MB when opened."),
        "broken": _("The workbook is damaged and cannot be read."),
        "rows": _("The sheet holds more than %(most)d cells or rows."),
        "sheet": _("There is no sheet “%(name)s” in this workbook."),
        "no_films": _(
            "No films were found: no row names a column of titles and one of other facts."
        ),
    }


def listing_of(record: ListingImport) -> Listing:
    """What a workbook holds, read with the columns that a person chose, if any.

    Raises:
        ImportRefusedError: it is no workbook, or holds no films.
    """
    chosen = tuple(sorted(record.mapping.items()))
    return read_file(bytes(record.content), record.sheet, chosen, _year(record))


def _year(record: ListingImport) -> int | None:
    """The year of its showings, where the sheet does not say: the tour's, or else this one."""
    when = record.leg.starts if record.leg else record.made_at
    return when.year if when else None


@lru_cache(maxsize=8)
def read_file(
    content: bytes,
    name: str,
    chosen: tuple[tuple[str, str], ...] = (),
    reference_year: int | None = None,
) -> Listing:
    """The listing in a file's named sheet, or in the first sheet that holds one.

    Kept for a while: a preview is followed by its confirmation.
    """
    try:
        sheets = read(content)
    except SpreadsheetError as wrong:
        raise ImportRefusedError(wrong.code, wrong.params) from wrong
    if name and name not in [sheet.name for sheet in sheets]:
        raise ImportRefusedError("sheet", {"name": name})
    for sheet in sheets:
        if name in ("", sheet.name) and (found := _listing(sheet, dict(chosen), reference_year)):
            return found
    raise ImportRefusedError("no_films", {})


def _listing(sheet: Sheet, chosen: dict[str, str], reference_year: int | None) -> Listing | None:
    try:
        mapping = propose(sheet.rows)
    except NoListingError:
        return None
    if chosen:
        mapping = _chosen(mapping, chosen)
    found = read_listing(sheet.rows, mapping=mapping, reference_year=reference_year)
    return found if found.films else None


def _chosen(mapping: Mapping, chosen: dict[str, str]) -> Mapping:
    """A mapping with the columns as a person decided; “” is a column that is not read."""
    columns = dict(mapping.columns)
    for column, field in chosen.items():
        columns.pop(int(column), None)
        if field:
            columns[int(column)] = field
    return Mapping(mapping.header, columns, mapping.groups, mapping.names)
