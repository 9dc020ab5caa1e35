"""A name taken apart, whatever is wrong with it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from roadshow.formats.delivery.isdcf.name import (
    CHANNELS,
    CONTAINERS,
    FIELDS,
    GRADES,
    IMMERSIVE,
    KINDS,
    DcpName,
    Problem,
)
from roadshow.formats.delivery.isdcf.name import Subtitle as Sub

Found = tuple[dict[str, Any], list[Problem]]
"""Attributes of :class:`DcpName` with what could not be placed."""

Pairs = tuple[tuple[str | None, str | None], ...]
"""A field with its part; ``None`` where one is missing or one too many."""

MOST = 40
"""Fields that we look at: three times as many as a name has."""

NOTHING = "NULL"
"""Stands in a field that does not apply, so that programs can count underscores."""


def parse(name: str) -> DcpName:
    """The name's parts. Never fails: what has no place is among the ``problems``."""
    parts = name.strip().split("_")
    values: dict[str, Any] = {}
    problems = [Problem("name", part, "extra") for part in parts[MOST:]]
    for field, part in _align(parts[:MOST]):
        if field is None:
            problems.append(Problem("name", part or "", "extra"))
        elif part is None:
            # "OV, or it may be left blank".
            problems += [] if field == "package" else [Problem(field, "", "missing")]
        else:
            found, odd = _read(field, part)
            values |= found
            problems += odd
    problems += _forbidden(values)
    return DcpName(**values, problems=tuple(problems))


def _forbidden(values: dict[str, Any]) -> list[Problem]:
    trailer = values.get("kind") in ("TLR", "TSR")
    problems = []
    if values.get("red_band") and not trailer:
        problems.append(Problem("content", "RedBand", "forbidden"))
    if values.get("image") and trailer:
        # Theatres shall not move their masks for one trailer.
        problems.append(Problem("aspect", str(values["image"]), "forbidden"))
    if values.get("supplement") and values.get("package") == "OV":
        problems.append(Problem("package", values["supplement"], "forbidden"))
    return problems


def _align(parts: Sequence[str]) -> Pairs:
    """Which part is which field, with the fewest that are missing, too many or malformed.

    The cheapest way through the grid of parts and fields (Needleman and Wunsch); a malformed part
    in its place is cheaper than one too many and one missing.
    """

    @cache
    def best(at: int, to: int) -> tuple[int, Pairs]:
        part = parts[at] if at < len(parts) else None
        field = FIELDS[to] if to < len(FIELDS) else None
        ways: list[tuple[bool, Pairs, tuple[int, Pairs]]] = []
        if part is not None and field is not None:
            ways.append((bool(_read(field, part)[1]), ((field, part),), best(at + 1, to + 1)))
        if field is not None:
            ways.append((True, ((field, None),), best(at, to + 1)))
        if part is not None:
            ways.append((True, ((None, part),), best(at + 1, to)))
        costs = [(cost + rest, pair + pairs) for cost, pair, (rest, pairs) in ways]
        return min(costs, key=itemgetter(0), default=(0, ()))

    return best(0, 0)[1]


def _read(field: str, part: str) -> Found:
    if part == NOTHING and field != "title":
        return {}, []
    if not part:
        return {}, [Problem(field, "", "missing")]
    return READERS[field](part)


def _title(part: str) -> Found:
    """A title that is too long or not Latin is still the title."""
    if not re.fullmatch("[A-Za-z0-9-]+", part):
        return {"title": part}, [Problem("title", part, "form")]
    return {"title": part}, [Problem("title", part, "long")] if len(part) > 14 else []


def _content(part: str) -> Found:
    kind, *rest = part.split("-")
    values: dict[str, Any] = {}
    problems = []
    if kind.upper() in KINDS:
        values["kind"] = kind.upper()
    else:
        problems.append(Problem("content", kind, "unknown"))
    if kind.upper() == "RTG" and rest and rest[0].upper() in ("F", "T"):
        values["rated"] = rest.pop(0).upper()
    if rest and re.fullmatch("[0-9]{1,3}|[A-Za-z]", rest[0]):
        values["version"] = rest.pop(0).upper()
    for modifier in rest:
        key, value = _modifier(modifier)
        if key is None or key in values:
            problems.append(Problem("content", modifier, "unknown"))
        else:
            values[key] = value
    return values, problems


