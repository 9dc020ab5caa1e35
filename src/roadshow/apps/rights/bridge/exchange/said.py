"""One row as what a grant says: in which medium, where, when, in which languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from roadshow.apps.rights.bridge.exchange.languages import Tongues, tongues
from roadshow.apps.rights.bridge.exchange.unclear import Unclear, UnclearError
from roadshow.formats.avails import AvailRow
from roadshow.formats.avails.values import WrongValue, limit, territories, text, word, yes

MEDIA: Mapping[str, str] = {
    "EST": "est",
    "VOD": "tvod",
    "SVOD": "svod",
    "AVOD": "avod",
    "POEST": "est",  # a pre-order of the same sale
}
"""Licence types and the leaves of our media; the rest of either has no word in the other."""
LICENCES: Mapping[str, str] = {"est": "EST", "tvod": "VOD", "svod": "SVOD", "avod": "AVOD"}
FILMS = ("Movie", "Short", "Non-episodic Show", "Other", "")
"""Work types that a film may be. The catalogue has no series, and a collection is no film."""
WITHDRAWALS = ("Full Delete", "Delete")
SHIFTS = ("StartLag", "EndLag", "WindowDuration", "FixedEndDate")
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class Said:
    """``ends`` is the last day; a missing day is open."""

    medium: str
    codes: frozenset[str]
    starts: date | None
    ends: date | None
    exclusive: bool
    tongues: Tongues


def read(row: AvailRow) -> tuple[Said | None, tuple[Unclear, ...]]:
    """What a row says; None where a part of it cannot become a part of a grant."""
    found: dict[str, Any] = {}
    unclear = list(_refused(row))
    for name, (column, reader) in READERS.items():
        try:
            found[name] = reader(row)
        except UnclearError as wrong:
            unclear.append(wrong.unclear)
        except WrongValue as wrong:
            unclear.append(Unclear(column, wrong.code, wrong.params))
    return (None if unclear else Said(**found)), tuple(unclear)


def _refused(row: AvailRow) -> list[Unclear]:
    """Rows that are no grants, and windows that other columns move."""
    found = [Unclear(column, "shifts") for column in SHIFTS if text(row.get(column))]
    entry, work = _word(row, "EntryType"), _word(row, "WorkType")
    if entry in WITHDRAWALS:
        found.append(Unclear("EntryType", "withdrawal"))
    if not entry and text(row.get("EntryType")):
        found.append(Unclear("EntryType", "entry_type"))
    if work not in FILMS:
        found.append(Unclear("WorkType", "no_film"))
    if not text(row.get("ALID")):
        found.append(Unclear("ALID", "required"))
    return found


def _word(row: AvailRow, column: str) -> str:
    """The specification's word; “” for none."""
    try:
        return word(column, "")(row.get(column))
    except WrongValue:
        return ""


def _medium(row: AvailRow) -> str:
    licence = word("LicenseType", "license_type")(row.get("LicenseType"))
    if licence not in MEDIA:
        raise UnclearError("LicenseType", "no_medium", media=", ".join(MEDIA))
    return MEDIA[licence]


def _codes(row: AvailRow) -> frozenset[str]:
    """Whole countries. What is left out of a country it was not in changes nothing."""
    named: dict[str, frozenset[str]] = {}
    for column in ("Territory", "TerritoryExclusion"):
        try:
            named[column] = frozenset(territories(row.get(column)))
        except WrongValue as wrong:
            raise UnclearError(column, wrong.code, **wrong.params) from wrong
        if parts := sorted(code for code in named[column] if "-" in code):
            raise UnclearError(column, "part_of_country", part=", ".join(parts))
    if not named["Territory"]:
        raise UnclearError("Territory", "required")
    if not (left := named["Territory"] - named["TerritoryExclusion"]):
        raise UnclearError("TerritoryExclusion", "nothing_left")
    return left


def _starts(row: AvailRow) -> date | None:
    found = limit(row.get("Start"))
    if isinstance(found, str):
        if found != "Immediate":
            raise UnclearError("Start", "condition", condition=found)
        return None
    if not isinstance(found, datetime):
        return found
    if found.time() != time():
        raise UnclearError("Start", "moment")
    return found.date()


def _ends(row: AvailRow) -> date | None:
    """A day counts to its end; a moment must be a day's last or first minute."""
    found = limit(row.get("End"))
    if isinstance(found, str):
        if found != "Open":
            raise UnclearError("End", "condition", condition=found)
        return None
    if not isinstance(found, datetime):
        return found
    if found.time() == time() and found.date() > date.min:
        return found.date() - timedelta(days=1)
    if found.time() < LAST_MINUTE:
        raise UnclearError("End", "moment")
    return found.date()


def _exclusive(row: AvailRow) -> bool:
    cell = row.get("Exclusive")
    return bool(text(cell)) and yes(cell)


READERS: Mapping[str, tuple[str, Callable[[AvailRow], object]]] = {
    "medium": ("LicenseType", _medium),
    "codes": ("Territory", _codes),
    "starts": ("Start", _starts),
    "ends": ("End", _ends),
    "exclusive": ("Exclusive", _exclusive),
    "tongues": ("AllowedLanguages", tongues),
}
"""By the field of ``Said``: the column to name where the cell is no such thing, and its reader."""
