"""Workbooks of other senders: other headers, orders, languages and habits."""

from datetime import date, datetime, time

import pytest

from roadshow.engines.listings.reader import read_listing
from roadshow.formats.spreadsheets import read
from tests.engines.listings.sheets import said, shown, through_workbook


def test_an_english_festival_with_one_showing_a_row() -> None:
    listing = through_workbook(
        [
            ["36th Example Film Festival — Programme 2025"],
            [],
            ["#", "Original title", "English title", "Director", "Country", "Year", "Running time",
             "Language", "Subtitles", "Screening date", "Start", "Venue", "Screen", "Ticket price"],
            [1, "Jezero", "The Lake", "Anna Novak", "Slovenia / Bosnia and Herzegovina", 2024,
             "1h 58min", "Slovenian", "English", "Mon 24 Nov", "7:30 PM", "Kinopark", "Screen 2",
             12],
            [2, "N/A", "Goodbye Boy", "Yin Ruoxin", "China", 2020, "N/A", "Mandarin",
             "English, Russian", "25 Nov", "19:30-21:20", "Kinopark", "Screen 1", "12 €"],
            ["", "Jezero", "The Lake", "Anna Novak", "Slovenia / Bosnia and Herzegovina", 2024,
             "1h 58min", "Slovenian", "English", "26 Nov", "9.30 pm", "Chaplin", 5, 12],
            ["* Programme subject to change"],
        ]
    )  # fmt: skip

    lake, goodbye = listing.films
    assert [text for _language, text in lake.titles] == ["Jezero", "The Lake"]
    assert (lake.countries, lake.minutes, lake.directors) == (("SI", "BA"), 118, ("Anna Novak",))
    assert (lake.spoken, lake.subtitles) == (("sl",), ("en",))
    assert (goodbye.titles, goodbye.minutes) == ((("en", "Goodbye Boy"),), None)
    assert goodbye.subtitles == ("en", "ru")
    assert shown(listing) == [
        ("Jezero", date(2025, 11, 24), time(19, 30), "Kinopark", "Screen 2"),
        ("Goodbye Boy", date(2025, 11, 25), time(19, 30), "Kinopark", "Screen 1"),
        ("Jezero", date(2025, 11, 26), time(21, 30), "Chaplin", "5"),
    ]
    assert said(listing) == [("A7", "no_film")]
    assert listing.unused == ("Ticket price",)


def test_a_russian_week_with_titles_merged_over_their_showings() -> None:
    listing = through_workbook(
        [
            ["Неделя китайского кино"],
            ["№", "Название фильма", "Оригинальное название", "Режиссёр", "Страна", "Год",
             "Хронометраж", "Дата показа", "Время", "Кинотеатр", "Зал", "Примечание"],
            ["1", "Композитор", "音乐家", "Сиерчжати Яхэпу", "Китай, Казахстан", 2019, "95 мин.",
             "24.11.2025", "18:30", "Kinopark 11", "Зал 5", "открытие"],
            ["", "", "", "", "", "", "", "03.12.2025", "21.00", "Chaplin", "Зал 1", ""],
            ["2", "Прощай, юность", "再见吧！少年", "Инь Жосинь", "КНР", "2020 г.", "1 ч 59 мин",
             "4 декабря 2025 г.", "в 18:30", "Chaplin", "Зал 1", "нет"],
        ],
        merged=[(2, column, 3, column) for column in range(7)],
    )  # fmt: skip

    composer, goodbye = listing.films
    assert composer.titles == (("ru", "Композитор"), ("zh-hans", "音乐家"))
    assert (composer.countries, composer.minutes) == (("CN", "KZ"), 95)
    assert composer.note == "открытие"
    assert (goodbye.year, goodbye.minutes, goodbye.countries) == (2020, 119, ("CN",))
    assert shown(listing) == [
        ("Композитор", date(2025, 11, 24), time(18, 30), "Kinopark 11", "Зал 5"),
        ("Композитор", date(2025, 12, 3), time(21), "Chaplin", "Зал 1"),
        ("Прощай, юность", date(2025, 12, 4), time(18, 30), "Chaplin", "Зал 1"),
    ]
    assert said(listing) == []


def test_a_kazakh_list() -> None:
    listing = through_workbook(
        [
            ["Қытай киносының апталығы, 2025"],
            ["№", "Атауы", "Режиссері", "Елі", "Жылы", "Ұзақтығы", "Тілі", "Күні", "Уақыты",
             "Кинотеатр"],
            [1, "Жүректің әні", "Сиерчжати Яхэпу", "Қытай, Қазақстан", 2019, "1 сағ 35 мин",
             "қазақша", "24 қараша, дүйсенбі", "18:30", "Kinopark 11, 5 зал"],
        ]
    )  # fmt: skip

    (song,) = listing.films
    assert song.titles == (("kk", "Жүректің әні"),)
    assert (song.countries, song.minutes, song.spoken) == (("CN", "KZ"), 95, ("kk",))
    assert shown(listing) == [
        ("Жүректің әні", date(2025, 11, 24), time(18, 30), "Kinopark 11", "5 зал")
    ]


