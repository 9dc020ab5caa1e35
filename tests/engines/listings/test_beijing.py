"""The Beijing festival's timetable of 2022, as it was published.

How the numbers below were counted, by hand and without the reader (in the workbook's XML, column by
column):

* Films. Column 序号 runs from 1 to 131 without a gap. 105 and 106 are one film (攻壳机动队, in 4K
  and IMAX): 130. Rows 48, 61 and 131 are double bills, written with “ + ” in both titles and in the
  runtime: 133 films, of which one has two versions: 134 prints. Rows 19 and 20 (two prizes, whose
  winner is shown) and 121 (one ticket for three films) have no number.
* Minutes. Column 时长 adds up to 14,436 without row 121, taking 30+91 as 121; 攻壳机动队 counts
  twice, for it has two prints of 83.
* Showings. Column 场次 adds up to 451. The seven hall columns hold 451 texts too, and no row's
  number differs from its count of halls. One of the 451 is row 121's, which sells again what row
  122 shows (21 August, 13:00, 北京剧院大剧场激光4K厅): 450.
* Days. The seven date columns hold 8.12 3 times, 8.13 65, 8.14 66, 8.15 31, 8.16 32, 8.17 37, 8.18
  38, 8.19 48, 8.2 62 (always with 周六, which is the 20th), 8.21 64 (one is row 121's), 8.22 5.
* Halls. The 451 texts are 24 different ones, of 18 cinemas.
* Countries. 133 rows with a number or in a package name 46 different countries; 内地 is 中国, 香港
  is 中国香港, and 苏联 and 南斯拉夫 are no more: 42.
* Formats. Column 中文片名 has 4K in 21 cells, one of them twice; IMAX in 13, six of these with 3D.
"""

from collections import Counter
from datetime import date, time
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from roadshow.engines.listings.listing import Film, Listing
from roadshow.engines.listings.reader import read_listing
from roadshow.formats.spreadsheets import read

WORKBOOK = Path(__file__).parents[3] / "../shared/data/bjiff-2022-timetable.xlsx"

pytestmark = pytest.mark.skipif(
    not WORKBOOK.exists(), reason="the festival's workbook is no part of the repository"
)


@cache
def listing() -> Listing:
    return read_listing(read(WORKBOOK.read_bytes())[0].rows)


def film(title: str) -> Film:
    (found,) = [one for one in listing().films if any(text == title for _l, text in one.titles)]
    return found


def shown(row: int) -> list[tuple[date, time, str]]:
    return [
        (one.day, one.starts, listing().halls[one.hall].text if one.hall is not None else "")
        for one in listing().showings
        if one.row == row
    ]


def test_every_film_is_read_and_none_is_invented() -> None:
    rows = Counter(shown.row for film in listing().films for shown in film.prints)

    assert len(listing().films) == 133
    assert sum(rows.values()) == 134
    assert {row for row, films in rows.items() if films == 2} == {48, 61, 131}
    assert set(range(3, 137)) - set(rows) == {19, 20, 121}


def test_every_minute_is_read() -> None:
    minutes = [shown.minutes for film in listing().films for shown in film.prints]

    assert None not in minutes
    assert sum(filter(None, minutes)) == 14_436


def test_every_film_has_two_titles_a_year_and_a_country() -> None:
    for one in listing().films:
        assert [language for language, _text in one.titles] == ["zh-hans", "en"], one
        assert one.year, one
        assert one.countries, one


def test_every_country_is_known() -> None:
    countries = {code for one in listing().films for code in one.countries}

    assert len(countries) == 42
    assert {"CN", "HK", "TW", "KR", "BA", "CZ", "GB"} <= countries
    assert not {"SU", "YU"} & countries


def test_every_showing_is_read_on_its_day() -> None:
    days = Counter(showing.day for showing in listing().showings)

    assert days == {
        date(2022, 8, day): count
        for day, count in zip(
            range(12, 23), (3, 65, 66, 31, 32, 37, 38, 48, 62, 63, 5), strict=True
        )
    }
    assert days.total() == 450


def test_every_row_has_as_many_showings_as_it_says() -> None:
    """Otherwise there were a problem with code ``count`` for it."""
    assert "count" not in {problem.code for problem in listing().problems}


