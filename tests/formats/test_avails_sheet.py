"""An avails sheet set as PDF and written as a workbook: its words, its glyphs, its one page."""

import io
import re
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from roadshow.formats.avails_sheet import Cell, Row, Sheet, render, workbook
from roadshow.formats.booklet import Fact

SHEET = Sheet(
    language="en",
    title="Avails",
    subtitle="Going Global",
    body="Bureau",
    facts=(Fact("For", "Buyer & Sons"),),
    heads=("Film", "Original title", "Medium"),
    columns=("Kazakhstan",),
    rows=(Row("The Composer", "音乐家", "television", (Cell("free", "free"),)),),
    empty="No film fits.",
    note="No offer.",
    colophon="Invented.",
    day=date(2026, 3, 1),
)
INSIDE = rb"(?:\\.|[^\\()])"
for _depth in range(3):  # brackets in a string of a PDF need no escape where they match
    INSIDE = rb"(?:\\.|[^\\()]|\(" + INSIDE + rb"*\))"
TAKEN = Cell("taken", "taken", "free from 1 January 2027")


def sheet(**fields: Any) -> Sheet:
    return replace(SHEET, **fields)


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


def cells(content: bytes) -> list[list[object]]:
    """A workbook's only sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_the_page_says_everything() -> None:
    (text,) = pdf_pages(render(sheet(rows=(Row("Film", "", "tv", (TAKEN,)),))))
    for said in ("Avails", "Going Global", "Bureau", "For Buyer & Sons", "Kazakhstan", "No offer."):
        assert squeezed(said) in text
    assert squeezed("taken free from 1 January 2027") in text
    assert "Invented." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", "饺子皇后 可用 已被取得 · 2027年1月1日"),
        ("kk", "Әңгіме ұғыну өзге қала һәм Құрақ: 2027 ж. 1 қаңтар"),
        ("ru", "«Ёж» объявлен — занято до 31 дек. 2026 г."),
        ("en", "Lost in the Stars’ “fate” – free"),
    ],
)
def test_every_glyph_of_our_languages_is_there(language: str, words: str) -> None:
    row = Row(words, "", "", (Cell("free", words),))
    (text,) = pdf_pages(render(sheet(language=language, rows=(row,), title=words)))
    assert text.count(squeezed(words)) >= 3


def test_the_same_words_give_the_same_bytes() -> None:
    assert render(SHEET) == render(SHEET)


def test_words_are_words_and_no_markup() -> None:
    wild = '#panic("x") *bold* $x$ @y \\ <b> 🎬'
    fact = (Fact(wild, wild),)
    made = sheet(title=wild, subtitle=wild, facts=fact, columns=(wild,), note=wild, colophon=wild)
    (text,) = pdf_pages(render(made))
    assert squeezed('#panic("x") *bold* $x$ @y \\ <b>') in text


def test_twelve_films_in_six_territories_fit_one_page() -> None:
    name = "The Unbelievably Long Adventures of the Dumpling Queen"
    rows = tuple(Row(f"{name} {film}", "水饺皇后", "", (TAKEN,) * 6) for film in range(12))
    columns = ("Kazakhstan", "Russia", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan")
    (text,) = pdf_pages(render(sheet(rows=rows, columns=columns)))
    assert all(squeezed(f"{name} {film}水") in text for film in range(12))


def test_what_does_not_fit_goes_on_to_further_pages() -> None:
    columns = tuple(f"Territory {number}" for number in range(20))
    rows = tuple(Row(f"Film {number}.", "", "", (TAKEN,) * 20) for number in range(40))
    pages = pdf_pages(render(sheet(rows=rows, columns=columns)))
    assert len(pages) > 3
    whole = "".join(pages)
    assert all(f"Territory{number}" in whole for number in range(20))
    assert all(whole.count(f"Film{number}.") == 3 for number in range(40))


def test_media_stand_in_a_column_only_where_they_differ() -> None:
    one = Row("A film", "", "television", (Cell("free", "free"),))
    assert "television" not in pdf_pages(render(sheet(rows=(one,))))[0]
    two = Row("A film", "", "cinemas", (TAKEN,), continues=True)
    (text,) = pdf_pages(render(sheet(rows=(one, two))))
    assert "television" in text
    assert "cinemas" in text
    assert text.count("Afilm") == 1


def test_without_films_it_says_so() -> None:
    nothing = sheet(rows=(), columns=())
    assert squeezed("No film fits.") in pdf_pages(render(nothing))[0]
    assert ["No film fits.", "", ""] in cells(workbook(nothing))


def test_the_workbook_holds_the_table_first_and_the_rest_below() -> None:
    rows = cells(workbook(sheet(rows=(*SHEET.rows, Row("=1+1", "", "tv", (TAKEN,))))))
    assert rows[0] == ["Film", "Original title", "Medium", "Kazakhstan"]
    assert rows[1] == ["The Composer", "音乐家", "television", "free"]
    assert rows[2] == ["=1+1", "", "tv", "taken: free from 1 January 2027"]
    below = [cell for row in rows[3:] for cell in row if cell]
    assert below == ["Going Global", "Bureau", "For", "Buyer & Sons", "No offer.", "Invented."]
