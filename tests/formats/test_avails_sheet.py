"""An avails sheet set as PDF and written as a workbook: its words, its glyphs, its one page."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from roadshow.formats.avails_sheet import Cell, Row, Sheet, render, workbook
from roadshow.formats.booklet import Fact
from tests.pdf import pdf_pages, squeezed

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
TAKEN = Cell("taken", "taken", "free from 1 January 2027")


def sheet(**fields: Any) -> Sheet:
    return replace(SHEET, **fields)


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
