"""A DCP's name beside the version that it carries."""

import unicodedata
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

from roadshow.apps.films.models import Film, Material, Version
from roadshow.apps.films.phrases import Format
from roadshow.apps.films.queries import title_text
from roadshow.engines.names import han
from roadshow.formats.delivery import isdcf

RESOLUTIONS = {Format.DCP_2K: "2K", Format.DCP_4K: "4K"}
FEATURE = 40
"""Minutes; what is not longer is a short."""
SCOPE = Decimal("2.3")
"""Films from here on fill the wide container; 2.00 stands letter-boxed in the flat one."""


def name_findings(material: Material) -> list[dict[str, Any]]:
    """What the naming convention, and the version's record, have against a DCP's name."""
    name = isdcf.parse(material.name)
    problems = name.problems + _against(material.version, name)
    return [
        {
            "severity": "warning",
            "code": f"name_{problem.code}",
            "params": {
                "field": problem.field, "value": problem.value, "expected": problem.expected
            },
        }
        for problem in problems
    ]  # fmt: skip


def suggested_name(material: Material) -> str:
    """A DCP's name by the convention; “” where it cannot be said.

    What the present name says well, it keeps: only the lab knows the sound, the date or the reel
    of a supplement. What it lacks, or says otherwise than the version, comes from the catalogue;
    what nobody knows is ``NULL``, as the convention has it, and not made up.
    """
    # Of a name in great disorder the parts may not go together: then the catalogue speaks alone.
    for said in (isdcf.parse(material.name), isdcf.DcpName()):
        with suppress(isdcf.DcpNameError):
            return isdcf.generate(_allowed(_completed(said, material.version)))
    return ""


def _completed(name: isdcf.DcpName, version: Version) -> isdcf.DcpName:
    against = {problem.code for problem in _against(version, name)}
    if not name.kind or any(problem.field == "title" for problem in name.problems):
        name = replace(name, title=_title(version.film))
    if not name.kind or "kind" in against:
        kind = "FTR" if version.minutes > FEATURE else "SHR"
        name = replace(name, kind=kind, version=name.version or "1")
    if not name.container or "aspect" in against:
        name = _framed(name, version.aspect)
    if not name.spoken or against & {"subtitle", "burnt_in", "not_burnt_in"}:
        name = replace(name, subtitles=_subtitles(version))
    if version.spoken and (not name.spoken or "spoken" in against):
        name = replace(name, spoken=isdcf.code(version.spoken[0]))
    return replace(name, resolution=_resolution(version) or name.resolution)


def _allowed(name: isdcf.DcpName) -> isdcf.DcpName:
    """Without the parts that the convention keeps for other kinds of content."""
    trailer = name.kind in ("TLR", "TSR")
    return replace(
        name,
        red_band=name.red_band and trailer,
        image=None if trailer else name.image,
        # Nobody's language is no language: subtitles alone cannot be said.
        subtitles=name.subtitles if name.spoken else (),
        supplement="" if name.package == "OV" else name.supplement,
    )


def _against(version: Version, name: isdcf.DcpName) -> tuple[isdcf.Problem, ...]:
    return isdcf.check(
        name,
        languages=version.spoken or None,
        subtitles=version.subtitles,
        burnt_in=version.burnt_in,
        minutes=version.minutes,
        aspect=version.aspect,
        resolution=_resolution(version),
    )


def _resolution(version: Version) -> str:
    return RESOLUTIONS.get(Format(version.format), "") if version.format else ""


def _title(film: Film) -> str:
    """English first, then any other in Latin letters, then a Chinese one as it is read."""
    texts = title_text(film.titles.all())
    for text in sorted(texts.values(), key=lambda text: text != texts.get("en")):
        letters = filter(str.isalpha, unicodedata.normalize("NFKD", text))
        if all(letter.isascii() for letter in letters) and (short := isdcf.short_title(text)):
            return short
    chinese = next((text for tag, text in texts.items() if tag.startswith("zh")), "")
    read = han.syllables(han.simplified(chinese), person=False) if chinese else []
    return isdcf.short_title(" ".join(read)) or isdcf.short_title(film.slug)


def _framed(name: isdcf.DcpName, aspect: Decimal | None) -> isdcf.DcpName:
    if aspect is None:
        return replace(name, container="", image=None)
    bare = replace(name, container="S" if aspect >= SCOPE else "F", image=None)
    says_enough = not isdcf.check(bare, aspect=aspect)
    return bare if says_enough else replace(bare, image=int(aspect * 100))


def _subtitles(version: Version) -> tuple[isdcf.Subtitle, ...]:
    burnt_in = dict.fromkeys(map(isdcf.code, version.burnt_in), True)
    marks = dict.fromkeys(map(isdcf.code, version.subtitles), False) | burnt_in
    return tuple(isdcf.Subtitle(language, burnt) for language, burnt in marks.items())
