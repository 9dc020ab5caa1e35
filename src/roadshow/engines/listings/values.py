"""What one cell says: a time, a runtime, a year; nothing where it says no such thing.

Each reads cells as spreadsheets hold them and text as people type it, full-width digits included.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from roadshow.engines.listings.listing import Cell, text_of

NOTHING = frozenset(
    {"", "-", "–", "—", "/", "n/a", "na", "none", "tba", "tbc", "tbd", "暂无", "待定", "无", "нет"}
    | {"暂无评分", "?", "？", "н/д", "жоқ"}
)
TIME = re.compile(
    r"(?:в|с|at|from)?\s*(?P<part>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*(?:[:.]|(?P<sign>[时時点點h]))\s*(?P<minute>\d{2})?(?::\d{2})?\s*分?(?P<half>半)?)?"
    r"\s*(?:(?P<half_day>[ap])\.?m\.?)?(?:\s*[-–—~至(].*)?"
)
BARE_TIME = re.compile(r"([01]?\d|2[0-3])([0-5]\d)")
HOURS = re.compile(
    r"(\d{1,2})\s*(?:h|hr|hrs|hours?|小时|小時|时|ч|час\w*|сағ\w*|:)\.?\s*"
    r"(?:(\d{1,2})\s*(?:m|min|mins|分钟?|分鐘|мин\w*|м|:\d\d)?\.?)?"
)
MINUTES = re.compile(
    r"(?:约|約|около|ca?\.?|~)?\s*(\d{1,4})(?:[.,]0+)?"
    r"\s*(?:'|m|min|mins|minutes|分钟?|分鐘|мин\w*|м)?\.?"
)
AFTER_NOON = frozenset({"下午", "傍晚", "晚上", "晚"})


def plain(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text_of(cell)).strip()


def says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or says that it is: N/A, 暂无评分, a dash."""
    return plain(cell).casefold() in NOTHING


def time_of(cell: Cell) -> time | None:
    """A time of the day: a time cell, 19:30, 19:30:00, 1930, 19点30, 7:30 PM, the start of
    19:30–21:20. After midnight as 25:10 is none: it belongs to another day."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return _time(minutes // 60, minutes % 60)
    if isinstance(cell, float) and 0 < cell < 1:  # a share of a day
        minutes = round(cell * 1440)
        return _time(minutes // 60, minutes % 60)
    return None if isinstance(cell, bool | date) else _written_time(plain(cell).casefold())


def _written_time(text: str) -> time | None:
    if found := BARE_TIME.fullmatch(text):
        return _time(int(found[1]), int(found[2]))
    found = TIME.fullmatch(text)
    # An hour alone is no time, nor is 19-21; 19点, 7 pm and 晚7 are.
    if not found or not any((found["minute"], found["half_day"], found["part"], found["sign"])):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or (30 if found["half"] else 0))
    half_day = found["half_day"] or ("p" if found["part"] in AFTER_NOON else "")
    if half_day and hour <= 12:
        hour = hour % 12 + (12 if half_day == "p" else 0)
    return _time(hour, minute)


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


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
    text = re.sub(r"(?i)(?<!\w)[nн]/[aд](?!\w)", "", text_of(cell))
    parts = re.split(r"\s*[,，、;；/|\n]\s*|\s+(?:&|and|и)\s+", text)
    return tuple(part for part in parts if part and not says_nothing(part))
