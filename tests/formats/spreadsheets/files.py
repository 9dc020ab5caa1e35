"""Small workbooks in every format, written byte by byte where no library writes them."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

TABLE: tuple[tuple[str, str | float], ...] = (("片名", "Год"), ("音乐家", 2019.0))
"""What each of the small workbooks holds."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return stream.getvalue()


def xlsx(fill: Callable[[Worksheet, Workbook], None], *, name: str = "Films") -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        fill(book.add_worksheet(name), book)
    return stream.getvalue()


def xlsx_table() -> bytes:
    def fill(sheet: Worksheet, _book: Workbook) -> None:
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)

    return xlsx(fill)


def parts_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_parts(book: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    return archive({**parts_of(book), **changed}.items())


def raw_sheet(data: str, before: str = "") -> bytes:
    """A workbook whose only sheet has these rows, as XML."""
    text = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData></worksheet>'
    return with_parts(xlsx_table(), {"xl/worksheets/sheet1.xml": text})


def raw_cell(place: str, text: str = "片名") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            if isinstance(cell, float)
            else '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Films">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return archive(
        [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)]
    )


def xlsb() -> bytes:
    """[MS-XLSB]: records of a type, a length and a body."""

    def record(kind: bytes, body: bytes = b"") -> bytes:
        return kind + bytes([len(body)]) + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def cell(column: int, value: str | float) -> bytes:
        place = struct.pack("<II", column, 0)
        if isinstance(value, str):
            return record(b"\x06", place + wide(value))
        return record(b"\x05", place + struct.pack("<d", value))

    book = record(b"\x83\x01") + record(b"\x8f\x01")
    book += record(b"\x9c\x01", struct.pack("<II", 0, 1) + wide("rId1") + wide("Films"))
    book += record(b"\x90\x01") + record(b"\x84\x01")
    sheet = record(b"\x81\x01") + record(b"\x94\x01", struct.pack("<IIII", 0, 1, 0, 1))
    sheet += record(b"\x91\x01")
    for number, row in enumerate(TABLE):
        sheet += record(b"\x00", struct.pack("<I", number) + bytes(13))
        sheet += b"".join(cell(column, value) for column, value in enumerate(row))
    sheet += record(b"\x92\x01") + record(b"\x82\x01")
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        "</Relationships>"
    )
    return archive(
        [
            ("xl/_rels/workbook.bin.rels", links),
            ("xl/workbook.bin", book),
            ("xl/worksheets/sheet1.bin", sheet),
        ]
    )


def xls() -> bytes:
    """[MS-XLS] in [MS-CFB]: one stream of BIFF8 records."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 6))

    def cell(row: int, column: int, value: str | float) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, float):
            return record(0x0203, place + struct.pack("<d", value))
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return record(0x0204, place + text)

    def globals_with(start: int) -> bytes:
        name = b"Films"
        sheet = struct.pack("<IHBB", start, 0, len(name), 0) + name
        return begin(0x0005) + record(0x0085, sheet) + record(0x000A)

    sheet = begin(0x0010)
    for number, row in enumerate(TABLE):
        sheet += b"".join(cell(number, column, value) for column, value in enumerate(row))
    sheet += record(0x000A)
    return compound("Workbook", globals_with(len(globals_with(0))) + sheet)


def compound(name: str, content: bytes) -> bytes:
    """A compound file with one stream: header, allocation table, directory, content."""
    content = content.ljust(4096, b"\0")  # shorter streams go elsewhere
    content += bytes(-len(content) % 512)
    count = len(content) // 512
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<I", free) * 108
    chain = [table, end, *range(3, count + 2), end]
    allocation = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        written = (title + "\0").encode("utf-16-le")
        place = struct.pack("<HBBIII", len(written), kind, 1, free, free, child)
        return written.ljust(64, b"\0") + place + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry(name, 2, free, 2, len(content))
    return header + allocation + directory.ljust(512, b"\0") + content
