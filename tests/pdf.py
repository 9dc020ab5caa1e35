"""What a PDF by Typst says, page by page."""

import re
import zlib

INSIDE = rb"(?:\\.|[^\\()])"
for _depth in range(3):  # brackets in a string of a PDF need no escape where they match
    INSIDE = rb"(?:\\.|[^\\()]|\(" + INSIDE + rb"*\))"


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF by Typst, without its spaces: as its fonts say what they
    drew."""
    found = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL))
    pages = [one for one in found.values() if b"/Type/Page/" in one]
    return ["".join(_drawn(found, page).split()) for page in pages]


def _drawn(found: dict[bytes, bytes], page: bytes) -> str:
    fonts = dict(re.findall(rb"/(f\d+) (\d+) 0 R", found[_named(page, b"Resources")]))
    letters = {name: _letters(found, number) for name, number in fonts.items()}
    text, font = "", b""
    drawing = _stream(found[_named(page, b"Contents")])
    for name, string in re.findall(
        rb"/(f\d+) [\d.]+ Tf|\((" + INSIDE + rb"*)\)", drawing, re.DOTALL
    ):
        if name:
            font = name
        else:
            glyphs = _bytes(string).hex().upper()
            text += "".join(
                letters[font].get(glyphs[n : n + 4], "") for n in range(0, len(glyphs), 4)
            )
    return text


def _named(part: bytes, key: bytes) -> bytes:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", part)
    assert found
    return found[1]


def _stream(part: bytes) -> bytes:
    return zlib.decompress(part.partition(b"stream\n")[2])


def _letters(found: dict[bytes, bytes], font: bytes) -> dict[str, str]:
    table = _stream(found[_named(found[font], b"ToUnicode")]).decode("latin-1")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table)
    return {glyph: bytes.fromhex(code).decode("utf-16-be") for glyph, code in pairs}


def _bytes(string: bytes) -> bytes:
    """A string of a PDF without its escapes."""
    short = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def plain(escape: re.Match[bytes]) -> bytes:
        said = escape[1]
        return bytes([int(said, 8)]) if said.isdigit() else short.get(said, said)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, string, flags=re.DOTALL)


def squeezed(text: str) -> str:
    return "".join(text.split())
