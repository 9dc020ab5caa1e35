"""Reads a workbook from standard input, writes its cells to standard output: a line of JSON for a
sheet's name, then one for each of its rows.

Run as a process of its own, by this file's path, with bounds on memory and time that end it and
nobody else. It imports nothing of ours: half of its time would go into that.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

NO_WORKBOOK, ENCRYPTED, TOO_MANY = 3, 4, 5
MOST_FILLED = 500_000
"""Cells of all sheets that hold something."""
MOST_ROWS = 100_000
"""Rows of one sheet, up to the last that holds something."""
MOST_TEXT = 30_000_000
"""Bytes of all that is sent. One long text may stand in every cell and once in the file."""
MEMORY = 220_000_000  # bytes; a sheet of 500,000 Chinese texts asks for 80 million
SECONDS = 20


class TooManyError(Exception):
    """More cells, rows or text than any list of films has."""


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import (  # noqa: PLC0415  # whoever reads the bounds needs no calamine
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        _send(book.get_sheet_by_name(name) for name in book.sheet_names)
    except PasswordError:
        return ENCRYPTED
    except (CalamineError, OSError, ValueError):
        return NO_WORKBOOK
    except TooManyError:
        return TOO_MANY
    except BaseException as wrong:
        # What a damaged workbook makes the reader trip over comes as no Exception.
        if type(wrong).__name__ == "PanicException":
            return NO_WORKBOOK
        raise
    return 0


def _send(sheets: "Iterator[CalamineSheet]") -> None:
    filled = sent = 0
    for sheet in sheets:
        _line(sheet.name)
        for cells in _rows(sheet):
            filled += sum(cell is not None for cell in cells)
            sent += _line(cells)
            if filled > MOST_FILLED or sent > MOST_TEXT:
                raise TooManyError


def _line(value: object) -> int:
    return sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")


def _rows(sheet: "CalamineSheet") -> Iterator[list[object]]:
    """Rows without what is empty at their ends, from the sheet's corner, whose left columns the
    reader leaves out where they are empty. Taken one by one: a sheet may claim a million."""
    left = [None] * (sheet.start or (0, 0))[1]
    below = {start: end[0] for start, end in sheet.merged_cell_ranges or () if start[1] == end[1]}
    merged: dict[int, tuple[int, object]] = {}
    empty = 0
    for number, row in enumerate(sheet.iter_rows()):
        cells = left + _trimmed(row)
        if len(cells) == len(left):
            empty += 1
            continue
        if number >= MOST_ROWS:
            raise TooManyError
        yield from [[]] * empty
        empty = 0
        _fill(cells, number, below, merged)
        yield cells


def _fill(
    cells: list[object],
    number: int,
    below: dict[tuple[int, int], int],
    merged: dict[int, tuple[int, object]],
) -> None:
    """Give a row the cells that are merged down into it. Only rows that hold something get them: a
    merged range may reach to the end of the sheet."""
    for column, (last, value) in list(merged.items()):
        if number > last:
            del merged[column]
        elif column >= len(cells) or cells[column] is None:
            cells += [None] * (column + 1 - len(cells))
            cells[column] = value
    if below:
        for column, cell in enumerate(cells):
            if cell is not None and (last := below.get((number, column), 0)):
                merged[column] = last, cell


def _trimmed(row: Sequence[object]) -> list[object]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return [_plain(cell) for cell in row[:end]]


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return ["datetime", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    if isinstance(cell, timedelta):
        return ["seconds", str(cell.total_seconds())]
    return None if cell == "" else cell


if __name__ == "__main__":
    sys.exit(main())
