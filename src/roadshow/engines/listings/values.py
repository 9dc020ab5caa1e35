"""What one cell says: a day, a time, a runtime, a year; nothing where it says no such thing.

Each reads cells as spreadsheets hold them and text as people type it, full-width digits included.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from roadshow.engines.listings.listing import Cell, text_of

NOTHING = frozenset(
    {"", "-", "–", "—", "/", "n/a", "na", "none", "tba", "tbc", "tbd", "暂无", "待定", "无", "нет"}
    | {"暂无评分", "?", "？", "н/д", "жоқ"}
)
WEEKDAYS: dict[str, int] = {
    **{sign: n for n, sign in enumerate("一二三四五六日")},
    "天": 6,
}
SHORT_DAYS = (
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
)
MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
)


DAYS = (
    (re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\D.*)?"), ("year", "month", "day")),
    (re.compile(r"(\d{1,2})月(\d{1,2})[日号]?(?:\D.*)?"), ("month", "day")),
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D.*)?"), ("day", "month", "year")),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.?"), ("month", "day")),
)
TIME = re.compile(
    r"(上午|下午|晚上|晚)?\s*(\d{1,2})(?:[:.时時点h](\d{2})?分?半?)\s*([ap]\.?m\.?)?(?:\s*[-–—~至].*)?"
)
HOURS = re.compile(
    r"(\d{1,2})\s*(?:h|hr|hrs|hours?|小时|时|ч|час|:)\.?\s*"
    r"(?:(\d{1,2})\s*(?:m|min|mins|分钟?|мин)?\.?)?"
)
MINUTES = re.compile(r"(\d{1,4})(?:\.0+)?\s*(?:'|m|min|mins|minutes|分钟?|мин|минут|минуты)?\.?")
LATE = frozenset({"下午", "晚上", "晚"})


class Day(NamedTuple):
    """A month and a day, with the year where it was written."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> date | None:
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def plain(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text_of(cell)).strip()


def says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or says that it is: N/A, 暂无评分, a dash."""
    return plain(cell).casefold() in NOTHING


def weekday_of(cell: Cell) -> int | None:
    """Monday is 0: 周六, 星期六, Sat, Saturday, сб, суббота."""
    text = plain(cell).casefold().strip("().")
    if found := re.fullmatch(r"(?:周|星期|礼拜)([一二三四五六日天])", text):
        return WEEKDAYS[found[1]]
    for names in SHORT_DAYS:
        for number, name in enumerate(names):
            if text == name or (len(name) == 3 and re.fullmatch(name + r"[a-z]*day", text)):
                return number
    return None


def days_of(cell: Cell) -> list[Day]:
    """The days that a cell may mean, likeliest first. 8.2 as a number is the 2nd or the 20th: a
    spreadsheet drops the nought."""
    if isinstance(cell, datetime | date):
        return [Day(cell.month, cell.day, cell.year)]
    if isinstance(cell, bool | time | timedelta) or cell is None:
        return []
    if isinstance(cell, float | int):
        return _days_of_number(cell)
    text = re.sub(r"[（(]?(?:周|星期|礼拜)[一二三四五六日天][)）]?", " ", plain(cell)).strip()
    for pattern, names in DAYS:
        if found := pattern.fullmatch(text):
            parts = dict(zip(names, map(int, found.groups()), strict=True))
            year = parts.get("year")
            return _possible(_turned(Day(parts["month"], parts["day"], year)))
    return _possible(_named_month(text))


def _turned(day: Day) -> list[Day]:
    """Month first, as in 8.14, unless only the other order is a day: 14.08 is 14 August."""
    turned = day._replace(month=day.day, day=day.month)
    return [day, turned] if day.year is None else [day] if day.month <= 12 else [turned]


def _days_of_number(number: float) -> list[Day]:
    if number > 20_000:  # a serial date of a spreadsheet
        day = date(1899, 12, 30) + timedelta(days=int(number))
        return [Day(day.month, day.day, day.year)]
    month, _point, rest = f"{number:.2f}".partition(".")
    if isinstance(number, int) or not number or number >= 13:
        return []
    if rest.endswith("0"):  # 8.20 and 8.2 are one number
        return _possible([Day(int(month), int(rest[0])), Day(int(month), int(rest))])
    return _possible([Day(int(month), int(rest))])


def _named_month(text: str) -> list[Day]:
    found = re.search(
        r"(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]+)\.?(?:,?\s+(\d{4}))?", text.casefold()
    )
    other = re.search(
        r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", text.casefold()
    )
    pairs = []
    if found:
        pairs.append((found[2], found[1], found[3]))
    if other:
        pairs.append((other[1], other[2], other[3]))
    for name, day, year in pairs:
        for months in MONTHS:
            for number, start in enumerate(months, 1):
                if name.startswith(start):
                    return [Day(number, int(day), int(year) if year else None)]
    return []


def _possible(days: Iterable[Day]) -> list[Day]:
    return [day for day in dict.fromkeys(days) if day.in_year(2024)]  # a leap year: 29 February


def time_of(cell: Cell) -> time | None:
    """A time of the day: a time cell, 19:30, 19点30, 7:30 PM, the start of 19:30–21:20."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, timedelta):
        return _time(cell.seconds // 3600, cell.seconds // 60 % 60)
    if isinstance(cell, float) and 0 < cell < 1:  # a share of a day
        minutes = round(cell * 1440)
        return _time(minutes // 60, minutes % 60)
    return _written_time(plain(cell).casefold()) if isinstance(cell, str) else None


def _written_time(text: str) -> time | None:
    found = TIME.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[2]), int(found[3] or (30 if "半" in text else 0))
    late = found[1] in LATE or (found[4] or "").startswith("p")
    return _time(hour + 12 if late and hour < 12 else hour, minute)


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def minutes_of(cell: Cell) -> list[int]:
    """Runtimes in minutes: several for a double bill written 22+45. Empty where none is said."""
    if isinstance(cell, time):
        return [cell.hour * 60 + cell.minute]
    if isinstance(cell, timedelta):
        return [round(cell.total_seconds() / 60)]
    if isinstance(cell, bool | date):
        return []
    parts = [_minutes(part.strip()) for part in plain(cell).split("+")]
    return [n for n in parts if n is not None] if all(parts) else []


def _minutes(text: str) -> int | None:
    text = text.casefold().replace("′", "'").replace("’", "'")
    if found := HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    found = MINUTES.fullmatch(text)
    return int(found[1]) if found and 0 < int(found[1]) <= 1000 else None


def years_of(cell: Cell) -> list[int]:
    """Years of production: several where a range or a double bill is given."""
    if isinstance(cell, datetime | date):
        return [cell.year]
    found = [int(n) for n in re.findall(r"(?<!\d)(\d{4})(?:\.0+)?(?!\d)", plain(cell))]
    return [year for year in found if 1895 <= year <= 2100]


def names_of(cell: Cell) -> tuple[str, ...]:
    """People or companies with signs between them."""
    parts = re.split(r"\s*[,，、;；/|\n]\s*|\s+(?:&|and|и)\s+", text_of(cell))
    return tuple(part for part in parts if part and not says_nothing(part))
