"""What single cells say."""

from datetime import date, datetime, time, timedelta

import pytest

from roadshow.engines.listings.listing import Cell, clean
from roadshow.engines.listings.values import minutes_of, names_of, says_nothing, time_of, years_of
from roadshow.engines.listings.written_days import Day, days_of, weekday_in, weekday_of


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2021", [2021]), (2021.0, [2021]), (2021, [2021]), ("２０２１", [2021]),
        ("2021年", [2021]),
        ("1961-1964", [1961, 1964]), ("1962/1968", [1962, 1968]), ("2020 г.", [2020]),
        ("2007/2008/2022", [2007, 2008, 2022]), ("c. 1998", [1998]), (date(2021, 1, 1), [2021]),
        ("N/A", []), ("-", []), ("soon", []), (12, []), ("20211", []), ("1066", []), (None, []),
    ],
)  # fmt: skip
def test_years(cell: Cell, years: list[int]) -> None:
    assert years_of(cell) == years


@pytest.mark.parametrize(
    "cell",
    [
        118, 118.0, "118", "118.0", "１１８", "1H58M", "1h 58min", "1h58", "1 h. 58 min.",
        "118分钟",
        "118 分鐘", "约118分钟", "118 min.", "118'", "118’", "118 мин", "1 ч 58 мин", "1ч58м",
        "1 сағ 58 мин", "1小时58分钟", "1小时58分", "01:58", "1:58:00", time(1, 58),
        timedelta(minutes=118),
    ],
)  # fmt: skip
def test_runtimes(cell: Cell) -> None:
    assert minutes_of(cell) == [118]


@pytest.mark.parametrize("cell", ["22+45", "22 + 45 min", "22分钟+45分钟", "0:22 + 0:45"])
def test_runtimes_of_a_double_bill(cell: Cell) -> None:
    assert minutes_of(cell) == [22, 45]


@pytest.mark.parametrize(
    "cell", ["N/A", "暂无评分", "-", "", None, 0, "long", "90/120", "90 or 120", 5000, True]
)
def test_no_runtimes(cell: Cell) -> None:
    assert minutes_of(cell) == []


@pytest.mark.parametrize(
    "cell",
    [
        time(19, 30), datetime(2025, 1, 1, 19, 30),  # noqa: DTZ001
        timedelta(hours=19, minutes=30), 0.8125, "19:30", "19:30:00", "１９：３０", "19.30", "1930",
        1930, "19点30", "19点半", "19時30分", "19h30", "7:30 PM", "7:30 p.m.", "7.30pm", "下午7:30",
        "晚7点半", "в 19:30", "19:30-21:20", "19:30–21:20", "19:30~21:20", "19:30 (Q&A)",
    ],
)  # fmt: skip
def test_half_past_seven_in_the_evening(cell: Cell) -> None:
    assert time_of(cell) == time(19, 30)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("7pm", time(19)), ("12:00 AM", time(0)), ("12:30 am", time(0, 30)), ("12 pm", time(12)),
        ("中午12点", time(12)), ("凌晨0:30", time(0, 30)), ("930", time(9, 30)),
        ("0:05", time(0, 5)),
    ],
)  # fmt: skip
def test_times_of_the_day(cell: Cell, clock: time) -> None:
    assert time_of(cell) == clock


@pytest.mark.parametrize(
    "cell",
    ["", None, "late", "19", 19, 7.5, "19-21", "19:30 / 21:00", "24:30", "25:10", "7:75", "N/A",
     timedelta(hours=25), True],
)  # fmt: skip
def test_no_times_of_the_day(cell: Cell) -> None:
    assert time_of(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "11月24日", "11月24号", "１１月２４日", "11月24日（周一）", "11月24日 星期一", "11.24",
        "11.24 周一",
        "24 Nov", "24th November", "Nov 24", "November 24th", "Mon 24 Nov", "Monday, 24 November",
        "24-Nov", "24 ноября", "24 нояб.", "пн 24 ноября", "24 қараша", "24 қараша, дүйсенбі",
        "24.11", "24.11.", "24/11", "11/24", "11-24", 11.24,
    ],
)  # fmt: skip
def test_the_24th_of_november(cell: Cell) -> None:
    assert days_of(cell) == [Day(11, 24)]


@pytest.mark.parametrize(
    "cell",
    [
        "2025-11-24", "2025/11/24", "2025.11.24", "2025年11月24日", "20251124", "24.11.2025",
        "24.11.25", "24/11/2025", "11/24/2025", "24 Nov 2025", "Nov 24, 2025", "24 ноября 2025 г.",
        "2025-11-24 19:30", "2025-11-24T19:30:00", "24.11.2025, 19:30", "24 Nov 2025 7:30 PM",
        "2025-11-24 00:00:00", date(2025, 11, 24), 45985.0,
        datetime(2025, 11, 24, 19, 30),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_the_24th_of_november_2025(cell: Cell) -> None:
    assert days_of(cell) == [Day(11, 24, 2025)]


def test_days_that_may_be_two() -> None:
    assert days_of(8.2) == [Day(8, 2), Day(8, 20)]
    assert days_of(8.1) == [Day(8, 1), Day(8, 10)]
    assert days_of("8.20") == [Day(8, 20)]
    assert days_of("3.12") == [Day(3, 12), Day(12, 3)]
    assert days_of("3.12", "day") == [Day(12, 3)]
    assert days_of("3/12/2025") == [Day(3, 12, 2025), Day(12, 3, 2025)]
    assert days_of("3.12.2025") == [Day(12, 3, 2025)]
    assert days_of("5 июня") == days_of("5 маусым") == [Day(6, 5)]


@pytest.mark.parametrize(
    "cell",
    ["", None, "TBA", "Sunday", "24-25 Nov", "11月24日-25日", "31 Nov", "30.02", "13", 0.5, True,
     "24 Foo", time(19, 30)],
)  # fmt: skip
def test_no_days(cell: Cell) -> None:
    assert days_of(cell) == []


@pytest.mark.parametrize(
    "cell",
    ["周六", "週六", "星期六", "礼拜六", "六", "（周六）", "Sat", "Sat.", "Saturday", "сб", "Сб.",
    "Суббота",
     "сенбі", date(2022, 8, 20), 44793.0],
)  # fmt: skip
def test_saturday(cell: Cell) -> None:
    assert weekday_of(cell) == 5


def test_a_weekday_beside_its_day() -> None:
    assert weekday_in("8月20日（周六）") == 5
    assert weekday_in("sat 20 aug") == 5
    assert weekday_in("20 марта") is None
    assert weekday_in("monsoon 3") is None


def test_names_and_nothing() -> None:
    assert names_of("胡军、袁泉") == ("胡军", "袁泉")
    assert names_of("Anna B & Carl D, N/A") == ("Anna B", "Carl D")
    assert all(map(says_nothing, ("N/A", "n/a", "暂无评分", " - ", "—", "Ｎ／Ａ", None, "нет")))


def test_texts_are_clean_of_what_is_not_seen() -> None:
    assert clean("The Last  Waltz\u200e\n ") == "The Last Waltz"
    assert clean("镜\u3000 界\ufeff") == "镜 界"
