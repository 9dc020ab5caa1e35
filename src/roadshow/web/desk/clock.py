"""Moments as the desk writes them: in a leg's zone, in the reader's language."""

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from roadshow.formats.texts import Text, localise
from roadshow.web import dates


class Place(Protocol):
    """A city with its clock: a leg's row, or a released programme's leg."""

    @property
    def zone(self) -> ZoneInfo: ...

    @property
    def city(self) -> Text: ...


def language() -> str:
    return get_language() or "en"


def words(text: Text) -> str:
    """A text by language for whoever reads this page."""
    return localise(text, language()).text


def day(moment: datetime, leg: Place) -> str:
    return dates.short(moment.astimezone(leg.zone).date(), language())


def clock(moment: datetime, leg: Place) -> str:
    return dates.clock(moment.astimezone(leg.zone))


def moment(instant: datetime, leg: Place) -> str:
    """“Mon 24 Nov, 19:00 Almaty (UTC+5)”."""
    local = instant.astimezone(leg.zone)
    return f"{day(instant, leg)}, {dates.clock(local)} {dates.zone(words(leg.city), local)}"
