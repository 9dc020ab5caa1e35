"""The sheet as a workbook: the table first, so that it sorts and filters; what was asked below."""

from collections.abc import Iterator

from roadshow.formats.avails_sheet.document import Sheet
from roadshow.formats.spreadsheets.writing import write_xlsx


def workbook(sheet: Sheet) -> bytes:
    """The sheet as .xlsx."""
    return write_xlsx(sheet.title, [*sheet.heads, *sheet.columns], _rows(sheet))


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    for row in sheet.rows:
        yield [row.film, row.original, row.media, *(cell.text for cell in row.cells)]
    if not sheet.rows:
        yield [sheet.empty]
    yield []
    yield [sheet.subtitle, sheet.body]
    for fact in sheet.facts:
        yield [fact.label, fact.text]
    yield from ([said] for said in (sheet.note, sheet.colophon) if said)
