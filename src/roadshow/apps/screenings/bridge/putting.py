"""Places noted earlier, held against what there is now: what can be put there, what must stay."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import NamedTuple

from django.core.exceptions import ValidationError

from roadshow.apps.screenings.bridge.versions import Spot
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.phrases import Kept
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.models import Tour


class Wanted(NamedTuple):
    """Where a screening is to stand. A spot that says nothing of pins leaves pinned ones alone;
    with an ``edition``, only a screening that is still in it is moved."""

    screening: int
    spot: Spot
    edition: int | None = None


class Put(NamedTuple):
    """A screening that would move, as it stands. ``hall`` is the row of its new hall."""

    screening: Screening
    before: Spot
    after: Spot
    hall: Hall | None


class Left(NamedTuple):
    """What cannot be put where it was wanted. ``row`` None: the screening is gone."""

    screening: int
    wanted: Spot
    row: Screening | None
    why: Kept


class Plan(NamedTuple):
    puts: list[Put]
    left: list[Left]


def plan(tour: Tour, wanted: Iterable[Wanted]) -> Plan:
    """What would move and what would not; what stands as wanted is in neither. Five queries."""
    halls = {hall.pk: hall for hall in halls_of(tour)}
    shown = {screening.pk: screening for screening in screenings_of(tour)}
    found = Plan([], [])
    for one in wanted:
        row = shown.get(one.screening)
        before = Spot(row.hall_id, row.starts, row.pinned) if row else None
        if before and _stands(before, one.spot):
            continue
        why = _obstacle(one, row, halls)
        if row is None or why or before is None:
            found.left.append(Left(one.screening, one.spot, row, why or Kept.GONE))
            continue
        found.puts.append(Put(row, before, one.spot, halls.get(one.spot.hall or 0)))
    return found


def _stands(before: Spot, wanted: Spot) -> bool:
    return before.place == wanted.place and wanted.pinned in (None, before.pinned)


def _obstacle(one: Wanted, row: Screening | None, halls: Mapping[int, Hall]) -> Kept | None:
    if row is None:
        return Kept.GONE
    if row.pinned and one.spot.pinned is None:
        return Kept.PINNED
    if one.edition not in (None, row.edition):
        return Kept.CHANGED
    if one.spot.hall is None:
        return None
    if one.spot.hall not in halls:
        return Kept.NO_HALL
    return _refused(row, halls[one.spot.hall], one.spot)


def _refused(row: Screening, hall: Hall, spot: Spot) -> Kept | None:
    """What the screening's own rules say of a place; asked of a copy, so that nothing moves."""
    moved = copy(row)
    moved.hall, moved.starts = hall, spot.starts
    try:
        moved.clean()
    except ValidationError as refused:
        return Kept.OTHER_CITY if "hall" in refused.error_dict else Kept.OTHER_DAYS
    return None
