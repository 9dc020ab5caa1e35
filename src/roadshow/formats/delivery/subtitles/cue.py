"""What a subtitle file holds."""

from dataclasses import dataclass
from fractions import Fraction


class SubtitleError(ValueError):
    """A file that cannot be read.

    ``code``: ``empty``, ``large``, ``encoding`` (none of those that we know, for certain),
    ``format`` (no subtitles that we know), ``mxf`` (a DCP's track file), ``xml`` and ``dtd`` (see
    :class:`XmlError`), ``time`` (``value`` is none), ``unsupported`` (``value`` is a feature).
    ``where`` is the file's name, with the line where that is known: ``a.xml:12``.
    """

    def __init__(self, code: str, value: str, where: str) -> None:
        self.code = code
        self.value = value
        self.where = where
        super().__init__(code, value, where)

    def __str__(self) -> str:
        return f"{self.where} cannot be read as subtitles: {self.code} {self.value}".rstrip() + "."


@dataclass(frozen=True, slots=True)
class Cue:
    """Shown from ``start`` until ``end``, milliseconds from the file's beginning.

    ``text`` is plain, with a line break between its lines; ``image`` says that a picture is shown.
    """

    start: int
    end: int
    text: str
    image: bool = False


@dataclass(frozen=True, slots=True)
class Subtitles:
    """Cues in the file's order. ``format``: ``srt``, ``webvtt``, ``ttml``, ``interop``, ``smpte``.

    ``language`` as the file says: BCP 47 but for Interop, which has names ("English") as well.
    ``frame_rate`` in frames a second, where the file counts in frames.
    """

    format: str
    language: str | None
    frame_rate: Fraction | None
    cues: tuple[Cue, ...]
