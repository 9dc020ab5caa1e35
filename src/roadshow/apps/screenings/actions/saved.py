"""Keeping a tour's timetable under a name, and putting it back."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions.moving import lock
from roadshow.apps.screenings.actions.putting import put
from roadshow.apps.screenings.bridge import versions
from roadshow.apps.screenings.bridge.putting import Left, Plan, Wanted, plan
from roadshow.apps.screenings.models import SavedTimetable
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability


class Restored(NamedTuple):
    """How many screenings moved, those that could not be put back, and under which name what
    stood until then is kept: None where nothing moved."""

    moved: int
    left: list[Left]
    before: SavedTimetable | None


def keep(*, actor: User, tour: Tour, name: str, note: str = "") -> SavedTimetable:
    """Note under a name where every screening of the tour is now.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: by field; or there is nothing to keep.
    """
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        lock(tour)
        return _keep(actor, tour, name, note)


def restore(*, actor: User, saved: SavedTimetable, now: datetime) -> Restored:
    """Put every screening back where it was, pinned as it was, whoever moved it since.

    What cannot be put back stays where it is, and is told; screenings that are newer stay too. What
    stood until now is kept under a dated name first.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: nothing is written.
    """
    tour = saved.tour
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        lock(tour)
        found = restoring(saved)
        if not found.puts:
            return Restored(0, found.left, None)
        before = _keep_present(actor, saved, now)
        moved = put(actor=actor, tour=tour, plan=found)
        core.note(
            actor=actor,
            action="restore timetable",
            subject=saved,
            tour_id=tour.pk,
            changes={"moved": [0, moved]},
        )
    return Restored(moved, found.left, before)


def restoring(saved: SavedTimetable) -> Plan:
    """What ``restore`` would do now. Five queries."""
    spots = versions.saved(saved).spots
    return plan(saved.tour, [Wanted(key, spot) for key, spot in spots.items()])


def rename(*, actor: User, saved: SavedTimetable, name: str, note: str) -> None:
    """Give a saved timetable another name and note.

    Raises:
        PermissionDenied, ValidationError: nothing is written.
    """
    require(actor, saved.tour, Ability.EDIT)
    saved.name, saved.note = name, note
    core.save(actor=actor, record=saved, action="rename timetable", tour_id=saved.tour_id)


def discard(*, actor: User, saved: SavedTimetable) -> None:
    """Remove a saved timetable. The audit trail keeps what it held."""
    require(actor, saved.tour, Ability.EDIT)
    with transaction.atomic():
        core.note(
            actor=actor,
            action="discard timetable",
            subject=saved,
            tour_id=saved.tour_id,
            changes={
                "name": [saved.name, None],
                "note": [saved.note, None],
                "timetable": [saved.places, None],
            },
        )
        saved.delete()


def _keep(actor: User, tour: Tour, name: str, note: str) -> SavedTimetable:
    """Call it after ``lock``."""
    places = versions.rows(versions.as_it_stands(tour))
    if not places:
        raise ValidationError(_("There are no screenings to keep yet."), code="empty")
    saved = SavedTimetable(tour=tour, name=name, note=note, places=places, saved_by=actor)
    saved.full_clean()
    saved.save()
    core.note(
        actor=actor,
        action="keep timetable",
        subject=saved,
        tour_id=tour.pk,
        changes={"name": [None, name], "note": [None, note]},
    )
    return saved


def _keep_present(actor: User, saved: SavedTimetable, now: datetime) -> SavedTimetable:
    tour = saved.tour
    stamp = f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    taken = set(SavedTimetable.objects.filter(tour=tour).values_list("name", flat=True))
    numbered = (f"{stamp} ({number})" for number in range(2, len(taken) + 3))
    name = next(name for name in (stamp, *numbered) if name not in taken)
    note = _("Before “%(name)s” was restored") % {"name": saved.name}
    return _keep(actor, tour, name, note)