def test_halls_are_told_from_their_cinemas() -> None:
    halls = {hall.text: (hall.cinema, hall.hall) for hall in listing().halls}

    assert len(halls) == 24
    assert len({cinema for cinema, _hall in halls.values()}) == 18
    assert all(hall for _cinema, hall in halls.values())
    assert halls["英嘉国际影城（金源NEW CINITY店）4号厅"] == (
        "英嘉国际影城（金源NEW CINITY店）",
        "4号厅",
    )
    assert halls["中间影院剧场厅"] == ("中间影院", "剧场厅")
    assert halls["中间影院A厅"] == ("中间影院", "A厅")
    assert halls["北京剧院大剧场激光4K厅"] == ("北京剧院", "大剧场激光4K厅")
    assert halls["寰映影城（合生汇店）杜比影院"] == ("寰映影城（合生汇店）", "杜比影院")


def test_one_film_in_two_formats_is_one_film_with_two_prints() -> None:
    ghost = film("攻壳机动队")

    assert [(one.row, one.format) for one in ghost.prints] == [(109, "4K"), (110, "IMAX")]
    assert {len(shown(109)), len(shown(110))} == {5, 3}
    place = listing().films.index(ghost)
    showings = Counter(one.films for one in listing().showings if (place, 0) in one.films)
    showings += Counter(one.films for one in listing().showings if (place, 1) in one.films)
    assert showings == {((place, 0),): 5, ((place, 1),): 3}


def test_formats_and_editions_are_no_part_of_a_title() -> None:
    formats = Counter(one.format for film in listing().films for one in film.prints)

    assert formats == {"": 99, "4K": 22, "IMAX": 7, "IMAX 3D": 6}
    assert film("教父").titles == (("zh-hans", "教父"), ("en", "The Godfather"))
    assert film("教父").prints[0].name == (
        "50周年杜比视界重制版 / 50th Anniversary Dolby Vision Remastered"
    )


def test_double_bills_are_two_films_of_one_showing() -> None:
    antoine, kisses = film("Antoine and Colette"), film("偷吻")

    assert (antoine.year, antoine.minutes, kisses.year, kisses.minutes) == (1962, 30, 1968, 91)
    pairs = {one.films for one in listing().showings if one.row == 48}
    places = [listing().films.index(one) for one in (antoine, kisses)]
    assert pairs == {((places[0], 0), (places[1], 0))}
    assert film("穿越者").year == 2020


def test_a_prize_is_a_showing_whose_film_is_not_known_yet() -> None:
    prizes = [one for one in listing().showings if not one.films]

    assert [(one.cell, one.label) for one in prizes] == [
        ("J19", "“天坛奖”最佳影片奖"),
        ("J20", "“天坛奖”最佳导演奖"),
    ]


def test_a_ticket_for_three_films_is_neither_film_nor_showing() -> None:
    assert shown(121) == []
    assert (date(2022, 8, 21), time(13), "北京剧院大剧场激光4K厅") in shown(122)


def test_what_was_not_read_is_said() -> None:
    said = {(problem.cell, problem.code) for problem in listing().problems}

    assert said == {
        ("C19", "to_be_announced"),
        ("C20", "to_be_announced"),
        ("F46", "several_years"),
        ("E57", "former_country"),
        ("E70", "former_country"),
        ("C121", "package"),
        ("A138", "no_film"),
        ("A139", "no_film"),
    }
    assert listing().unused == ("票价",)


def test_texts_are_clean() -> None:
    assert film("最后华尔兹").titles[1][1] == "The Last Waltz"  # a sign for writing from the left
    assert film("不要再见啊，鱼花塘").section == "镜 界"
    assert film("重建").section == "西奥·安哲罗普洛斯作品回顾"
    assert all("\n" not in text for one in listing().films for _language, text in one.titles)


def test_a_known_year_changes_nothing() -> None:
    rows = read(WORKBOOK.read_bytes())[0].rows

    assert read_listing(rows, reference_year=2026) == listing()


def test_saved_as_a_table_of_text_it_is_the_same_listing() -> None:
    """8.20 keeps its nought there, times have seconds, and nothing is a number any more."""
    rows = read(WORKBOOK.read_bytes())[0].rows

    def text(cell: object) -> str:
        if isinstance(cell, float) and not cell.is_integer():
            return f"{cell:.2f}"
        return "" if cell is None else str(int(cell) if isinstance(cell, float) else cell)

    again = read_listing([[text(cell) for cell in row] for row in rows])

    assert (again.films, again.halls, again.showings) == (
        listing().films,
        listing().halls,
        listing().showings,
    )


def test_reading_takes_a_fraction_of_a_second() -> None:
    rows = read(WORKBOOK.read_bytes())[0].rows
    started = process_time()
    read_listing(rows)

    assert process_time() - started < 2
