"""A workbook whose sheets claim a size that is none.

Some programs write ``<dimension ref="1:16"/>``, rows without columns. Spreadsheets open it; our
reader of workbooks refuses it. The element says nothing that the cells do not say.
"""

import io
import re
import zipfile
import zlib

HEAD = 8192
"""Bytes of a sheet in which its dimension stands: it is the second element."""
PORTION = 1 << 20
DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?ref="([^"]*)"[^>]*?/>')
RIGHT = re.compile(rb"[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?")


def without_wrong_dimensions(content: bytes) -> bytes | None:
    """The same workbook without them; None where it has none, or is no archive.

    Only for what :func:`roadshow.formats.spreadsheets.read` has measured: it bounds what an archive
    unpacks to. Parts are copied by portions, none is held whole.
    """
    mended = io.BytesIO()
    wrong = 0
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as source,
            zipfile.ZipFile(mended, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
        ):
            for part in source.infolist():
                with source.open(part) as stream, copy.open(part.filename, "w") as target:
                    head = stream.read(HEAD)
                    if part.filename.startswith("xl/worksheets/") and _is_wrong(head):
                        head, wrong = DIMENSION.sub(b"", head, count=1), wrong + 1
                    target.write(head)
                    while portion := stream.read(PORTION):
                        target.write(portion)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        return None
    return mended.getvalue() if wrong else None


def _is_wrong(head: bytes) -> bool:
    found = DIMENSION.search(head)
    return found is not None and not RIGHT.fullmatch(found[1])
