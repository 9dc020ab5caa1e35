"""Rows of listings for tests, and workbooks made of them."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook

from roadshow.engines.listings.listing import Listing
from roadshow.engines.listings.reader import read_listing
from roadshow.formats.spreadsheets import read


def through_workbook(
    rows: Sequence[Sequence[object]],
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    reference_year: int | None = None,
) -> Listing:
    """A listing that was saved as a workbook; ``merged`` are first row and column, last row and
    column of what is merged."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        formats = {
            date: book.add_format({"num_format": "d mmm yyyy"}),
            time: book.add_format({"num_format": "h:mm"}),
            datetime: book.add_format({"num_format": "d mmm yyyy h:mm"}),
        }
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date | time):
                    sheet.write_datetime(number, column, cell, formats[type(cell)])
                elif cell not in (None, ""):
                    sheet.write(number, column, cell)
        for span in merged:
            sheet.merge_range(*span, "")
            sheet.write(span[0], span[1], rows[span[0]][span[1]])
    return read_listing(read(stream.getvalue())[0].rows, reference_year=reference_year)


def shown(listing: Listing) -> list[tuple[str, date, time, str, str]]:
    """(title, day, time, cinema, hall) of each showing."""
    found = []
    for one in listing.showings:
        title = " + ".join(listing.films[place].titles[0][1] for place, _print in one.films)
        where = listing.halls[one.hall] if one.hall is not None else None
        found.append(
            (title, one.day, one.starts, where.cinema if where else "", where.hall if where else "")
        )
    return found


def said(listing: Listing) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in listing.problems]
