"""A DCP's name beside the version that it carries."""

from typing import Any

from roadshow.apps.films.models import Material
from roadshow.apps.films.phrases import Format
from roadshow.apps.films.queries import title_text
from roadshow.formats.delivery import isdcf
from roadshow.formats.texts import localise

RESOLUTIONS = {Format.DCP_2K: "2K", Format.DCP_4K: "4K"}
FEATURE = 40  # minutes; shorter is a short
CONTAINERS = ((1.85, "F"), (1.90, "C"), (2.39, "S"))


def name_findings(material: Material) -> list[dict[str, Any]]:
    """What the naming convention, and the version's record, have against a DCP's name."""
    version, name = material.version, isdcf.parse(material.name)
    problems = name.problems + isdcf.check(
        name,
        languages=version.spoken or None,
        subtitles=version.subtitles,
        burnt_in=version.burnt_in,
        minutes=version.minutes,
        aspect=version.aspect,
        resolution=RESOLUTIONS.get(Format(version.format), "") if version.format else "",
    )
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
    """A name by the convention out of what the catalogue knows; “” where it cannot be said."""
    version = material.version
    title = localise(title_text(version.film.titles.all()), "en").text
    spoken = isdcf.code(version.spoken[0]) if version.spoken else "XX"
    marks = [(tag, False) for tag in version.subtitles] + [(tag, True) for tag in version.burnt_in]
    written = [isdcf.Subtitle(code, burnt) for tag, burnt in marks if (code := isdcf.code(tag))]
    wanted = isdcf.DcpName(
        title=isdcf.short_title(title),
        kind="FTR" if version.minutes > FEATURE else "SHR",
        version="1",
        container=_container(float(version.aspect)) if version.aspect else "F",
        spoken=spoken or "UND",
        subtitles=tuple(written),
        territory="INT",
        ratings=("TD",) if written else ("TL",),
        channels="51",
        resolution=RESOLUTIONS.get(Format(version.format), "2K") if version.format else "2K",
        standard="SMPTE",
        package="OV",
    )
    try:
        return isdcf.generate(wanted)
    except isdcf.DcpNameError:
        return ""


def _container(aspect: float) -> str:
    return min(CONTAINERS, key=lambda one: abs(one[0] - aspect))[1]
