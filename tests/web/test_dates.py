"""Dates and numbers as CLDR has them; Kazakh above all."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from roadshow.web import dates, world

DAY = date(2025, 11, 24)


def plain(text: str) -> str:
    """With every kind of space as a plain one: CLDR changes its mind about narrow ones."""
    return text.replace("\u202f", " ").replace("\xa0", " ").replace("\u2009", " ")


@pytest.mark.parametrize(
    ("language", "full", "short", "span"),
    [
        ("zh-hans", "2025年11月24日星期一", "11月24日周一", "2025年11月24日至29日"),
        ("en", "Monday, 24 November 2025", "Mon 24 Nov", "24–29 Nov 2025"),
        ("ru", "понедельник, 24 ноября 2025 г.", "пн, 24 нояб.", "24–29 нояб. 2025 г."),
        ("kk", "2025 ж. 24 қараша, дүйсенбі", "24 қар., дс", "2025 ж. 24–29 қар."),
    ],
)
def test_days(language: str, full: str, short: str, span: str) -> None:
    assert plain(dates.full(DAY, language)) == full
    assert plain(dates.short(DAY, language)) == short
    assert plain(dates.span(DAY, date(2025, 11, 29), language)) == span


@pytest.mark.parametrize(
    ("month", "name"),
    list(
        enumerate(
            (
                "қаңтар",
                "ақпан",
                "наурыз",
                "сәуір",
                "мамыр",
                "маусым",
                "шілде",
                "тамыз",
                "қыркүйек",
                "қазан",
                "қараша",
                "желтоқсан",
            ),
            start=1,
        )
    ),
)
def test_every_kazakh_month(month: int, name: str) -> None:
    assert plain(dates.long(date(2025, month, 5), "kk")) == f"2025 ж. 5 {name}"


def test_every_kazakh_weekday() -> None:
    week = [dates.weekday(DAY + timedelta(days=n), "kk").lower() for n in range(7)]
    assert week == ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"]


def test_a_zone_is_that_of_its_moment() -> None:
    almaty = ZoneInfo("Asia/Almaty")
    assert dates.zone("Almaty", datetime(2024, 2, 1, tzinfo=almaty)) == "Almaty (UTC+6)"
    assert dates.zone("Almaty", datetime(2025, 11, 24, tzinfo=almaty)) == "Almaty (UTC+5)"


def test_offsets_with_minutes_and_to_the_west() -> None:
    assert dates.offset(timedelta(hours=5, minutes=30)) == "UTC+5:30"
    assert dates.offset(-timedelta(hours=3, minutes=30)) == "UTC−3:30"
    assert dates.offset(timedelta(0)) == "UTC+0"


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("1500000", "en", "1.5 million"),
        ("1500000", "zh-hans", "150万"),
        ("1500000", "ru", "1,5 миллиона"),
        ("1500000", "kk", "1,5 миллион"),
        ("1000", "en", "1,000"),
        ("30", "kk", "30"),
        ("1234567", "en", "1,234,567"),
    ],
)
def test_amounts_keep_every_digit(value: str, language: str, said: str) -> None:
    assert plain(world.amount(value, language)) == said


def test_countries_and_languages_by_name() -> None:
    assert world.country("KZ", "kk") == "Қазақстан"
    assert world.country("ZZ", "en") in {"ZZ", "Unknown Region"}
    assert world.language_name("zh-hans", "en") == "Simplified Chinese"
    assert world.language_name("kk", "ru") == "казахский"
    assert world.language_name("tlh-x-none", "en")


@pytest.mark.parametrize("first", ["zh-hans", "en", "ru", "kk"])
def test_no_language_speaks_with_the_words_of_the_one_asked_before(first: str) -> None:
    asked = [first, *(tag for tag in dates.LOCALES if tag != first)]
    script = (
        "from datetime import date; from roadshow.web import dates; d = date(2025, 11, 24);"
        f"print([(dates.month_short(d, t), dates.weekday_short(d, t)) for t in {asked!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    known = {
        "zh-hans": ("11月", "周一"),
        "en": ("Nov", "Mon"),
        "ru": ("нояб.", "пн"),
        "kk": ("қар.", "дс"),
    }
    assert done.stdout.strip() == str([known[tag] for tag in asked])
