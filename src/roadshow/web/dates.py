"""Dates, times and zones as readers of each language write them (CLDR, by Babel).

Formatting by Babel takes tens of microseconds, so each result is kept: a tour has few days.
Babel's own data of a language (about a megabyte) is read when that language is first asked for.
Only formatting patterns (MMM, EEE) are used: Babel 2.18 keeps a stand-alone name (LLL) of whichever
language was asked first and gives it to the next one that shares it.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

LOCALES = {"zh-hans": "zh_Hans", "en": "en_GB", "ru": "ru", "kk": "kk"}
"""Interface language to CLDR locale. British English puts the day first, as the other three do."""


@lru_cache(maxsize=8)
def locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, "en_GB"))


@lru_cache(maxsize=4096)
def full(day: date, language: str) -> str:
    """“Monday, 24 November 2025”, “2025 ж. 24 қараша, дүйсенбі”."""
    return format_date(day, "full", locale(language))


@lru_cache(maxsize=4096)
def long(day: date, language: str) -> str:
    """“24 November 2025”, “2025 ж. 24 қараша”."""
    return format_date(day, "long", locale(language))


@lru_cache(maxsize=4096)
def short(day: date, language: str) -> str:
    """“Mon 24 Nov”, “24 қар., дс”: where the year is known."""
    return format_skeleton("MMMEd", day, locale=locale(language))


@lru_cache(maxsize=4096)
def day_month(day: date, language: str) -> str:
    """“24 November”, “24 қараша”, “11月24日”."""
    return format_skeleton("MMMMd", day, locale=locale(language))


@lru_cache(maxsize=4096)
def weekday(day: date, language: str) -> str:
    """“Monday”, “дүйсенбі”."""
    return format_date(day, "EEEE", locale(language))


@lru_cache(maxsize=4096)
def weekday_short(day: date, language: str) -> str:
    """“Mon”, “дс”."""
    return format_date(day, "EEE", locale(language))


@lru_cache(maxsize=4096)
def month_short(day: date, language: str) -> str:
    return format_date(day, "MMM", locale(language))


@lru_cache(maxsize=4096)
def span(first: date, last: date, language: str) -> str:
    """“24–29 Nov 2025”; one day where both are the same."""
    return format_interval(first, last, "yMMMd", locale=locale(language))


@lru_cache(maxsize=4096)
def span_in_year(first: date, last: date, language: str) -> str:
    """“24–29 Nov”: where the year is known."""
    return format_interval(first, last, "MMMd", locale=locale(language))


def clock(moment: datetime) -> str:
    """“19:00”, in the moment's own zone: every one of our languages reads 24 hours."""
    return f"{moment.hour:02}:{moment.minute:02}"


@lru_cache(maxsize=256)
def offset(delta: timedelta | None) -> str:
    """“UTC+5”, “UTC−3:30”."""
    minutes = int((delta or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}"


def zone(city: str, moment: datetime) -> str:
    """“Almaty (UTC+5)”, as it was at that moment: countries change their offset."""
    return f"{city} ({offset(moment.utcoffset())})"
