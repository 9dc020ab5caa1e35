"""Each day of each city for the wall."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from roadshow.formats import programme as doc
from roadshow.formats.timetable_sheets import Wall, WallBlock, WallHall, WallPage
from roadshow.web import dates
from roadshow.web.desk.blocks import lanes
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.sheets.source import MINUTE, Showing, Source, zone_of
from roadshow.web.language import html_tag

Paper = Literal["a3", "a4"]
MOST: dict[Paper, int] = {"a3": 8, "a4": 6}
"""Halls side by side whose films can be read from a metre."""

LEAST_HOURS = 6
"""So that a day with one film is no poster of it."""


def wall(source: Source, paper: Paper, made: date) -> Wall:
    return Wall(
        language=html_tag(language()),
        title=_("Timetable"),
        subtitle=source.subtitle,
        body=source.body,
        mark=source.mark,
        draft=source.draft,
        colophon=source.colophon,
        empty=_("No screening is placed."),
        made=made,
        paper=paper,
        pages=tuple(
            page for leg in source.programme.legs for page in _pages(source, leg, MOST[paper])
        ),
    )


def _pages(source: Source, leg: doc.Leg, most: int) -> list[WallPage]:
    here = [one for one in source.showings if one.leg.id == leg.id]
    pages = []
    for day, group in groupby(here, key=lambda one: one.day):
        shown = list(group)
        hours = _hours(shown, day)
        used = {one.hall.id for one in shown}
        halls = [hall for hall in source.halls_of(leg) if hall.id in used]
        pages += [_page(source, leg, day, some, hours, shown) for some in _shared(halls, most)]
    return pages


def _shared(halls: Sequence[doc.Hall], most: int) -> list[Sequence[doc.Hall]]:
    """On as few pages as can be, and as many halls on each as on the others."""
    pages = -(-len(halls) // most)
    each = -(-len(halls) // pages)
    return [halls[first : first + each] for first in range(0, len(halls), each)]


def _hours(shown: list[Showing], day: date) -> tuple[int, int]:
    """From the first hour to the last, counted from the day's midnight; after it 24 and more."""
    first = min(_minute(one.starts, day) for one in shown) // 60
    last = max(-(-(_minute(one.starts, day) + _length(one)) // 60) for one in shown)
    return first, max(last, first + LEAST_HOURS)


def _minute(moment: datetime, day: date) -> int:
    """By the clock on the wall, whatever happens to it that night."""
    return (moment.replace(tzinfo=None) - datetime.combine(day, time())) // MINUTE


def _length(one: Showing) -> int:
    return (one.shown.ends - one.shown.starts) // MINUTE


def _page(
    source: Source,
    leg: doc.Leg,
    day: date,
    halls: Sequence[doc.Hall],
    hours: tuple[int, int],
    shown: list[Showing],
) -> WallPage:
    first, last = hours
    venues = source.programme.venue_by_id
    return WallPage(
        city=words(leg.city),
        day=dates.short(day, language()),
        zone=zone_of(leg, shown[0].starts),
        hours=tuple(f"{hour % 24:02}:00" for hour in range(first, last + 1)),
        halls=tuple(WallHall(words(venues[hall.venue].name), words(hall.name)) for hall in halls),
        blocks=tuple(
            block
            for column, hall in enumerate(halls)
            for block in _column(source, column, first, [o for o in shown if o.hall.id == hall.id])
        ),
    )


def _column(source: Source, column: int, first: int, shown: list[Showing]) -> list[WallBlock]:
    taken = lanes([(one.starts, one.ends) for one in shown])
    return [
        WallBlock(
            hall=column,
            lane=lane,
            lanes=max(taken) + 1,
            start=_minute(one.starts, one.day) - first * 60,
            film=one.minutes,
            talk=one.shown.qa_minutes,
            clock=f"{dates.clock(one.starts)}–{dates.clock(one.film_ends)}",
            title=one.title,
            original=one.original,
            facts=" · ".join(filter(None, (_("%(n)s min") % {"n": one.minutes}, one.version))),
            said=_said(source, one),
        )
        for one, lane in zip(shown, taken, strict=True)
    ]


def _said(source: Source, one: Showing) -> str:
    """“Q&A 20:40–21:10 · Zhang Qi”."""
    if not one.shown.qa_minutes:
        return ""
    hours = f"{_('Q&A')} {dates.clock(one.film_ends)}–{dates.clock(one.ends)}"
    return " · ".join(filter(None, (hours, source.guests(one))))
