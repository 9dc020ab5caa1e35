"""The axis of a city's board: from moments to per cent and to minutes by the clock on the wall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from roadshow.apps.tours.models import Leg

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

STEP = 2
"""Hours between the marks of an axis."""


@dataclass(frozen=True)
class Axis:
    """The stretch of every day that a city's board shows: whole hours after local midnight."""

    start: int
    end: int
    leg: Leg

    def at(self, moment: datetime, day: date) -> float:
        """Per cent of the axis, kept inside it. By the clock on the wall, as the marks are."""
        share = (self.minute(moment, day) / 60 - self.start) / self.length * 100
        return round(min(max(share, 0), 100), 3)

    def shares(self, span: tuple[datetime, datetime], day: date) -> tuple[float, float]:
        """Where a stretch of time begins on a day and how wide it is; 0 wide: on another day."""
        left = self.at(span[0], day)
        return left, round(self.at(span[1], day) - left, 3)

    def minute(self, moment: datetime, day: date) -> float:
        """Minutes after a day's midnight, by the clock on the wall."""
        wall = moment.astimezone(self.leg.zone).replace(tzinfo=None)
        return (wall - datetime.combine(day, time())) / MINUTE

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """The moments between which a day is shown."""
        midnight = datetime.combine(day, time())
        first, last = (midnight + timedelta(hours=hour) for hour in (self.start, self.end))
        zone = self.leg.zone
        return first.replace(tzinfo=zone).astimezone(UTC), last.replace(tzinfo=zone).astimezone(UTC)

    def width(self, span: timedelta) -> float:
        return round(span / HOUR / self.length * 100, 3)

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def marks(self) -> list[tuple[str, float]]:
        hours = range(self.start, self.end + 1, STEP)
        return [(f"{h % 24:02}:00", round((h - self.start) / self.length * 100, 3)) for h in hours]
