"""A screening that is to be cleared: what is said of it, and records that bear on it."""

from datetime import date, timedelta
from typing import Any

from roadshow.apps.films.models import ContentKey, Film, Material, Movement
from roadshow.apps.rights.models import PremierePromise
from roadshow.apps.screenings.bridge.clearance import Judge
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Venue
from tests.builders import (
    at,
    make_screening,
)

NOW = at(20, 12)
SHOW = at(24, 10)
"""15:00 in Almaty; the film ends at 11:40 UTC."""
TERMS: dict[str, Any] = {"territories": "Kazakhstan", "signed": date(2025, 1, 1)}


def said(*screenings: Screening) -> list[tuple[str, str]]:
    """Which rules they break, and how bad that is."""
    fresh = Screening.objects.filter(pk__in=[one.pk for one in screenings])
    found = Judge(fresh.order_by("starts")).findings()
    return [(one.code.removeprefix("clearance_"), str(one.severity)) for one in found]


def promise(film: Film, **fields: Any) -> PremierePromise:
    record = PremierePromise(film=film, **{**TERMS, "ends": date(2025, 11, 30), **fields})
    record.full_clean()
    record.save()
    return record


def another(shown: Screening, **fields: Any) -> Screening:
    """A screening of the same film."""
    return make_screening(shown.showcase, shown.version.film, shown.leg, **fields)


def key(dcp: Material, **fields: Any) -> ContentKey:
    """Opens the film from half an hour before it until half an hour after."""
    margin = timedelta(minutes=30)
    window = {"valid_from": SHOW - margin, "valid_until": SHOW + timedelta(minutes=100) + margin}
    return ContentKey.objects.create(material=dcp, server="1", **{**window, **fields})


def journey(dcp: Material, venue: Venue | None, **times: Any) -> None:
    place = {} if venue else {"place": "Laboratory"}
    Movement.objects.create(material=dcp, venue=venue, **place, **times)
