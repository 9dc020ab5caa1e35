"""A timetable's sheets, set as PDF and written as a workbook: their words, glyphs and pages."""

from dataclasses import replace
from datetime import date, time
from typing import Any, Literal

import pytest

from roadshow.formats.booklet import Fact
from roadshow.formats.spreadsheets import read
from roadshow.formats.timetable_sheets import (
    Book,
    CityGrid,
    GuestDay,
    GuestSheet,
    HallDay,
    HallSheets,
    Happening,
    Line,
    Run,
    Sheet,
    VenueSheet,
    Wall,
    WallBlock,
    WallHall,
    WallPage,
    render,
    workbook,
)
from roadshow.formats.timetable_sheets.workbook import sheet_names
from tests.pdf import pdf_pages, squeezed

WILD = '#panic("x") *bold* $x$ @y \\ <b>'
OURS = [
    ("zh-Hans", "饺子皇后 映后交流：张琪"),
    ("kk", "Әңгіме ұғыну өзге қала һәм Құрақ"),
    ("ru", "«Ёж» объявлен — занято до 31 дек."),
    ("en", "Lost in the Stars’ “fate” – Q&A"),
]


def shared(**fields: Any) -> dict[str, Any]:
    given = {
        "language": "en",
        "title": "Timetable",
        "subtitle": "Going Global",
        "body": "Bureau",
        "mark": "Draft, not published",
        "draft": True,
        "colophon": "Invented.",
        "empty": "No screening is placed.",
        "made": date(2025, 11, 1),
    }
    return {**given, **fields}


def block(**fields: Any) -> WallBlock:
    given: dict[str, Any] = {
        "hall": 0, "lane": 0, "lanes": 1, "start": 60, "film": 100, "talk": 30,
        "clock": "19:00–20:40", "title": "Trapped", "original": "大风杀", "facts": "100 min",
        "said": "Q&A 20:40–21:10 · Zhang Qi",
    }  # fmt: skip
    return WallBlock(**{**given, **fields})


def page(*blocks: WallBlock, halls: int = 1) -> WallPage:
    return WallPage(
        city="Almaty",
        day="Mon 24 Nov",
        zone="Times: Almaty (UTC+5)",
        hours=tuple(f"{hour % 24:02}:00" for hour in range(18, 25)),
        halls=tuple(WallHall("Arman Cinema", f"Hall {number + 1}") for number in range(halls)),
        blocks=blocks,
    )


def wall(*pages: WallPage, **fields: Any) -> Wall:
    return Wall(**shared(**fields), paper="a3", pages=pages)


def halls(run: Run, **fields: Any) -> HallSheets:
    day = HallDay("Hall 1", "Arman Cinema", "1 Film Street", "Monday", "UTC+5", (run,))
    return HallSheets(**shared(**fields), days=(day, day))


def guest(*happenings: Happening, **fields: Any) -> GuestSheet:
    day = GuestDay("Almaty", "Monday", "Times: Almaty (UTC+5)", happenings)
    return GuestSheet(**shared(**fields), original="张琪", days=(day,))


def sheets(words: str, **fields: Any) -> list[Sheet]:
    """One of each kind, with these words wherever words may stand."""
    run = Run((("start", "19:00"),), words, words, (Fact(words, words),), (words,))
    happening = Happening("19:00", "21:00", words, words, words, words, (words,))
    shown = block(title=words, original=words, facts=words, said=words, film=160, talk=120)
    return [
        wall(page(shown), **fields),
        halls(run, **fields),
        guest(happening, **fields),
    ]


def test_the_wall_says_who_when_and_where_on_a_page_a_day() -> None:
    first, second = pdf_pages(render(wall(page(block()), page(block(hall=1), halls=2))))
    for said in ("Mon 24 Nov", "Almaty", "UTC+5", "Hall 1", "19:00–20:40", "Trapped", "大风杀"):
        assert squeezed(said) in first
    assert squeezed("Q&A 20:40–21:10 · Zhang Qi") in first
    assert squeezed("Draft, not published") in first
    assert "Hall2" in second
    assert all(hour in first for hour in ("18:00", "23:00"))


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_a_day_full_of_short_films_stays_on_one_page(paper: Literal["a3", "a4"]) -> None:
    blocks = tuple(
        block(hall=hall, start=start, film=8, talk=0, said="", title=f"No{hall}-{start}.")
        for hall in range(6)
        for start in range(0, 340, 20)
    )
    made = replace(wall(page(*blocks, halls=6)), paper=paper)
    (text,) = pdf_pages(render(made))
    assert all(one.title in text for one in blocks)


