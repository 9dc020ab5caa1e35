"""A DCP's name, taken apart."""

from dataclasses import dataclass, field
from datetime import date

FIELDS = (
    "title",
    "content",
    "aspect",
    "language",
    "territory",
    "audio",
    "resolution",
    "studio",
    "date",
    "facility",
    "standard",
    "package",
)
"""The fields in their order. :class:`Problem` names them, too."""

KINDS = (
    *("FTR", "TLR", "TSR", "TST", "RTG", "ADV", "SHR", "XSN"),
    *("PSA", "POL", "CLP", "PRO", "STR", "EPS", "HLT", "EVT"),
)
"""Content types: feature, trailer, teaser, test, rating card, advertisement, short, transitional,
public service announcement, policy, clip, promotion, 3D glasses card, episode, highlights, event.
"""

CONTAINERS = {"F": 185, "S": 239, "C": 190}
"""Flat, scope and full container, with their ratio in hundredths."""

CHANNELS = ("51", "71", "10", "20", "21", "MOS")
"""5.1, 7.1, mono, stereo, stereo with sub, and no sound at all."""

IMMERSIVE = ("IAB", "ATMOS", "AURO", "DTSX")

GRADES = ("DVis", "HDR1", "EC")
"""Dolby Vision, DCI HDR, EclairColor."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is odd about a name.

    ``field`` is one of ``FIELDS`` or ``name``. ``code``: ``missing``, ``extra`` (fields or parts
    too many), ``form``, ``unknown`` (a part that the field does not have), ``date``, ``forbidden``
    (not in this combination); from :func:`check` the codes described there. ``value`` is the part
    as written, ``expected`` what the record says, both maybe empty.
    """

    field: str
    value: str
    code: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """Subtitles by their DCNC code, upper case. ``burnt_in``: part of the picture."""

    language: str
    burnt_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DcpName:
    """The parts of a name; empty, ``None`` or false where it has none.

    Codes are in the convention's spelling whatever their case was in the name. ``problems`` do not
    count when names are compared.
    """

    title: str = ""

    kind: str = ""
    """One of ``KINDS``."""
    rated: str = ""
    """Of a rating card: ``F`` for features, ``T`` for trailers."""
    version: str = ""
    """Digits or one letter."""
    temporary: bool = False
    pre_release: bool = False
    red_band: bool = False
    chain: str = ""
    """A chain of theatres or an event for which this was made; ``ALT``."""
    dimension: str = ""
    """``2D`` or ``3D``, said only where a film exists in both."""
    luminance: str = ""
    """In foot-lamberts without the point: ``6``, ``45`` for 4.5."""
    frame_rate: int | None = None
    """Frames a second, where it is not 24."""
    grade: str = ""
    """One of ``GRADES``."""

    container: str = ""
    """One of ``CONTAINERS``: what the projector is set to."""
    image: int | None = None
    """The ratio of the picture inside, in hundredths, where it differs: 178."""

    spoken: str = ""
    """DCNC code; ``XX`` where nobody speaks."""
    subtitles: tuple[Subtitle, ...] = ()
    """None where the name says ``XX``."""
    captions: tuple[str, ...] = ()
    """``CCAP`` closed, ``OCAP`` open."""

    territory: str = ""
    """ISO 3166-1 mostly; ``INT``, ``OV``."""
    ratings: tuple[str, ...] = ()
    """What follows it: a rating, ``TD`` texted, ``TL`` textless, further territories."""

    channels: str = ""
    """One of ``CHANNELS``."""
    described: str = ""
    """DCNC code of the language of the sound or of its description: ``51-EN``."""
    hearing: bool = False
    sight: bool = False
    sign: bool = False
    immersive: str = ""
    """One of ``IMMERSIVE``."""
    motion: bool = False

    resolution: str = ""
    """``2K`` or ``4K``."""
    studio: str = ""
    made: date | None = None
    facility: str = ""

    standard: str = ""
    """``SMPTE`` or ``IOP`` (Interop)."""
    stereoscopic: bool = False

    package: str = ""
    """``OV``, ``VF`` (plays only with the OV), or empty, which means OV."""
    supplement: str = ""
    """The number after ``VF``."""

    problems: tuple[Problem, ...] = field(default=(), compare=False)
