"""Days and weekdays as listings write them, in four languages and as numbers."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from roadshow.engines.listings.listing import Cell, text_of

First = Literal["month", "day"]
"""Which of the two numbers in 3.12 comes first."""

MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    # Kazakh before Russian: маусым is June and begins as мая does.
    ("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"),
    ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
)
WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "mon monday пн пон понедельник дс дүйсенбі 一 周一 週一 星期一 礼拜一",
            "tue tues tuesday вт вторник сс сейсенбі 二 周二 週二 星期二 礼拜二",
            "wed weds wednesday ср среда сәрсенбі 三 周三 週三 星期三 礼拜三",
            "thu thur thurs thursday чт четверг бс бейсенбі 四 周四 週四 星期四 礼拜四",
            "fri friday пт пятница жм жұма 五 周五 週五 星期五 礼拜五",
            "sat saturday сб суббота сенбі 六 周六 週六 星期六 礼拜六",
            "sun sunday вс воскресенье жс жексенбі 日 天 周日 週日 星期日 星期天 礼拜日 礼拜天",
        )
    )
    for word in words.split()
}
NAMED = sorted((word for word in WEEKDAYS if len(word) > 1), key=len, reverse=True)
LETTER = "[A-Za-zА-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]"
WEEKDAY = re.compile(
    rf"[(（\[]?(?<!{LETTER})({'|'.join(NAMED)})(?!{LETTER})\.?[)）\]]?", re.IGNORECASE
)
CLOCK = re.compile(
    r"(?:в\s*)?(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*[-–—~].*)?$", re.I
)

NUMBERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?(?:\s*[гж]\.?)?")
ORDERED = (
    re.compile(r"(?P<year>\d{4})[-/.年]\s*(?P<month>\d{1,2})[-/.月]\s*(?P<day>\d{1,2})[日号號]?"),
    re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})[日号號]?"),
)
WORDED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(?P<name>[^\W\d_]{3,})\.?"
        r"(?:,?[\s-]*(?P<year>\d{4}))?(?:\s*[гж]\.?)?"
    ),
    re.compile(
        r"(?P<name>[^\W\d_]{3,})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(?P<year>\d{4}))?"
    ),
)


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


def weekday_of(cell: Cell) -> int | None:
    """Monday is 0: 周六, 星期六, Sat, Saturday, сб, суббота, сенбі; a day shown as its weekday."""
    if isinstance(cell, datetime | date):
        return cell.weekday()
    if isinstance(cell, float) and cell > 20_000:
        return _serial(cell).weekday()
    text = unicodedata.normalize("NFKC", text_of(cell)).casefold()
    return WEEKDAYS.get(text.strip(" ().[]"))


def weekday_in(cell: Cell) -> int | None:
    """The weekday that stands beside a day in one cell: 8月14日（周日）, Mon 24 Nov."""
    if not isinstance(cell, str):
        return None
    found = WEEKDAY.search(unicodedata.normalize("NFKC", text_of(cell)))
    return WEEKDAYS[found[1].casefold()] if found else None


def clock_in(cell: Cell) -> Cell:
    """The time of the day that stands behind a day in one cell, as it is written there."""
    if not isinstance(cell, str):
        return cell
    found = CLOCK.search(unicodedata.normalize("NFKC", text_of(cell)).replace("T", " "))
    return found[0] if found else None


def first_of(cells: Iterable[Cell]) -> First | None:
    """What a sheet's days that can be read in one way only say of the others."""
    counted = {"month": 0, "day": 0}
    for cell in cells:
        if found := NUMBERED.fullmatch(_bare(cell)):
            counted["day"] += int(found[1]) > 12 >= int(found[3])
            counted["month"] += int(found[3]) > 12 >= int(found[1])
    if not counted["day"] and not counted["month"]:
        return None
    return "day" if counted["day"] > counted["month"] else "month"


def days_of(cell: Cell, first: First | None = None) -> list[Day]:
    """The days that a cell may mean, likeliest first. 8.2 as a number is the 2nd or the 20th: a
    spreadsheet drops the nought. A span of days is none."""
    if isinstance(cell, datetime | date):
        return [Day(cell.month, cell.day, cell.year)]
    if isinstance(cell, bool | time | timedelta) or cell is None:
        return []
    if isinstance(cell, float) and cell > 20_000:
        day = _serial(cell)
        return [Day(day.month, day.day, day.year)]
    text = _bare(cell)
    if found := NUMBERED.fullmatch(text):
        dropped = isinstance(cell, float) and len(text.partition(".")[2]) == 1
        return _possible(_numbered(found, first, dropped=dropped))
    for pattern in ORDERED:
        if found := pattern.fullmatch(text):
            parts = {name: int(part) for name, part in found.groupdict().items()}
            return _possible([Day(parts["month"], parts["day"], parts.get("year"))])
    return _possible(_worded(text.casefold()))


def _bare(cell: Cell) -> str:
    """A day's text without the weekday and the time of the day beside it."""
    text = re.sub(r"(?<=\d)T(?=\d)", " ", unicodedata.normalize("NFKC", text_of(cell)))
    return CLOCK.sub("", WEEKDAY.sub(" ", text)).strip(" ,;|·")


def _numbered(found: re.Match[str], first: First | None, *, dropped: bool) -> list[Day]:
    one, two = int(found[1]), int(found[3])
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0) if found[4] else None
    # Two numbers and a year with full stops between them are a European's.
    order = first or ("day" if year and found[2] == "." else None)
    twos = [two, two * 10] if dropped else [two]
    month_first = [Day(one, second, year) for second in twos]
    day_first = [Day(second, one, year) for second in twos]
    if order == "month":
        return month_first
    if order == "day":
        return day_first
    # With one digit dropped the Chinese way is meant: 8.2 is 2 or 20 August, not 8 February.
    return month_first if dropped else month_first + day_first


def _worded(text: str) -> list[Day]:
    for pattern in WORDED:
        if found := pattern.fullmatch(text):
            year = int(found["year"]) if found["year"] else None
            for months in MONTHS:
                for number, start in enumerate(months, 1):
                    if found["name"].startswith(start):
                        return [Day(number, int(found["day"]), year)]
    return []


def _serial(number: float) -> date:
    """The day that a spreadsheet counts so."""
    return date(1899, 12, 30) + timedelta(days=int(number))


def _possible(days: Iterable[Day]) -> list[Day]:
    return [day for day in dict.fromkeys(days) if day.in_year(2024)]  # a leap year: 29 February
