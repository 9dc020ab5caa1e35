"""Wall-clock times of a city: typed as its people would say them, kept in UTC."""

from datetime import MAXYEAR, UTC, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roadshow.web.dates import offset

SHAPE = "%Y-%m-%dT%H:%M"


class LocalTimeField(forms.CharField):
    """A local time such as ``2025-11-24T19:00`` in ``zone``; gives a UTC instant, or None.

    A time that the city's clocks skip or show twice is refused: it would be guessed.
    """

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=SHAPE)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "shape": _("“%(value)s” is not a time such as 2025-11-24 19:00."),
        "skipped": _("The clocks of that city skip this time. Choose another."),
        "twice": _("The clocks of that city show this time twice. Choose another."),
    }

    def __init__(self, *, zone: ZoneInfo | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.set_zone(zone)

    def set_zone(self, zone: ZoneInfo | None) -> None:
        """Read and show times in this zone; the help text names it."""
        self.zone = zone
        if zone:
            self.help_text = f"{zone.key} ({offset(datetime.now(zone).utcoffset())})"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime) and self.zone:
            return value.astimezone(self.zone).strftime(SHAPE)
        return value

    def clean(self, value: Any) -> datetime | None:
        if isinstance(value, datetime):
            return value
        text = super().clean(value)
        if not text:
            return None
        if self.zone is None:
            raise ValidationError(_("Choose the city first."))
        return to_instant(self._local(text), self.zone)

    def _local(self, text: str) -> datetime:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            found = None
        # A day away from the ends of the calendar no zone's offset leads past them.
        if found is None or found.tzinfo is not None or not 1 < found.year < MAXYEAR:
            raise ValidationError(self.error_messages["shape"], "shape", {"value": text})
        return found


def to_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock time.

    Raises:
        ValidationError: the zone's clocks skip it, or show it twice.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    # At a change of the clocks: a time that exists comes back the same from UTC.
    exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local
    code = "twice" if exists else "skipped"
    raise ValidationError(LocalTimeField.default_error_messages[code], code)
