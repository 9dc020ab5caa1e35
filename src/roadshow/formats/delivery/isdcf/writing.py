"""A name put together."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields

from roadshow.formats.delivery.isdcf.name import DcpName
from roadshow.formats.delivery.isdcf.reading import NOTHING, parse


class DcpNameError(ValueError):
    """Parts that no name can say.

    ``code`` as of :class:`Problem`, or ``ambiguous``: it would be read back as something else (a
    frame rate without a version, Hindi as a language of the sound). ``where`` is the field then
    of :class:`DcpName`, otherwise of ``FIELDS``.
    """

    def __init__(self, code: str, value: str, where: str) -> None:
        self.code = code
        self.value = value
        self.where = where
        super().__init__(code, value, where)

    def __str__(self) -> str:
        return f"A DCP's name cannot say “{self.value}” in {self.where} ({self.code})."


def generate(name: DcpName) -> str:
    """The name as the convention writes it. ``problems`` are of no account.

    ``parse`` gives the same parts back; a field without a part is ``NULL``.

    Raises:
        DcpNameError: where it would not.
    """
    text = "_".join(
        (
            name.title,
            _join(_content(name)),
            _join((name.container, str(name.image or ""))),
            _join(_language(name)),
            _join((name.territory, *name.ratings)),
            _join(_audio(name)),
            name.resolution or NOTHING,
            name.studio or NOTHING,
            name.made.isoformat().replace("-", "") if name.made else NOTHING,
            name.facility or NOTHING,
            _join((name.standard, "3D" if name.stereoscopic else "")),
        )
    )
    if name.package or name.supplement:
        text += "_" + _join((name.package, name.supplement))
    again = parse(text)
    for problem in again.problems:
        raise DcpNameError(problem.code, problem.value, problem.field)
    for part in fields(DcpName):
        value = getattr(name, part.name)
        # Where one part turns into another, it is the lost one that cannot be said.
        if part.compare and value and value != getattr(again, part.name):
            raise DcpNameError("ambiguous", str(value), part.name)
    return text


def short_title(words: str) -> str:
    """At most 14 letters and digits of a title in Latin script: ``Amelie`` for "Amélie".

    Other scripts have to be transliterated before; what is not Latin is left out, maybe all.
    """
    bare = unicodedata.normalize("NFKD", words.replace("'", "").replace("’", ""))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    found = re.findall("[A-Za-z0-9]+", bare)
    return "".join(word[0].upper() + word[1:] for word in found)[:14]


def _join(parts: Iterable[str]) -> str:
    return "-".join(part for part in parts if part) or NOTHING


def _content(name: DcpName) -> tuple[str, ...]:
    return (
        name.kind,
        name.rated,
        name.version,
        "Temp" if name.temporary else "",
        "Pre" if name.pre_release else "",
        "RedBand" if name.red_band else "",
        name.chain,
        name.dimension,
        f"{name.luminance}fl" if name.luminance else "",
        str(name.frame_rate or ""),
        name.grade,
    )


def _language(name: DcpName) -> tuple[str, ...]:
    codes = tuple(s.language.lower() if s.burnt_in else s.language for s in name.subtitles)
    if not (name.spoken or codes or name.captions):
        return ()
    return (name.spoken, *(codes or ("XX",)), *name.captions)


def _audio(name: DcpName) -> tuple[str, ...]:
    """As chart 9.6 has it: the sound, who else is served, then what goes beyond sound."""
    return (
        name.channels,
        name.described,
        "HI" if name.hearing else "",
        "VI" if name.sight else "",
        "SL" if name.sign else "",
        name.immersive,
        "DBOX" if name.motion else "",
    )
