"""An agenda as a page shows it: city after city as the member travels, then day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from roadshow.apps.tours.models import Tour
from roadshow.web import dates
from roadshow.web.trade.agenda import Item
from roadshow.web.trade.words import language, named, plain
from roadshow.web.words import Named

ACCENTS = 6


@dataclass(frozen=True)
class Line:
    """One line; an arrival and a departure have no end."""

    item: Item
    starts: datetime
    kind: str
    until: str = ""

    @property
    def day(self) -> date:
        return self.starts.date()

    @property
    def iso(self) -> str:
        return self.starts.isoformat(timespec="minutes")

    @property
    def time(self) -> str:
        return dates.clock(self.starts)

    @property
    def zone(self) -> str:
        return dates.zone(plain(self.item.city), self.starts)


class Day(NamedTuple):
    heading: str
    weekday: str
    day_month: str
    lines: list[Line]


class City(NamedTuple):
    accent: int
    name: Named
    zone: str
    days: list[Day]


def cities(tour: Tour, items: Iterable[Item]) -> list[City]:
    """Stretches of lines in one city; a city visited twice comes twice."""
    accents = {leg.pk: number % ACCENTS + 1 for number, leg in enumerate(tour.legs.all())}
    lines = sorted((line for item in items for line in _lines(item)), key=_order)
    found = []
    for leg, group in groupby(lines, key=lambda line: line.item.leg):
        here = list(group)
        days = [_day(day, list(rows)) for day, rows in groupby(here, key=lambda line: line.day)]
        found.append(City(accents.get(leg, 1), named(here[0].item.city), here[0].zone, days))
    return found


def _lines(item: Item) -> list[Line]:
    local, until = item.starts.astimezone(item.zone), item.ends.astimezone(item.zone)
    if item.is_stay:
        return [Line(item, local, _("Arrival")), Line(item, until, _("Departure"))]
    ends = dates.clock(until)
    if until.date() != local.date():
        ends = f"{dates.short(until.date(), language())} {ends}"
    return [Line(item, local, item.kind, ends)]


def _order(line: Line) -> tuple[datetime, str]:
    return line.starts, line.item.key


def _day(day: date, lines: list[Line]) -> Day:
    return Day(
        dates.full(day, language()),
        dates.weekday(day, language()),
        dates.day_month(day, language()),
        lines,
    )
