"""A tour's timetable as it stands, as it was kept, proposed or published: to be compared."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from roadshow.apps.screenings.bridge.timetable import places
from roadshow.apps.screenings.models import Draft, SavedTimetable, Screening
from roadshow.apps.tours.models import Tour
from roadshow.formats.programme import Programme

Kind = Literal["moved", "placed", "taken_off", "pinned", "unpinned"]


class Spot(NamedTuple):
    """Where a screening is: hall by its key and start, or neither. ``pinned`` None: not told."""

    hall: int | None = None
    starts: datetime | None = None
    pinned: bool | None = None

    @property
    def place(self) -> tuple[int | None, datetime | None]:
        return self.hall, self.starts


OFF = Spot()


class State(NamedTuple):
    """Spots by screening. What a ``whole`` state does not name was off the timetable then; of
    such screenings a draft says nothing."""

    spots: dict[int, Spot]
    whole: bool = True


class Difference(NamedTuple):
    """One screening that two states have differently."""

    screening: int
    before: Spot
    after: Spot

    @property
    def kind(self) -> Kind:
        if self.before.place == self.after.place:
            return "pinned" if self.after.pinned else "unpinned"
        if self.before.hall is None:
            return "placed"
        return "taken_off" if self.after.hall is None else "moved"

    @property
    def pin(self) -> bool | None:
        """Whether it is pinned now, where that changed."""
        told = self.before.pinned is not None and self.after.pinned is not None
        return self.after.pinned if told and self.before.pinned != self.after.pinned else None


def differences(before: State, after: State) -> list[Difference]:
    """Every screening that stands elsewhere, or whose pin differs where both states tell it."""
    found = []
    for key in sorted(before.spots.keys() | after.spots.keys()):
        if not _told(key, before, after):
            continue
        one = Difference(key, before.spots.get(key, OFF), after.spots.get(key, OFF))
        # A pin belongs to a place: what is off the timetable has none to lose.
        pinned = one.pin is not None and one.after.hall is not None
        if one.before.place != one.after.place or pinned:
            found.append(one)
    return found


def _told(key: int, before: State, after: State) -> bool:
    return all(state.whole or key in state.spots for state in (before, after))


def as_it_stands(tour: Tour) -> State:
    """Every screening of the tour. One query."""
    rows = Screening.objects.filter(showcase__tour=tour)
    values = rows.values_list("pk", "hall_id", "starts", "pinned")
    return State({pk: Spot(hall, starts, pinned) for pk, hall, starts, pinned in values})


def saved(kept: SavedTimetable) -> State:
    return State({row[0]: _spot(row) for row in kept.places})


def drafted(draft: Draft) -> State:
    found = places(draft.solution or {})
    return State({key: Spot(*place) for key, place in found.items()}, whole=False)


def released(programme: Programme) -> State:
    """What the public was told; pins are not theirs to know."""
    return State({one.id: Spot(one.hall, one.starts) for one in programme.screenings})


def rows(state: State) -> list[list[Any]]:
    """A state as a saved timetable holds it."""
    return [
        [key, spot.hall, _text(spot.starts), bool(spot.pinned)]
        for key, spot in sorted(state.spots.items())
    ]


def _text(starts: datetime | None) -> str | None:
    return starts.astimezone(UTC).isoformat() if starts else None


def _spot(row: Iterable[Any]) -> Spot:
    _key, hall, starts, pinned = row
    return Spot(hall, datetime.fromisoformat(starts) if starts else None, pinned)
