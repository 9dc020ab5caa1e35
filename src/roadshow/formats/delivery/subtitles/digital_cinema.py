"""Subtitles of DCPs: Interop and SMPTE."""

import re
from collections.abc import Callable
from fractions import Fraction

from lxml import etree

from roadshow.formats.delivery.safe_xml import name
from roadshow.formats.delivery.subtitles.cue import Cue, SubtitleError, Subtitles

Refused = Callable[[str, str, "etree._Element"], SubtitleError]


def interop(root: "etree._Element", refused: Refused) -> Subtitles:
    """``DCSubtitle``: ``00:00:05:125`` in ticks of 4 ms, or ``00:00:05.5``; no frame rate."""
    cues = _cues(root, 250, refused)
    return Subtitles("interop", _text(root, "Language"), None, cues)


def smpte(root: "etree._Element", refused: Refused) -> Subtitles:
    """``SubtitleReel``: ``00:00:05:12`` with as many units a second as ``TimeCodeRate`` says.

    ``StartTime`` is no offset of these; RDD 52 has it zero anyway.
    """
    rate = _text(root, "TimeCodeRate") or ""
    if not re.fullmatch("[1-9][0-9]{0,2}", rate):
        raise refused("time", f"TimeCodeRate {rate}".strip(), root)
    edit_rate = re.fullmatch(r"([1-9]\d{0,5})\s+([1-9]\d{0,5})", _text(root, "EditRate") or "")
    frames = Fraction(int(edit_rate[1]), int(edit_rate[2])) if edit_rate else Fraction(int(rate))
    return Subtitles("smpte", _text(root, "Language"), frames, _cues(root, int(rate), refused))


def _cues(root: "etree._Element", rate: int, refused: Refused) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            _time(element, "TimeIn", rate, refused),
            _time(element, "TimeOut", rate, refused),
            "\n".join(_words(line) for line in element.iter("{*}Text")).strip(),
            next(element.iter("{*}Image"), None) is not None,
        )
        for element in root.iter("{*}Subtitle")
    )


def _time(element: "etree._Element", attribute: str, rate: int, refused: Refused) -> int:
    """Milliseconds, rounded."""
    text = element.get(attribute, "")
    match = re.fullmatch(r"(\d{1,3}):([0-5]\d):([0-5]\d)(?::(\d{1,3})|\.(\d{1,9}))?", text)
    units = int(match[4] or 0) if match else rate
    if match is None or units >= rate:
        raise refused("time", f"{attribute} {text}".strip(), element)
    hours, minutes, seconds = (int(match[place]) for place in (1, 2, 3))
    part = Fraction(units, rate) + Fraction(f"0.{match[5] or 0}")
    return round((hours * 3600 + minutes * 60 + seconds + part) * 1000)


def _words(line: "etree._Element") -> str:
    """A line's text; of ruby only the base, not the reading above it."""
    words = line.text or ""
    for child in line:
        if isinstance(child.tag, str) and name(child) == "Space":
            words += " "
        elif isinstance(child.tag, str) and name(child) != "Rt":
            words += _words(child)
        words += child.tail or ""
    return re.sub(r"\s+", " ", words)


def _text(root: "etree._Element", tag: str) -> str | None:
    text = root.findtext(f"{{*}}{tag}")
    return text.strip() or None if text else None