def _modifier(text: str) -> tuple[str | None, Any]:
    """The convention gives an order, its own examples keep to none: so by form alone."""
    lower = text.lower()
    flags = {"temp": "temporary", "pre": "pre_release", "redband": "red_band"}
    if lower in flags:
        return flags[lower], True
    if lower in ("2d", "3d"):
        return "dimension", text.upper()
    if luminance := re.fullmatch("([0-9]{1,3})fl", lower):
        return "luminance", luminance[1]
    if re.fullmatch("[0-9]{2,3}", text) and 12 <= int(text) <= 120:
        return "frame_rate", int(text)
    if grade := {g.lower(): g for g in GRADES}.get(lower):
        return "grade", grade
    return ("chain" if re.fullmatch("[A-Za-z0-9]+", text) else None), text


def _aspect(part: str) -> Found:
    match = re.fullmatch(f"([{''.join(CONTAINERS)}])(?:-([1-4][0-9]{{2}}))?", part.upper())
    if match is None:
        return {}, [Problem("aspect", part, "form")]
    container, image = match.groups()
    return {"container": container, "image": int(image) if image else None}, []


def _language(part: str) -> Found:
    spoken, *rest = part.split("-")
    captions = tuple(c.upper() for c in rest if c.upper() in ("CCAP", "OCAP"))
    codes = [c for c in rest if c.upper() not in ("CCAP", "OCAP")]
    problems = [
        Problem("language", c, "form")
        for c in (spoken, *codes)
        if not re.fullmatch("[A-Z]{2,4}|[a-z]{2,4}", c)
    ]
    if not codes:
        problems.append(Problem("language", "", "missing"))
    if problems:
        return {}, problems
    subtitles = tuple(Sub(c.upper(), c.islower()) for c in codes if c.upper() != "XX")
    return {"spoken": spoken.upper(), "subtitles": subtitles, "captions": captions}, []


def _territory(part: str) -> Found:
    territory, *ratings = part.upper().split("-")
    if not re.fullmatch("[A-Z]{2,3}", territory):
        return {}, [Problem("territory", territory, "form")]
    odd = [rating for rating in ratings if not re.fullmatch("[A-Z0-9+]{1,5}", rating)]
    kept = tuple(rating for rating in ratings if rating not in odd)
    return {"territory": territory, "ratings": kept}, [
        Problem("territory", rating, "form") for rating in odd
    ]


def _audio(part: str) -> Found:
    """In any order: ``51-HI-VI-IAB`` and ``IAB-HI-VI-51`` are both in use.

    ``HI``, ``VI`` and ``SL`` are never Hindi, Vietnamese and Slovenian here.
    """
    values: dict[str, Any] = {}
    problems = []
    flags = {"HI": "hearing", "VI": "sight", "SL": "sign", "DBOX": "motion"}
    for piece in part.upper().replace("DTS-X", "DTSX").split("-"):
        value: Any = piece
        if piece in flags:
            key, value = flags[piece], True
        elif piece in CHANNELS:
            key = "channels"
        elif piece in IMMERSIVE:
            key = "immersive"
        else:
            key = "described" if re.fullmatch("[A-Z]{2,3}", piece) else ""
        if not key or key in values:
            problems.append(Problem("audio", piece, "unknown"))
        else:
            values[key] = value
    if not values.keys() & {"channels", "immersive"}:
        problems.append(Problem("audio", "", "missing"))
    return values, problems


def _date(part: str) -> Found:
    if not re.fullmatch("[0-9]{8}", part):
        return {}, [Problem("date", part, "form")]
    try:
        return {"made": date(int(part[:4]), int(part[4:6]), int(part[6:]))}, []
    except ValueError:
        return {}, [Problem("date", part, "date")]


def _standard(part: str) -> Found:
    match = re.fullmatch("(SMPTE|IOP)(-3D)?", part.upper())
    if match is None:
        return {}, [Problem("standard", part, "form")]
    return {"standard": match[1], "stereoscopic": bool(match[2])}, []


def _package(part: str) -> Found:
    match = re.fullmatch("(OV|VF)(?:-([0-9]{1,3}))?", part.upper())
    if match is None:
        return {}, [Problem("package", part, "form")]
    return {"package": match[1], "supplement": match[2] or ""}, []


def _one(field: str, key: str, form: str) -> Callable[[str], Found]:
    def read(part: str) -> Found:
        if re.fullmatch(form, part.upper()):
            return {key: part.upper()}, []
        return {}, [Problem(field, part, "form")]

    return read


READERS: dict[str, Callable[[str], Found]] = {
    "title": _title,
    "content": _content,
    "aspect": _aspect,
    "language": _language,
    "territory": _territory,
    "audio": _audio,
    "resolution": _one("resolution", "resolution", "[24]K"),
    "studio": _one("studio", "studio", "[A-Z0-9]{2,4}"),
    "date": _date,
    "facility": _one("facility", "facility", "[A-Z0-9]{2,4}"),
    "standard": _standard,
    "package": _package,
}
