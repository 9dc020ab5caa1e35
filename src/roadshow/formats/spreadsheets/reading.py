"""Reading what people send: .xlsx, .xlsm, .xlsb, .xls, .ods by calamine; .csv and .tsv in the
encodings of Chinese, Russian and Western programs.

What a file is, its bytes tell, never its name. Everything is bounded before it is unpacked.
"""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, cast

from roadshow.formats.spreadsheets.apart import MOST_FILLED, NO_WORKBOOK
from roadshow.formats.spreadsheets.writing import FORMULA

Cell = str | int | float | bool | date | time | datetime | timedelta | None

LARGEST = 20_000_000  # bytes of a file
LARGEST_UNPACKED = 150_000_000  # bytes of all its parts together
MOST_ROWS = 100_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
KINDS: dict[str, Callable[[str], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda text: timedelta(seconds=float(text)),
}
ENCODINGS = ("utf-8-sig", "gb18030", "cp1251")


@dataclass(frozen=True)
class Sheet:
    """``rows`` end with the last that holds something; each row with its last such cell."""

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
        return _workbook(data)
    _refuse_other_files(data)
    return [Sheet("", tuple(_text_rows(_decoded(data))))]


def _refuse_other_files(data: bytes) -> None:
    head = data[:1024].lstrip()
    if head.startswith(b"%PDF"):
        raise SpreadsheetError("pdf")
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")):
        raise SpreadsheetError("image")
    if head[:200].lower().startswith((b"<!doctype html", b"<html")):
        raise SpreadsheetError("html")


def _measure(data: bytes) -> None:
    """Refuse an archive that grows too much. Sizes are counted while unpacking: an archive may lie
    about them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > 5000:
                raise SpreadsheetError("bomb", most=LARGEST_UNPACKED // 1_000_000)
            total = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise SpreadsheetError("encrypted")
                with archive.open(part) as stream:
                    while portion := stream.read(1 << 20):
                        total += len(portion)
                        if total > LARGEST_UNPACKED:
                            raise SpreadsheetError("bomb", most=LARGEST_UNPACKED // 1_000_000)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as wrong:
        raise SpreadsheetError("broken") from wrong


def _workbook(data: bytes) -> list[Sheet]:
    """The sheets, read in a process of its own: one cell in the last corner of a sheet makes the
    reader ask for half a terabyte, which ends the process that asks."""
    done = subprocess.run(
        [sys.executable, "-m", "roadshow.formats.spreadsheets.apart"],
        input=data,
        capture_output=True,
        check=False,
    )
    if done.returncode == NO_WORKBOOK:
        raise SpreadsheetError("unknown" if data.startswith(b"PK") else "broken")
    if done.returncode:
        raise SpreadsheetError("rows", most=MOST_FILLED)
    return [
        Sheet(name, tuple(tuple(map(_cell, row)) for row in rows))
        for name, rows in json.loads(done.stdout)
    ]


def _cell(value: object) -> Cell:
    """A cell as ``apart`` sent it: [kind, text] for what JSON has no word for."""
    if isinstance(value, list):
        kind, text = value
        return KINDS[kind](text)
    return cast("Cell", value)


def _decoded(data: bytes) -> str:
    """Text in the first encoding that it fits; GB 18030 only where it reads as Chinese."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(data, "utf-16")
    if b"\0" in data[:4096]:
        raise SpreadsheetError("unknown")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _reads_as_chinese(text):
            return text
    raise SpreadsheetError("unknown")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise SpreadsheetError("unknown") from wrong


def _reads_as_chinese(text: str) -> bool:
    """Russian in Windows-1251 decodes as GB 18030 too, into rare characters."""
    foreign = [c for c in text if ord(c) > 127]
    common = sum(
        "\u4e00" <= c <= "\u9fa5" or "\u3000" <= c <= "\u303f" or c >= "\uff00" for c in foreign
    )
    strange = sum(c.encode("gb18030")[0] >= 0xD8 for c in foreign if "\u4e00" <= c <= "\u9fa5")
    return bool(foreign) and common > 0.9 * len(foreign) and strange < 0.4 * len(foreign)


def _text_rows(text: str) -> Iterator[tuple[Cell, ...]]:
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text, newline=""), dialect)
    pending = 0
    try:
        for number, row in enumerate(reader):
            if number > MOST_ROWS * 10:
                raise SpreadsheetError("rows", most=MOST_ROWS)
            cells = _trimmed([_bare(cell.strip()) for cell in row])
            if not cells:
                pending += 1
                continue
            if number - pending > MOST_ROWS:
                raise SpreadsheetError("rows", most=MOST_ROWS)
            yield from [()] * pending
            pending = 0
            yield cells
    except csv.Error as wrong:
        raise SpreadsheetError("unknown") from wrong


def _trimmed(row: Sequence[str]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return tuple(cell or None for cell in row[:end])


def _bare(text: str) -> str:
    """Without the apostrophe that keeps spreadsheets from reading a formula."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