def test_a_header_of_two_rows_merged_over_titles_and_showings() -> None:
    rows: list[list[object]] = [
        ["“美丽中国”影展排片表（2025年11月）"],
        ["序号", "片名", "", "国家", "年份", "片长", "第一场", "", "", "第二场", "", ""],
        ["", "中文", "英文", "", "", "", "日期", "时间", "影院", "日期", "时间", "影院"],
        [1, "音乐家", "The Composer", "中国/哈萨克斯坦", 2019, "95", "11月24日", "19:30",
         "大光明电影院1号厅", "11月25日", "13:00", "上海影城2号厅"],
        [2, "再见吧！少年", "Let Life Be Beautiful", "中国", 2020, "119分钟", "11月25日", "19点30",
         "大光明电影院1号厅"],
    ]  # fmt: skip
    merged = [(1, 1, 1, 2), (1, 6, 1, 8), (1, 9, 1, 11)]
    merged += [(1, column, 2, column) for column in (0, 3, 4, 5)]

    listing = through_workbook(rows, merged=merged)

    assert [film.titles for film in listing.films] == [
        (("zh-hans", "音乐家"), ("en", "The Composer")),
        (("zh-hans", "再见吧！少年"), ("en", "Let Life Be Beautiful")),
    ]
    assert shown(listing) == [
        ("音乐家", date(2025, 11, 24), time(19, 30), "大光明电影院", "1号厅"),
        ("音乐家", date(2025, 11, 25), time(13), "上海影城", "2号厅"),
        ("再见吧！少年", date(2025, 11, 25), time(19, 30), "大光明电影院", "1号厅"),
    ]
    assert (said(listing), listing.unused) == ([], ())


def test_full_width_digits_and_a_year_that_only_weekdays_tell() -> None:
    listing = through_workbook(
        [
            ["片名", "年代", "时长", "日期", "星期", "时间", "影院"],
            ["音乐家", "２０１９", "９５分钟", "１１月２４日", "星期一", "１９：３０", "上海影城"],
            ["再见", "２０２０／２０２１", "１Ｈ５８Ｍ", "11月25日", "周二", "20：00", "上海影城"],
        ],
        reference_year=2026,
    )

    assert [(film.year, film.minutes) for film in listing.films] == [(2019, 95), (2020, 118)]
    assert [one.day for one in listing.showings] == [date(2025, 11, 24), date(2025, 11, 25)]
    assert said(listing) == [("B3", "several_years")]


def test_a_retrospective_is_shown_in_our_time_and_not_in_that_of_its_films() -> None:
    listing = through_workbook(
        [
            ["Title", "Year", "Min", "Date", "Day", "Time", "Cinema"],
            ["Stolen Kisses", 1968, 91, "24 Nov", "Mon", "19:30", "X"],
            ["Love on the Run", 1979, 95, "25 Nov", "Tue", "19:30", "X"],
        ],
        reference_year=2026,
    )

    assert [one.day.year for one in listing.showings] == [2025, 2025]


def test_without_any_sign_of_the_year_none_is_invented() -> None:
    listing = through_workbook(
        [["Title", "Year", "Date", "Time"], ["Stolen Kisses", 1968, "24 Nov", "19:30"]]
    )

    assert listing.showings == ()
    assert said(listing) == [("C2", "no_year")]


def test_a_festival_over_new_year() -> None:
    listing = through_workbook(
        [
            ["Title", "Country", "Min", "Date", "Day", "Time", "Cinema"],
            ["A", "UK", 90, "30 Dec", "Tue", "19:30", "X"],
            ["B", "UK", 90, "31 Dec", "Wed", "19:30", "X"],
            ["C", "UK", 90, "2 Jan", "Fri", "19:30", "X"],
        ],
        reference_year=2025,
    )

    assert [one.day for one in listing.showings] == [
        date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2)
    ]  # fmt: skip


