"""Kinds of value in a body, bounded so that any database can hold what passes."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
)
from pydantic_core import PydanticCustomError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_YEAR, LAST_YEAR = 1895, 2999
Moment = TypeVar("Moment", date, datetime)


class Strict(BaseModel):
    """A body that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True)


def _keepable(text: str) -> str:
    # PostgreSQL cannot store NUL; half of a surrogate pair is no character at all.
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise PydanticCustomError("string_unicode", "cannot be kept")
    return text


def _day_text(value: Any) -> Any:
    # Pydantic would take a number for seconds since 1970.
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise PydanticCustomError("date", "not a day")
    return value


def _instant_text(value: Any) -> Any:
    if not isinstance(value, str) or not DAY.match(value) or len(value) == 10:
        raise PydanticCustomError("instant", "not a date and time")
    return value


def _decimal_text(value: Any) -> Any:
    if not isinstance(value, str):  # a JSON number has been through binary fractions
        raise PydanticCustomError("decimal", "not a decimal in quotes")
    return value


def _sensible(moment: Moment) -> Moment:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise PydanticCustomError("year", "year out of bounds")
    return moment


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Text = Annotated[str, AfterValidator(_keepable)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=60)]
Words = Annotated[
    dict[Text, Text],
    Field(description="Text by language tag (lower-case BCP 47), as {“en”: “…”, “zh-hans”: “…”}."),
]
MaybeWords = Annotated[Words, Field(default_factory=dict)]
Texts = Annotated[list[Text], Field(default_factory=list, max_length=100)]
Key = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]
KeyParameter = Annotated[int, Field(ge=1, le=2**63 - 1)]
Keys = Annotated[list[Key], Field(default_factory=list, max_length=1000)]
Small = Annotated[int, Field(strict=True, ge=0, le=32767)]
Flag = StrictBool
Day = Annotated[date, BeforeValidator(_day_text), AfterValidator(_sensible)]
Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_instant_text),
    AfterValidator(_sensible),
    AfterValidator(_utc),
    Field(description="Date and time with offset; answered in UTC."),
]
Amount = Annotated[
    Decimal, BeforeValidator(_decimal_text), Field(ge=0, max_digits=18, decimal_places=2)
]
