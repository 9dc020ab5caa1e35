"""Reads a workbook from standard input, writes its cells to standard output as JSON.

Run as a process of its own, with bounds on memory and time that end it and nobody else.
"""

import io
import json
import resource
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

NO_WORKBOOK = 3
MOST_FILLED = 500_000
"""Cells of one sheet that hold something."""
MEMORY = 1_500_000_000  # bytes
SECONDS = 60


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import (  # noqa: PLC0415  # whoever reads the bounds needs no calamine
        CalamineError,
        CalamineWorkbook,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [
            (name, _rows(book.get_sheet_by_name(name).iter_rows())) for name in book.sheet_names
        ]
    except CalamineError:
        return NO_WORKBOOK
    json.dump(sheets, sys.stdout, ensure_ascii=True)
    return 0


def _rows(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    """Rows without what is empty at their ends. Taken one by one: a sheet may claim a million."""
    found: list[list[object]] = []
    filled = 0
    for row in rows:
        cells = _trimmed(row)
        filled += len(cells)
        if filled > MOST_FILLED:
            raise MemoryError
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


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
