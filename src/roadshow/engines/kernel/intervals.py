"""Half-open stretches of time, ``[start, end)``."""

from datetime import UTC, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, model_validator

Instant = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""An aware datetime, kept in UTC."""


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
