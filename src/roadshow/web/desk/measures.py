"""How good a timetable is, in words: each measure before and after, and which is the better."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadshow.engines.timetable.measures import Measures, better

WORDS = {
    "violations": (
        gettext_lazy("Rules broken"),
        gettext_lazy("Each keeps the timetable from being published."),
    ),
    "unplaced": (gettext_lazy("Without a place"), gettext_lazy("Screenings not placed yet.")),
    "uncombinable_pairs": (
        gettext_lazy("Films that exclude each other"),
        gettext_lazy("Pairs of films in one city of which nobody can see both."),
    ),
    "uncombinable_in_section": (
        gettext_lazy("… within a section"),
        gettext_lazy("Such pairs among the films of one section."),
    ),
    "incomplete_sections": (
        gettext_lazy("Sections nobody can see whole"),
        gettext_lazy("No way was found to see every film of the section."),
    ),
    "evening_or_weekend": (
        gettext_lazy("Evening or weekend"),
        gettext_lazy("Films with at least one screening then, by city."),
    ),
    "days_of_their_own": (
        gettext_lazy("On a day of its own"),
        gettext_lazy("Screenings on a day that has no other of the same film."),
    ),
    "times_of_day": (
        gettext_lazy("At several times of day"),
        gettext_lazy("How much repeats vary between morning, afternoon and evening."),
    ),
    "reach": (
        gettext_lazy("Reach"),
        gettext_lazy("Seats where and when people come, against the most that there could be."),
    ),
}
"""By measure its name and what it counts, in the order in which they are told."""

OF = {
    "uncombinable_pairs": "pairs",
    "uncombinable_in_section": "pairs_in_section",
    "incomplete_sections": "sections",
}
"""What a count is a part of."""

VERDICTS = {1: gettext_lazy("better"), 0: gettext_lazy("as it was"), -1: gettext_lazy("worse")}
TONES = {1: "ok", 0: "", -1: "stop"}


@dataclass(frozen=True)
class Row:
    """One measure. ``tone`` is the class of a chip."""

    name: str
    meaning: str
    before: str
    after: str
    verdict: str
    tone: str


def rows(before: Measures, after: Measures) -> list[Row]:
    """Every measure that says something of this tour."""
    return [
        _row(name, before, after)
        for name in WORDS
        if name not in OF or getattr(before, OF[name]) or getattr(after, OF[name])
    ]


def _row(name: str, before: Measures, after: Measures) -> Row:
    verdict = better(name, getattr(after, name), getattr(before, name))
    title, meaning = WORDS[name]
    return Row(
        name=str(title),
        meaning=str(meaning),
        before=_told(name, before),
        after=_told(name, after),
        verdict=str(VERDICTS[verdict]),
        tone=TONES[verdict],
    )


def _told(name: str, measures: Measures) -> str:
    value = getattr(measures, name)
    if name in OF:
        return _("%(n)d of %(all)d") % {"n": value, "all": getattr(measures, OF[name])}
    return f"{value * 100:.0f}\N{NO-BREAK SPACE}%" if isinstance(value, float) else str(value)
