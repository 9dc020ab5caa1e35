"""A subtitle file of any kind."""

import html
import re
from functools import partial

from lxml import etree
from pysubs2 import SSAFile

from roadshow.formats.delivery import safe_xml
from roadshow.formats.delivery.subtitles import digital_cinema, ttml
from roadshow.formats.delivery.subtitles.cue import Cue, SubtitleError, Subtitles
from roadshow.formats.delivery.subtitles.encoding import decode

LARGEST = 5_000_000
"""Bytes. A long film's subtitles have some 200,000."""

READERS = {
    "tt": ttml.read,
    "DCSubtitle": digital_cinema.interop,
    "SubtitleReel": digital_cinema.smpte,
}

TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<\d[\d:.]*>|\{\\[^{}\n]*\}")
"""HTML, a moment within a WebVTT cue, and what SubRip has from SubStation. Linear on any text."""


def read(data: bytes, name: str, *, largest: int = LARGEST) -> Subtitles:
    """The subtitles of a file. What it is, is seen from its content; ``name`` is for messages.

    Raises:
        SubtitleError: as described there.
    """
    if len(data) > largest:
        raise SubtitleError("large", str(len(data)), name)
    if not data.strip():
        raise SubtitleError("empty", "", name)
    if data.startswith(b"\x06\x0e\x2b\x34"):
        raise SubtitleError("mxf", "", name)
    # A document says its encoding itself: lxml reads it from the bytes.
    if re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<\0?[?!A-Za-z]", data):
        return _document(data, name)
    text = decode(data)
    if text is None:
        raise SubtitleError("encoding", "", name)
    # Three newlines and more are one pause, and cost pysubs2 the square of their number.
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"\r\n?", "\n", text).replace("\0", ""))
    if text.lstrip().startswith("WEBVTT"):
        return Subtitles("webvtt", None, None, _webvtt(text))
    if "-->" not in text:
        raise SubtitleError("format", "", name)
    return Subtitles("srt", None, None, _plain(text, "srt"))


def _document(data: bytes, name: str) -> Subtitles:
    try:
        root = safe_xml.root(data)
    except safe_xml.XmlError as wrong:
        raise SubtitleError(wrong.code, "", f"{name}:{wrong.line}") from wrong
    kind = safe_xml.name(root)
    if kind not in READERS:
        raise SubtitleError("format", kind, name)
    return READERS[kind](root, partial(_refused, name))


def _refused(name: str, code: str, value: str, element: "etree._Element") -> SubtitleError:
    return SubtitleError(code, value, f"{name}:{element.sourceline}")


def _plain(text: str, kind: str) -> tuple[Cue, ...]:
    # Tags are ours to drop: pysubs2's patterns for them take the square of a long cue's length.
    file = SSAFile.from_string(text, format_=kind, keep_html_tags=True)
    return tuple(
        Cue(event.start, event.end, TAG.sub("", event.text.replace(r"\N", "\n")).strip())
        for event in file
    )


def _webvtt(text: str) -> tuple[Cue, ...]:
    """A cue ends at an empty line: what follows is the next one's name or a note."""
    cues = _plain(text, "vtt")
    return tuple(
        Cue(cue.start, cue.end, html.unescape(cue.text.partition("\n\n")[0])) for cue in cues
    )
