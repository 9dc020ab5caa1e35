"""A timetable kept under a name, and put back."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.actions import delete, moving, saved
from roadshow.apps.screenings.bridge.versions import (
    Spot,
    State,
    as_it_stands,
    differences,
    rows,
)
from roadshow.apps.screenings.bridge.versions import saved as state_of
from roadshow.apps.screenings.models import Hall, SavedTimetable, Screening
from tests.builders import (
    at,
    make_film,
    make_hall,
    make_leg,
    make_officer,
    make_screening,
    make_showcase,
    make_tour,
)

pytestmark = pytest.mark.django_db
NOW = at(20, 12)


class Desk:
    """A placed, a pinned and a waiting screening in a city with two halls."""

    def __init__(self) -> None:
        self.tour = make_tour()
        self.leg = make_leg(self.tour)
        self.hall, self.other = make_hall(self.leg), make_hall(self.leg)
        self.showcase = make_showcase(self.tour, make_film())
        self.placed = self.screen(hall=self.hall, starts=at(24, 8))
        self.pinned = self.screen(hall=self.hall, starts=at(24, 12), pinned=True)
        self.waiting = self.screen()
        self.officer = make_officer(self.tour)

    def screen(self, **fields: Any) -> Screening:
        return make_screening(self.showcase, self.showcase.entries.get().film, self.leg, **fields)

    def keep(self, name: str = "Plan A") -> SavedTimetable:
        return saved.keep(actor=self.officer, tour=self.tour, name=name)

    def restore(self, kept: SavedTimetable) -> saved.Restored:
        return saved.restore(actor=self.officer, saved=kept, now=NOW)

    def stir(self) -> None:
        """Change all three."""
        place: dict[str, Any] = {"hall": self.other, "starts": at(24, 15)}
        for screening in (self.placed, self.waiting):
            moving.move(actor=self.officer, screening_id=screening.pk, edition=0, **place)
        moving.park(actor=self.officer, screening_id=self.pinned.pk, edition=0)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_is_put_back_is_as_it_was_with_its_pins(desk: Desk) -> None:
    kept, before = desk.keep(), as_it_stands(desk.tour)
    desk.stir()
    done = desk.restore(kept)
    assert (done.moved, done.left) == (3, [])
    assert as_it_stands(desk.tour) == before
    desk.pinned.refresh_from_db()
    assert desk.pinned.edition == 2


def test_what_stood_before_is_kept_under_a_dated_name(desk: Desk) -> None:
    kept = desk.keep()
    desk.stir()
    stirred = as_it_stands(desk.tour)
    before = desk.restore(kept).before
    assert before
    assert (before.name, before.note) == ("2025-11-20 12:00 UTC", "Before “Plan A” was restored")
    assert state_of(before) == stirred
    again = desk.restore(before).before
    assert again
    assert again.name == "2025-11-20 12:00 UTC (2)"


def test_restoring_what_stands_writes_nothing(desk: Desk) -> None:
    kept = desk.keep()
    entries = AuditEntry.objects.count()
    assert desk.restore(kept) == (0, [], None)
    assert (SavedTimetable.objects.count(), AuditEntry.objects.count()) == (1, entries)


def test_what_cannot_be_put_back_is_told_one_by_one_and_all_else_is(desk: Desk) -> None:
    kept = desk.keep()
    gone, elsewhere = desk.placed.pk, make_leg(desk.tour)
    desk.stir()
    delete(actor=desk.officer, record=Screening.objects.get(pk=gone))
    venue = desk.hall.venue
    venue.leg = elsewhere
    venue.save()
    done = desk.restore(kept)
    assert done.moved == 1
    assert [(one.screening, one.why) for one in done.left] == [
        (gone, "gone"),
        (desk.pinned.pk, "other_city"),
    ]
    desk.waiting.refresh_from_db()
    assert desk.waiting.hall is None


def test_a_hall_that_is_gone_is_told(desk: Desk) -> None:
    kept = desk.keep()
    desk.stir()
    delete(actor=desk.officer, record=Hall.objects.get(pk=desk.hall.pk))
    assert {one.why for one in desk.restore(kept).left} == {"no_hall"}


def test_a_newer_screening_stays_where_it_is(desk: Desk) -> None:
    kept = desk.keep()
    desk.stir()
    newer = desk.screen(hall=desk.hall, starts=at(25, 8))
    desk.restore(kept)
    newer.refresh_from_db()
    assert (newer.hall, newer.starts) == (desk.hall, at(25, 8))


def test_a_name_is_given_once_a_tour_and_never_empty(desk: Desk) -> None:
    kept, two = desk.keep(), desk.keep("Plan B")
    for name, said in (("Plan A", "of that name already"), ("", "cannot be blank")):
        with pytest.raises(ValidationError, match=said):
            desk.keep(name)
        with pytest.raises(ValidationError, match=said):
            saved.rename(actor=desk.officer, saved=two, name=name, note="")
    saved.rename(actor=desk.officer, saved=kept, name="Plan C", note="After the call")
    kept.refresh_from_db()
    assert (kept.name, kept.note) == ("Plan C", "After the call")


def test_an_empty_tour_has_nothing_to_keep() -> None:
    tour = make_tour()
    with pytest.raises(ValidationError, match="no screenings to keep"):
        saved.keep(actor=make_officer(tour), tour=tour, name="Plan A")


def test_the_trail_tells_each_step_and_holds_what_was_discarded(desk: Desk) -> None:
    kept = desk.keep()
    desk.stir()
    desk.restore(kept)
    places = kept.places
    saved.discard(actor=desk.officer, saved=kept)
    told = AuditEntry.objects.filter(subject_model="screenings.savedtimetable").order_by("id")
    assert [entry.action for entry in told] == [
        "keep timetable",
        "keep timetable",
        "restore timetable",
        "discard timetable",
    ]
    assert told[3].changes["timetable"] == [places, None]
    assert told[2].changes == {"moved": [0, 3]}


@pytest.mark.parametrize("role", ["viewer", "door"])
def test_only_an_officer_keeps_restores_renames_or_discards(desk: Desk, role: str) -> None:
    kept, actor = desk.keep(), make_officer(desk.tour, role)
    for attempt in (
        lambda: saved.keep(actor=actor, tour=desk.tour, name="Mine"),
        lambda: saved.restore(actor=actor, saved=kept, now=NOW),
        lambda: saved.rename(actor=actor, saved=kept, name="Mine", note=""),
        lambda: saved.discard(actor=actor, saved=kept),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert [one.name for one in SavedTimetable.objects.all()] == ["Plan A"]


def test_differences_name_what_moved_came_and_went_and_pins_where_both_tell() -> None:
    here, there = Spot(1, at(24, 8), False), Spot(2, at(24, 8), False)
    before = State({1: here, 2: here, 3: Spot(None, None, False), 4: here, 5: here, 6: here})
    after = State({1: there, 2: Spot(), 3: here, 4: here._replace(pinned=True), 5: here})
    found = differences(before, after)
    assert [(one.screening, one.kind) for one in found] == [
        (1, "moved"),
        (2, "taken_off"),
        (3, "placed"),
        (4, "pinned"),
        (6, "taken_off"),
    ]
    proposed = State({1: Spot(1, at(24, 8)), 4: Spot(1, at(24, 9))}, whole=False)
    assert [one.screening for one in differences(before, proposed)] == [4]


def test_a_state_is_the_same_after_it_was_written_down(desk: Desk) -> None:
    state = as_it_stands(desk.tour)
    assert state_of(SavedTimetable(places=rows(state))) == state
