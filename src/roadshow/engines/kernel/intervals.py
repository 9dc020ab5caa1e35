"""Half-open stretches of time, ``[start, end)``."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    model_validator,
)

YEARS = range(1900, 2200)


def _not_a_number(value: object) -> object:
    # Pydantic would take 0 or "0" for 1970: a slip in a file must not become a date.
    number = isinstance(value, str) and re.fullmatch(r"\s*[-+]?[\d.]+\s*", value)
    if number or not isinstance(value, str | datetime):
        raise ValueError("not a date and time with its zone, as in 2025-11-24T18:00:00+05:00")
    return value


def _in_utc(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError(f"the year is not between {YEARS[0]} and {YEARS[-1]}")
    return moment.astimezone(UTC).replace(microsecond=0)


Instant = Annotated[AwareDatetime, BeforeValidator(_not_a_number), AfterValidator(_in_utc)]
"""An aware datetime, kept in UTC and to the second."""


class Interval(BaseModel):
    """``[start, end)``, never empty.

    Raises:
        ValidationError: the end is not after the start, or an instant has no zone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Instant
    end: Instant

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError("the end is not after the start")
        return self

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Interval") -> bool:
        return self.start <= other.start and other.end <= self.end

    def longer(self, *, before: int = 0, after: int = 0) -> "Interval":
        """The stretch with minutes added at its ends."""
        return Interval(
            start=self.start - timedelta(minutes=before), end=self.end + timedelta(minutes=after)
        )
