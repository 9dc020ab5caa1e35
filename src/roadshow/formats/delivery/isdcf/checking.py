"""A name beside the record of the version that it is said to carry."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from roadshow.formats.delivery.isdcf.languages import same, tag
from roadshow.formats.delivery.isdcf.name import CONTAINERS, DcpName, Problem

SHORTEST_FEATURE = 40
LONGEST_SHORT = 60
LONGEST_TRAILER = 10
"""Minutes. A feature is longer than 40 (AMPAS, FIAF), a short at most 60 (CNC): between is both."""

BRIEF = ("TLR", "TSR", "RTG", "ADV", "XSN", "PSA", "POL", "CLP", "PRO", "STR")


def check(
    name: DcpName,
    *,
    languages: Sequence[str] | None = None,
    subtitles: Sequence[str] | None = None,
    burnt_in: Sequence[str] | None = None,
    minutes: int | None = None,
    aspect: Decimal | None = None,
    resolution: str = "",
) -> tuple[Problem, ...]:
    """Where a DCP's name disagrees with the record of its version.

    ``languages`` are spoken, ``subtitles`` can be left out, ``burnt_in`` cannot: BCP 47 each, empty
    for none; ``aspect`` is the picture's width by its height, ``resolution`` ``2K`` or ``4K``. What
    is ``None`` or empty text is not known and not compared, nor is what the name does not say.

    Codes: ``spoken``, ``subtitle`` (in the name only), ``burnt_in`` and ``not_burnt_in`` (the name
    writes it small, capital, or not at all, and the record says otherwise), ``kind`` (the runtime
    is no feature's, short's or trailer's), ``aspect``, ``resolution``. Of the version's subtitles
    that can be left out a DCP need have none.
    """
    return (
        *_spoken(name, languages),
        *_subtitles(name, subtitles, burnt_in),
        *_kind(name, minutes),
        *_aspect(name, aspect),
        *_resolution(name, resolution),
    )


def _spoken(name: DcpName, languages: Sequence[str] | None) -> Iterable[Problem]:
    # UND and MUL say that there are several, or that nobody knows.
    if languages is None or name.spoken in ("", "UND", "MUL"):
        return
    spoken = tag(name.spoken)
    if not (any(same(spoken, language) for language in languages) if spoken else not languages):
        yield Problem("language", name.spoken, "spoken", ", ".join(languages))


def _subtitles(
    name: DcpName, subtitles: Sequence[str] | None, burnt_in: Sequence[str] | None
) -> Iterable[Problem]:
    if not name.spoken or subtitles is None or burnt_in is None:
        return
    for subtitle in name.subtitles:
        written = subtitle.language.lower() if subtitle.burnt_in else subtitle.language
        language = tag(subtitle.language)
        apart = any(same(language, other) for other in subtitles)
        fixed = any(same(language, other) for other in burnt_in)
        # With captions the code is theirs: EN-EN-CCAP has no other subtitles.
        if not apart and not fixed and not name.captions:
            yield Problem("language", written, "subtitle", ", ".join((*subtitles, *burnt_in)))
        elif subtitle.burnt_in and apart and not fixed:
            yield Problem("language", written, "not_burnt_in", language)
        elif not subtitle.burnt_in and fixed and not apart:
            yield Problem("language", written, "burnt_in", language)
    named = [tag(subtitle.language) for subtitle in name.subtitles]
    for language in burnt_in:
        if not any(same(language, other) for other in named):
            yield Problem("language", "", "burnt_in", language)


def _kind(name: DcpName, minutes: int | None) -> Iterable[Problem]:
    if minutes is None:
        return
    lowest = {"FTR": SHORTEST_FEATURE}.get(name.kind, 0)
    highest = {"SHR": LONGEST_SHORT, **dict.fromkeys(BRIEF, LONGEST_TRAILER)}.get(name.kind, 10_000)
    if not lowest <= minutes <= highest:
        yield Problem("content", name.kind, "kind", str(minutes))


def _aspect(name: DcpName, aspect: Decimal | None) -> Iterable[Problem]:
    """Films of 1.78 or 1.90 are called flat, of 2.35 scope, without a word of their ratio."""
    if aspect is None or not name.container:
        return
    said = name.image or CONTAINERS[name.container]
    if abs(said - aspect * 100) > (3 if name.image else 10):
        written = f"{name.container}-{name.image}" if name.image else name.container
        yield Problem("aspect", written, "aspect", str(aspect))


def _resolution(name: DcpName, resolution: str) -> Iterable[Problem]:
    if resolution and name.resolution and resolution != name.resolution:
        yield Problem("resolution", name.resolution, "resolution", resolution)
