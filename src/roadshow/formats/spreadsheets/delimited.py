"""Tables of text: which encoding and which delimiter they have, and their rows."""

import csv
import io
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula; a text with one of these gets an apostrophe before it in a CSV file."""
SIGNS = ",;\t|"
MOST_COLUMNS = 16_384
SAMPLE = 200_000  # bytes that tell an encoding, characters that tell a delimiter
CHINESE_ENOUGH = 0.6
"""The least share of common characters. Of Chinese texts 0.8 and more are common; of Russian in
Windows-1251 read as Chinese 0.1, of Chinese in the other encoding 0.5."""


class NotTextError(ValueError):
    """Bytes that are text in no encoding that we know."""


class TooWideError(ValueError):
    """A row with more columns than a spreadsheet has."""


def rows(data: bytes) -> Iterator[list[str]]:
    """Rows as they stand in the file, cells without the spaces around them.

    Raises:
        NotTextError: the encoding is not known, or a quotation mark is never closed.
        TooWideError: a row has more than 16,384 cells.
    """
    encoding = encoding_of(data)
    with io.TextIOWrapper(io.BytesIO(data), encoding, newline="") as stream:
        sample = stream.read(SAMPLE)
        stream.seek(0)
        named = re.match(r"\ufeff?sep=(.)\r?\n", sample)  # a line for Excel, not of the table
        if named:
            stream.readline()
        lines = _Lines(stream, named[1] if named else delimiter_of(sample))
        try:
            for row in csv.reader(lines, delimiter=lines.delimiter):
                lines.delimiters = 0
                yield [_bare(cell.strip()) for cell in row]
        except csv.Error as wrong:
            raise NotTextError from wrong


class _Lines:
    """A file's lines for the csv reader, which would hold a row of millions of cells."""

    def __init__(self, stream: io.TextIOWrapper, delimiter: str) -> None:
        self.stream, self.delimiter, self.delimiters = stream, delimiter, 0

    def __iter__(self) -> Iterator[str]:
        for line in self.stream:
            self.delimiters += line.count(self.delimiter)
            if self.delimiters > MOST_COLUMNS:
                raise TooWideError
            yield line


def delimiter_of(sample: str) -> str:
    """The sign that cuts most of the first rows into one same number of cells, up to the first
    that it would cut behind a closing quotation mark."""
    lines = sample[:20_000].splitlines(keepends=True)[:100]

    def regular(sign: str) -> tuple[int, int]:
        widths = Counter[int]()
        with suppress(csv.Error):
            widths.update(map(len, csv.reader(lines, delimiter=sign, strict=True)))
        return max(((n, width) for width, n in widths.items() if width > 1), default=(0, 0))

    return max(SIGNS, key=regular)


def encoding_of(data: bytes) -> str:
    """UTF-8 and what its mark says is UTF-16 are sure; others must read as their languages do.

    Raises:
        NotTextError: it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _sure(data, "utf-16")
    if b"\0" in data[:4096]:
        raise NotTextError
    if _decodes(data, "utf-8-sig"):
        return "utf-8-sig"
    chinese = {name: _commonness(data, name) for name in COMMON if _decodes(data, name)}
    best = max(chinese, key=chinese.__getitem__, default="")
    if best and chinese[best] >= CHINESE_ENOUGH:
        return best
    for name, letters, most_foreign in (
        ("cp1251", r"[А-яЁёІіЇїЄєҐґЎў]+", 1),
        ("cp1252", r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]+", 0.33),
    ):
        if _decodes(data, name) and _reads_well(data, name, letters, most_foreign):
            return name
    raise NotTextError


def _sure(data: bytes, encoding: str) -> str:
    if _decodes(data, encoding):
        return encoding
    raise NotTextError


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether all of it is text in this encoding; by pieces, for one sign beyond Unicode's first
    plane makes a string four times as large as its bytes."""
    decoder = getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), SAMPLE):
            decoder.decode(data[start : start + SAMPLE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


COMMON: dict[str, tuple[bytes, bytes]] = {
    "gb18030": (b"\xb0\xa1", b"\xd7\xf9"),  # GB 2312's first level
    "big5hkscs": (b"\xa4\x40", b"\xc6\x7e"),  # Big5's frequently used characters
}


def _commonness(data: bytes, encoding: str) -> float:
    """The share of foreign characters that are common Chinese ones, signs left aside."""
    first, last = COMMON[encoding]
    text = data[:SAMPLE].decode(encoding, "ignore")
    signs = [c for c in text if ord(c) > 127 and not _is_sign(c)]
    coded = [c.encode(encoding) for c in signs]
    common = [
        first <= pair <= last and (encoding != "gb18030" or pair[1] >= 0xA1) for pair in coded
    ]
    return sum(common) / len(common) if common else 0


def _is_sign(character: str) -> bool:
    return "\u2010" <= character <= "\u2027" or "\u3000" <= character <= "\u303f" or (
        "\uff00" <= character <= "\uffef" or character in "·×"
    )  # fmt: skip


def _reads_well(data: bytes, encoding: str, letters: str, most_foreign: float) -> bool:
    """Whether foreign words have letters of one alphabet and capitals where words have them."""
    words = re.findall(r"[^\W\d_]+", data[:SAMPLE].decode(encoding, "ignore"))
    foreign = [word for word in words if not word.isascii()]
    well = sum(
        bool(re.fullmatch(letters, word)) and (word.islower() or word.istitle() or word.isupper())
        for word in foreign
    )
    strange = sum(ord(letter) > 127 for word in foreign for letter in word)
    return well >= 0.8 * len(foreign) and strange <= most_foreign * sum(map(len, words))


def _bare(text: str) -> str:
    """Without the apostrophe that keeps spreadsheets from reading a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA) else text
