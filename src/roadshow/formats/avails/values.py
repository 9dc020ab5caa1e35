"""What one cell says. Each of these rules exists once: for reading, and for checking."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

import pycountry

from roadshow.formats.avails import specification
from roadshow.formats.delivery.identifiers import IdentifierError, normalise
from roadshow.formats.spreadsheets.reading import Cell

EVERY = "*"
"""All languages."""
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<rest>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SPACES = re.compile(r"\s+")


class WrongValue(ValueError):  # noqa: N818  # what it names is a cell, not our failure
    """A cell that says nothing its column can mean; ``code`` as in :mod:`.checking`."""

    def __init__(self, code: str, **params: str) -> None:
        self.code, self.params = code, params
        super().__init__(code, params)


@dataclass(frozen=True)
class Language:
    """A BCP 47 tag, or ``*``. ``tracks`` where only some are meant: ``sub``, ``dub``, ``subdub``
    (both), ``audio``, ``subtitle``."""

    tag: str
    tracks: str = ""

    def __str__(self) -> str:
        return f"{self.tag}:{self.tracks}" if self.tracks else self.tag


def text(cell: Cell) -> str:
    """A cell as people read it: a number without the point that a spreadsheet gives to all."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, timedelta):
        return clock(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell).strip()


def clock(span: timedelta) -> str:
    """HH:MM:SS."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def word(column: str, code: str) -> Callable[[Cell], str]:
    """One of a column's words, in the specification's spelling whatever its case."""

    def read(cell: Cell) -> str:
        found = specification.words(column).get(SPACES.sub(" ", text(cell)).casefold())
        if found is None:
            raise WrongValue(code)
        return found

    return read


def day(cell: Cell) -> date | datetime:
    """A day or a moment: a spreadsheet's own, or ISO 8601. 5/6/2013 could be two days: not read."""
    if isinstance(cell, date):
        return cell
    said = text(cell) if isinstance(cell, str) else ""
    try:
        return date.fromisoformat(said) if DAY.fullmatch(said) else _moment(said)
    except ValueError as wrong:
        raise WrongValue("date") from wrong


def _moment(said: str) -> datetime:
    if not DAY.match(said) or said[10:11] not in ("T", " "):
        raise ValueError(said)
    return datetime.fromisoformat(said)


def release(cell: Cell) -> date | datetime | None:
    """A day, or ``N/A``, which says that nothing holds the announcement back."""
    return None if text(cell).upper() in ("N/A", "NA") else day(cell)


def limit(cell: Cell) -> date | datetime | str:
    """Where a window begins or ends: a day, or a condition such as ``Open``."""
    return specification.words("Condition").get(text(cell).casefold()) or day(cell)


def run_time(cell: Cell) -> timedelta:
    """HH:MM:SS. 56:20 is not read: nobody can tell 1:30 in hours from 1:30 in minutes."""
    if isinstance(cell, time):
        cell = timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, str) and (parts := re.fullmatch(r"(\d{1,3}):([0-5]\d):([0-5]\d)", cell)):
        cell = timedelta(hours=int(parts[1]), minutes=int(parts[2]), seconds=int(parts[3]))
    if isinstance(cell, timedelta) and cell > timedelta():
        return cell
    raise WrongValue("run_time")


def year(cell: Cell) -> int:
    if re.fullmatch(r"(?:18[89]|19\d|20\d)\d", text(cell)):
        return int(text(cell))
    raise WrongValue("year")


def number(cell: Cell) -> Decimal:
    if not isinstance(cell, bool) and re.fullmatch(r"\d+(?:\.\d+)?", text(cell)):
        return Decimal(text(cell))
    raise WrongValue("number")


def yes(cell: Cell) -> bool:
    found = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if (said := text(cell).casefold()) in found:
        return found[said]
    raise WrongValue("yes_no")


def currency(cell: Cell) -> str:
    """ISO 4217."""
    found = pycountry.currencies.get(alpha_3=text(cell).upper())
    if found is None:
        raise WrongValue("currency")
    return str(found.alpha_3)


def several(cell: Cell) -> tuple[str, ...]:
    """A list: the specification wants semicolons, its own tools write commas."""
    return tuple(filter(None, re.split(r"\s*[;,]\s*", text(cell))))


def territories(cell: Cell) -> tuple[str, ...]:
    """ISO 3166-1, or parts of countries by ISO 3166-2. Nothing of a list is read where a part of it
    is unknown."""
    codes = re.split(r"[\s;,/|+]+", text(cell).upper().strip(" ;,/|+"))
    strange = [code for code in codes if code and not _is_territory(code)]
    if strange:
        raise WrongValue("country", unknown=", ".join(strange))
    return tuple(filter(None, codes))


@cache
def _is_territory(code: str) -> bool:
    if "-" in code:
        found = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
        return found is not None
    return pycountry.countries.get(alpha_2=code) is not None


def languages(cell: Cell) -> tuple[Language, ...]:
    """``en, fr-CA:subdub``; ``*`` and ``any`` are all."""
    return tuple(_language(one) for one in re.split(r"[\s;,]+", text(cell).strip(" ;,")) if one)


def _language(said: str) -> Language:
    tag, _colon, tracks = said.partition(":")
    if tag.casefold() in (EVERY, "any"):
        tag = EVERY
    elif (known := language_tag(tag)) is not None:
        tag = known
    else:
        raise WrongValue("language", unknown=said)
    if tracks and tracks.casefold() not in specification.words("Tracks"):
        raise WrongValue("language", unknown=said)
    return Language(tag, tracks.casefold())


@cache
def language_tag(said: str) -> str | None:
    """The tag in its usual spelling; None where RFC 5646 knows no such tag.

    A language with a code of two letters has only this: ``eng`` is none.
    """
    parts = TAG.fullmatch(said)
    if parts is None:
        return None
    language, extended, script = (parts[name] or "" for name in ("language", "extended", "script"))
    region = (parts["region"] or "").upper()
    known = (
        _is_language(language.lower())
        and (not extended or _is_language(extended.lower()))
        and (not script or pycountry.scripts.get(alpha_4=script.title()) is not None)
        and (not region or region.isdigit() or _is_territory(region))
    )
    tag = [language.lower(), extended.lower(), script.title(), region, parts["rest"][1:].lower()]
    return "-".join(filter(None, tag)) if known else None


def _is_language(code: str) -> bool:
    if len(code) == 2:
        return pycountry.languages.get(alpha_2=code) is not None
    found = pycountry.languages.get(alpha_3=code)
    return found is not None and not hasattr(found, "alpha_2")


def identifier(cell: Cell) -> str:
    """A text; where it says that it is EIDR's, it must be."""
    said = text(cell)
    wrapped = re.fullmatch(r"md:\w+:eidr-([sx]):(.*)", said, re.IGNORECASE)
    if wrapped:
        # eidr-x has the publisher's own part behind the number.
        bare = wrapped[2] if wrapped[1] in "sS" else "-".join(wrapped[2].split("-")[:6])
        _eidr(bare)
    elif re.match(r"(?:urn:eidr:)?10\.52", said, re.IGNORECASE):
        _eidr(said)
    return said


def _eidr(said: str) -> str:
    try:
        return normalise("eidr", said)
    except IdentifierError as wrong:
        raise WrongValue("eidr", reason=wrong.code, expected=wrong.expected) from wrong
