"""What makes a tour's records right, and who may do what on a tour."""

import enum
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roadshow.apps.tours.phrases import TourRoleName


class Ability(enum.Enum):
    """What a role on a tour lets a person do."""

    SEE = "see"  # the working state of the tour, published or not
    EDIT = "edit"  # change records, draft the timetable, publish
    ADMIT = "admit"  # let the audience in


ABILITIES = {
    TourRoleName.OFFICER: frozenset(Ability),
    TourRoleName.VIEWER: frozenset({Ability.SEE}),
    TourRoleName.DOOR: frozenset({Ability.ADMIT}),
}


def known_timezone(name: str) -> None:
    """Refuse what is not an IANA time zone."""
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone such as “Asia/Almaty”."),
            code="timezone",
            params={"name": name},
        )


def day_bounds(first: date, last: date, timezone: str) -> tuple[datetime, datetime]:
    """The UTC instants at which day ``first`` begins and day ``last`` ends in that zone.

    Local midnights are converted one by one: a zone may change its offset in between.
    """
    zone = ZoneInfo(timezone)
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return begin.astimezone(UTC), end.astimezone(UTC)


def in_order(starts: date | None, ends: date | None, *, field: str = "ends") -> None:
    """Refuse an end before its start, at ``field``; what is missing is another rule's concern."""
    if starts and ends and ends < starts:
        raise ValidationError(
            {field: ValidationError(_("This is before the start."), code="order")}
        )