def test_showings_that_overlap_by_mistake_are_both_there() -> None:
    both = (block(lanes=2), block(lanes=2, lane=1, start=90, title="Her Story"))
    (text,) = pdf_pages(render(wall(page(*both))))
    assert "Trapped" in text
    assert "HerStory" in text


def test_a_hall_has_a_page_a_day_and_says_what_is_to_be_seen_to() -> None:
    moments = (("doors", "18:45"), ("start", "19:00"), ("ready again", "21:30"))
    run = Run(moments, "Trapped", "大风杀", (Fact("DCP", "One_FTR"),), ("No key opens it.",))
    first, second = pdf_pages(render(halls(run)))
    for said in ("18:45 doors", "19:00 start", "Trapped", "DCP One_FTR", "! No key opens it."):
        assert squeezed(said) in first
    assert second.startswith("Hall1")


def test_a_guest_reads_where_to_be() -> None:
    line = Happening("18:00", "20:40", "Trapped", "大风杀", "Screening", "Hall 1", ("Q&A: 20:00",))
    (text,) = pdf_pages(
        render(guest(line, Happening("09:00", "", "Departure", "", "", frame=True)))
    )
    for said in ("张琪", "18:00–20:40", "Screening", "Q&A: 20:00", "Hall 1", "Departure"):
        assert squeezed(said) in text


@pytest.mark.parametrize(("language", "words"), OURS)
def test_every_glyph_of_our_languages_is_there(language: str, words: str) -> None:
    for sheet in sheets(words, language=language, title=words):
        assert pdf_pages(render(sheet))[0].count(squeezed(words)) >= 4, sheet.template


def test_words_are_words_and_no_markup() -> None:
    for sheet in sheets(WILD, title=WILD, mark=WILD, colophon=WILD, subtitle=WILD):
        assert squeezed(WILD) in pdf_pages(render(sheet))[0]


def test_the_same_words_give_the_same_bytes_and_nothing_gives_a_page() -> None:
    made = wall(page(block()))
    assert render(made) == render(made)
    for empty in (wall(), replace(halls(Run((), "", "", ())), days=()), replace(guest(), days=())):
        assert squeezed(empty.empty) in pdf_pages(render(empty))[0]


LINE = Line(
    day=date(2025, 11, 24), weekday="Monday", hall="Hall 1", starts=time(19),
    film_ends=time(20, 40), talk_ends=None, film="Trapped", original="大风杀",
    version="Chinese", format="DCP 2K", minutes=100, talk="", changeover=20, note="",
)  # fmt: skip
BOOK = Book(
    title="Timetable",
    mark="Draft, not published",
    grid="All halls",
    page="&P / &N",
    heads=tuple("ABCDEFGHIJKLMN"),
    cities=(CityGrid("Almaty", ("Hall 1",), (("Mon 24 Nov", ("19:00 Trapped",)),)),),
    venues=(VenueSheet("Arman Cinema", ("1 Film Street",), (LINE,)),),
    colophon="Invented.",
)


def test_the_workbook_has_a_grid_and_a_sheet_a_venue() -> None:
    grid, venue = read(workbook(BOOK))
    assert (grid.name, venue.name) == ("All halls", "Arman Cinema")
    assert ("Mon 24 Nov", "19:00 Trapped") in grid.rows
    assert venue.rows[-1][:6] == (LINE.day, "Monday", "Hall 1", time(19), time(20, 40), None)
    assert venue.rows[:3] == (("Arman Cinema",), ("1 Film Street",), ("Draft, not published",))


def test_no_text_becomes_a_formula() -> None:
    bad = '=HYPERLINK("http://x")'
    hostile = replace(LINE, film=bad, note="+1", hall="@x", weekday="-1", original="{=1}")
    city = CityGrid(bad, (bad,), ((bad, (bad,)),))
    venue = VenueSheet("V", (bad,), (hostile,))
    book = replace(BOOK, title=bad, mark=bad, venues=(venue,), cities=(city,))
    grid, sheet = read(workbook(book))
    assert (bad, bad) in grid.rows
    assert sheet.rows[-1][6] == bad
    assert sheet.rows[-1][2] == "@x"


def test_sheets_have_names_that_excel_takes() -> None:
    wanted = ["", "History", "Кинотеатр «Арман»: зал [1]/2", "arman", "Arman", "'x'", "🎬" * 40]
    long = ["A very long name of a cinema in Almaty"] * 3
    names = sheet_names([*wanted, *long])
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.casefold() != "history"
        assert name.strip("' ") == name
    book = replace(BOOK, venues=tuple(VenueSheet(name, (), (LINE,)) for name in [*wanted, *long]))
    assert len(read(workbook(book))) == len(names) + 1