def test_days_that_can_be_read_in_two_ways_are_read_as_the_others_are() -> None:
    header = ["Title", "Country", "Date", "Time", "Cinema"]
    european = [["A", "UK", "24.11", "19:30", "X"], ["B", "UK", "3.12", "19:30", "X"]]
    american = [["A", "US", "11/24/2025", "7pm", "X"], ["B", "US", "12/3/2025", "7pm", "X"]]

    for rows in (european, american):
        listing = through_workbook([header, *rows], reference_year=2025)
        assert [one.day for one in listing.showings] == [date(2025, 11, 24), date(2025, 12, 3)]

    alone = through_workbook([header, european[1]], reference_year=2025)
    assert said(alone) == [("C2", "two_days")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_of_text_from_a_chinese_program(encoding: str) -> None:
    text = (
        "序号,中文片名,外文片名,国家/地区,年代,片长,放映日期,放映时间,影院,影厅,豆瓣评分\r\n"
        "1,音乐家,The Composer,中国/哈萨克斯坦,2019,1H58M,2025-11-24,19:30:00,上海影城,2号厅,"
        "暂无评分\r\n"
        '2,"再见吧！少年",Let Life Be Beautiful,中国,2020,1小时59分,2025/11/25,1930,上海影城,2号厅,'
        "7.1\r\n"
    )

    listing = read_listing(read(text.encode(encoding))[0].rows)

    assert [(film.minutes, film.countries) for film in listing.films] == [
        (118, ("CN", "KZ")),
        (119, ("CN",)),
    ]
    assert shown(listing) == [
        ("音乐家", date(2025, 11, 24), time(19, 30), "上海影城", "2号厅"),
        ("再见吧！少年", date(2025, 11, 25), time(19, 30), "上海影城", "2号厅"),
    ]
    assert listing.unused == ("豆瓣评分",)


def test_a_russian_table_of_text_in_windows_letters() -> None:
    text = (
        "Фильм;Страна;Год;Мин;Дата и время;Место\n"
        "Композитор;Китай;2019;95;24.11.2025 19:30;Дом кино, Большой зал\n"
    )

    listing = read_listing(read(text.encode("cp1251"))[0].rows)

    assert shown(listing) == [
        ("Композитор", date(2025, 11, 24), time(19, 30), "Дом кино", "Большой зал")
    ]


def test_day_and_time_in_one_cell() -> None:
    evening = datetime(2025, 11, 24, 19, 30)  # noqa: DTZ001  # a spreadsheet knows no zones
    listing = through_workbook(
        [
            ["Film", "Country", "Min", "Screening", "Venue"],
            ["A", "UK", 100, evening, "X"],
            ["B", "UK", 100, "Tue 25 Nov 2025, 7:30 pm", "X"],
            ["C", "UK", 100, "2025-11-26T19:30:00", "X"],
        ]
    )

    assert [(one.day.day, one.starts) for one in listing.showings] == [
        (day, time(19, 30)) for day in (24, 25, 26)
    ]


def test_showings_side_by_side_under_numbered_names() -> None:
    listing = through_workbook(
        [
            ["Title", "Year", "Date 1", "Time 1", "Hall 1", "Date 2", "Time 2", "Hall 2"],
            ["A", 2024, date(2025, 11, 24), time(19, 30), "X, Hall 1",
             date(2025, 11, 25), time(13), "X, Hall 2"],
        ]
    )  # fmt: skip

    assert shown(listing) == [
        ("A", date(2025, 11, 24), time(19, 30), "X", "Hall 1"),
        ("A", date(2025, 11, 25), time(13), "X", "Hall 2"),
    ]


def test_groups_whose_columns_have_no_names_of_their_own() -> None:
    listing = through_workbook(
        [
            ["影片", "国别", "场次1", "", "", "场次2", "", "", "场次3", "", ""],
            ["A", "中国", "8.14", "19:30", "甲影院1厅", "8.20", "10.30", "乙影院2厅"],
            ["B", "中国", "8.19", "18.11", "甲影院1厅"],
        ],
        merged=[(0, 2, 0, 4), (0, 5, 0, 7), (0, 8, 0, 10)],
        reference_year=2022,
    )

    assert shown(listing) == [
        ("A", date(2022, 8, 14), time(19, 30), "甲影院", "1厅"),
        ("A", date(2022, 8, 20), time(10, 30), "乙影院", "2厅"),
        ("B", date(2022, 8, 19), time(18, 11), "甲影院", "1厅"),
    ]


def test_a_sellers_list_without_showings() -> None:
    listing = through_workbook(
        [
            ["片名（中文）", "片名（英文）", "片名（俄文）", "导演", "出品年份", "片长（分钟）",
             "国别", "类型", "主演", "语言", "字幕", "剧情简介", "出品公司", "国际销售"],
            ["《音乐家》", "The Composer", "Композитор", "西尔扎提·牙合甫", "2019", 95,
             "中国、哈萨克斯坦", "剧情/音乐", "胡军、袁泉", "中文、俄语", "中英字幕",
             "1940年……", "闪亮影业", "无"],
            ["流浪地球2", "The Wandering Earth II", "", "郭帆", 2023.0, 173.0, "中国"],
        ]
    )  # fmt: skip

    composer, earth = listing.films
    assert composer.titles == (
        ("zh-hans", "音乐家"), ("en", "The Composer"), ("ru", "Композитор")
    )  # fmt: skip
    assert composer.genres == ("剧情", "音乐")
    assert composer.cast == ("胡军", "袁泉")
    assert (composer.spoken, composer.subtitles) == (("zh", "ru"), ("zh", "en"))
    assert (composer.production, composer.sales) == (("闪亮影业",), ())
    assert (earth.year, earth.minutes, listing.showings) == (2023, 173, ())
