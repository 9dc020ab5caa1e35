"""Timed Text Markup Language, of which IMSC and EBU-TT-D are profiles."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from roadshow.formats.delivery.safe_xml import name
from roadshow.formats.delivery.subtitles.cue import Cue, SubtitleError, Subtitles

Refused = Callable[[str, str, "etree._Element"], SubtitleError]

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

CLOCK = re.compile(r"(\d{2,3}):([0-5]\d):([0-5]\d)(?:\.(\d{1,9})|:(\d{2,3}))?")
OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)")
SECONDS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}


@dataclass(frozen=True, slots=True)
class _Clock:
    """What a document counts in, a second."""

    frames: Fraction
    ticks: Fraction
    refused: Refused

    def seconds(self, element: "etree._Element", attribute: str) -> Fraction | None:
        text = element.get(attribute)
        if text is None:
            return None
        if match := CLOCK.fullmatch(text.strip()):
            hours, minutes, seconds = (int(match[place]) for place in (1, 2, 3))
            part = Fraction(f"0.{match[4] or 0}") + int(match[5] or 0) / self.frames
            return hours * 3600 + minutes * 60 + seconds + part
        if match := OFFSET.fullmatch(text.strip()):
            units = {"f": 1 / self.frames, "t": 1 / self.ticks, **SECONDS}
            return Fraction(match[1]) * units[match[2]]
        raise self.refused("time", f"{attribute} {text}", element)


@dataclass(frozen=True, slots=True)
class _Span:
    start: Fraction
    end: Fraction | None


def read(root: "etree._Element", refused: Refused) -> Subtitles:
    """``tt``: times count from the beginning of what is around (TTML 2, 12.3.1)."""
    rate = _parameter(root, "frameRate")
    clock = _clock(root, rate, refused)
    cues = tuple(
        cue
        for body in root.iterchildren("{*}body")
        for cue in _cues(body, _Span(Fraction(0), None), clock)
    )
    language = root.get(LANGUAGE)
    return Subtitles("ttml", language or None, clock.frames if rate else None, cues)


def _clock(root: "etree._Element", rate: str | None, refused: Refused) -> _Clock:
    """Without a rate there are 30 frames and one tick; with one, as many ticks as frames."""
    factor = re.fullmatch(
        r"([1-9]\d{0,5})[\s:]([1-9]\d{0,5})", _parameter(root, "frameRateMultiplier") or "1 1"
    )
    ticks = _parameter(root, "tickRate") or rate or "1"
    numbers = re.fullmatch(r"[1-9]\d{0,11} [1-9]\d{0,11}", f"{rate or 30} {ticks}")
    if factor is None or numbers is None:
        raise refused("time", f"frameRate {rate}, tickRate {ticks}", root)
    frames = Fraction(rate or 30) * int(factor[1]) / int(factor[2])
    return _Clock(frames, Fraction(ticks), refused)


def _cues(element: "etree._Element", around: _Span, clock: _Clock) -> Iterator[Cue]:
    if element.get("timeContainer") == "seq":
        raise clock.refused("unsupported", "timeContainer=seq", element)
    span = _span(element, around, clock)
    kind = name(element)
    timed = any(element.get(attribute) for attribute in ("begin", "end", "dur"))
    spans = [child for child in element.iter("{*}span") if child.get("begin")]
    if kind == "span" or (kind == "p" and (timed or not spans)):
        yield _cue(span, _words(element), image=False)
    elif kind == "p":
        for child in spans:
            yield from _cues(child, span, clock)
    else:
        if kind == "div" and timed and _shows_image(element):
            yield _cue(span, "", image=True)
        for child in element.iterchildren("{*}div", "{*}p"):
            yield from _cues(child, span, clock)


def _cue(span: _Span, text: str, *, image: bool) -> Cue:
    end = span.start if span.end is None else span.end
    return Cue(round(span.start * 1000), round(end * 1000), text, image)


def _span(element: "etree._Element", around: _Span, clock: _Clock) -> _Span:
    start = around.start + (clock.seconds(element, "begin") or 0)
    end, duration = clock.seconds(element, "end"), clock.seconds(element, "dur")
    ends = [around.end] if around.end is not None else []
    ends += [around.start + end] if end is not None else []
    ends += [start + duration] if duration is not None else []
    return _Span(start, min(ends, default=None))


def _shows_image(element: "etree._Element") -> bool:
    """IMSC's image profile: a picture as the background of a division, or in it."""
    return _parameter(element, "backgroundImage") is not None or any(
        name(child) == "image" for child in element.iterchildren("*")
    )


def _words(element: "etree._Element") -> str:
    """Its text with lines as ``br`` has them; without titles and descriptions (``metadata``)."""
    return "\n".join(line.strip() for line in _pieces(element).split("\n")).strip()


def _pieces(element: "etree._Element") -> str:
    words = re.sub(r"\s+", " ", element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            words += {"br": "\n"}.get(name(child), _pieces(child) if name(child) == "span" else "")
        words += re.sub(r"\s+", " ", child.tail or "")
    return words


def _parameter(element: "etree._Element", wanted: str) -> str | None:
    """An attribute whatever its namespace: drafts of the standard had others."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == wanted:
            return str(value)
    return None
