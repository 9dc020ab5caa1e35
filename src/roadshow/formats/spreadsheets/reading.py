"""Reading what people send: .xlsx, .xlsm, .xlsb, .xls, .ods by calamine; .csv and .tsv in the
encodings of Chinese, Russian and Western programs.

What a file is, its bytes tell, never its name. Everything is bounded before it is unpacked: with a
file of 20 MB neither this process nor its helper grows beyond 220 MB.
"""

import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, cast

from roadshow.formats.spreadsheets import apart
from roadshow.formats.spreadsheets.delimited import NotTextError, TooWideError
from roadshow.formats.spreadsheets.delimited import rows as text_rows
from roadshow.formats.spreadsheets.mending import without_wrong_dimensions

Cell = str | int | float | bool | date | time | datetime | timedelta | None

LARGEST = 20_000_000  # bytes of a file
LARGEST_UNPACKED = 150_000_000  # bytes of all its parts together
MOST_PARTS = 5_000
MOST_LINES = 1_100_000  # of a table of text, empty ones too; a workbook's sheet has 1,048,576
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOKS = (OLE, b"xl/workbook", b"opendocument.spreadsheet")
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
PAGES = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")
NO_TABLES = (b"<?xml", b"{\\rtf", b"<svg", b"%!ps", b"\x1f\x8b", b"7z\xbc\xaf", b"rar!")
KINDS: dict[str, Callable[[str], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda text: timedelta(seconds=float(text)),
}


@dataclass(frozen=True)
class Sheet:
    """``rows`` end with the last that holds something; each row with its last such cell.

    A cell merged downwards stands in each of its rows, one merged to the right in its first column.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]


class SpreadsheetError(ValueError):
    """A file that is no workbook, or one that must not be opened.

    ``code``: ``empty``, ``large``, ``encrypted``, ``pdf``, ``image``, ``html``, ``unknown``,
    ``bomb``, ``broken``, ``rows``, ``sheet`` (there is none of this name).
    """

    SAID: ClassVar[dict[str, str]] = {
        "empty": "The file is empty.",
        "large": "The file is larger than {most} MB.",
        "encrypted": "The workbook is encrypted. Save it without a password and send it again.",
        "pdf": "This is a PDF file, not a workbook.",
        "image": "This is a picture, not a workbook.",
        "html": "This is a web page, not a workbook.",
        "unknown": "This is not a workbook or a table of text.",
        "bomb": "The workbook would grow to more than {most} MB when opened.",
        "broken": "The workbook is damaged and cannot be read.",
        "rows": "The sheet holds more than {most} cells or rows.",
        "sheet": "There is no sheet “{name}” in this workbook.",
    }

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(self.SAID[code].format(**params))


def read(data: bytes) -> list[Sheet]:
    """The sheets of a workbook in its order; a table of text is one sheet without a name.

    Raises:
        SpreadsheetError: with what the file is instead, or which bound it breaks.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise SpreadsheetError("empty")
    if len(data) > LARGEST:
        raise SpreadsheetError("large", most=LARGEST // 1_000_000)
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise SpreadsheetError("encrypted")
        return _workbook(data)
    if data.startswith(b"PK"):
        _measure(data)
        return _archive(data)
    _refuse_other_files(data)
    return [Sheet("", tuple(_text_rows(data)))]


def _refuse_other_files(data: bytes) -> None:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF"):
        raise SpreadsheetError("pdf")
    if head.startswith(IMAGES) and b"\0" in head:
        raise SpreadsheetError("image")
    if head.lower().startswith(PAGES):
        raise SpreadsheetError("html")
    if head.lower().startswith(NO_TABLES):
        raise SpreadsheetError("unknown")


def _measure(data: bytes) -> None:
    """Refuse an archive that grows too much. Sizes are counted while unpacking: an archive may lie
    about them."""
    bomb = SpreadsheetError("bomb", most=LARGEST_UNPACKED // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
                raise bomb
            total = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise SpreadsheetError("encrypted")
                with archive.open(part) as stream:
                    while portion := stream.read(1 << 20):
                        total += len(portion)
                        if total > LARGEST_UNPACKED:
                            raise bomb
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as wrong:
        raise SpreadsheetError("broken") from wrong


def _archive(data: bytes) -> list[Sheet]:
    """The sheets; where the reader refuses them, once more without what it may have stumbled on."""
    try:
        return _workbook(data)
    except SpreadsheetError as wrong:
        mended = without_wrong_dimensions(data) if wrong.code == "broken" else None
        if mended is None:
            raise
        return _workbook(mended)


def _workbook(data: bytes) -> list[Sheet]:
    """The sheets, read in a process of its own: one cell in the last corner of a sheet makes the
    reader ask for half a terabyte, which ends the process that asks."""
    done = subprocess.run(  # noqa: S603  # our own interpreter and file
        # -P: the folder of this file must not stand before the standard library.
        [sys.executable, "-P", apart.__file__],
        input=data,
        capture_output=True,
        check=False,
    )
    if done.returncode == apart.NO_WORKBOOK:
        raise SpreadsheetError("broken" if any(sign in data for sign in WORKBOOKS) else "unknown")
    if done.returncode == apart.ENCRYPTED:
        raise SpreadsheetError("encrypted")
    if done.returncode == apart.TOO_MANY:
        raise SpreadsheetError("rows", most=apart.MOST_FILLED)
    if done.returncode:  # its memory or its time did not suffice
        raise SpreadsheetError("bomb", most=apart.MEMORY // 1_000_000)
    return list(_sheets(done.stdout))


def _sheets(sent: bytes) -> Iterator[Sheet]:
    name, rows = "", list[tuple[Cell, ...]]()
    for number, line in enumerate(io.BytesIO(sent)):
        value = json.loads(line)
        if isinstance(value, list):
            rows.append(tuple(map(_cell, value)))
            continue
        if number:
            yield Sheet(name, tuple(rows))
        name, rows = value, []
    if sent:
        yield Sheet(name, tuple(rows))


def _cell(value: object) -> Cell:
    """A cell as ``apart`` sent it: [kind, text] for what JSON has no word for."""
    if isinstance(value, list):
        kind, text = value
        return KINDS[kind](text)
    return cast("Cell", value)


def _text_rows(data: bytes) -> Iterator[tuple[Cell, ...]]:
    empty = filled = 0
    try:
        for number, row in enumerate(text_rows(data)):
            cells = _trimmed(row)
            filled += len(cells)
            if number >= (apart.MOST_ROWS if cells else MOST_LINES) or filled > apart.MOST_FILLED:
                raise SpreadsheetError("rows", most=apart.MOST_FILLED)
            if not cells:
                empty += 1
                continue
            yield from [()] * empty
            empty = 0
            yield cells
    except NotTextError as wrong:
        raise SpreadsheetError("unknown") from wrong
    except TooWideError as wrong:
        raise SpreadsheetError("rows", most=apart.MOST_FILLED) from wrong


def _trimmed(row: Sequence[str]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return tuple(cell or None for cell in row[:end])
