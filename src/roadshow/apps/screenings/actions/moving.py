"""Moves on the board: each names the edition that the person saw, and is refused if it is stale."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import tour_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability


class StaleError(ValidationError):
    """Somebody changed the screening after this person saw it: ``who`` and when, ``at``, if the
    trail knows."""

    def __init__(self, who: str, at: datetime | None) -> None:
        said = _("Somebody changed this screening in the meantime. Nothing was written.")
        super().__init__(said, code="stale")
        self.who, self.at = who, at


def move(
    *,
    actor: User,
    screening_id: int,
    edition: int,
    hall: Hall,
    starts: datetime,
    pinned: bool = True,
) -> Screening:
    """Put a screening into a hall at a time: what a person places stays there, unless they say
    otherwise. A place that breaks a rule of the timetable is theirs to choose.

    Raises:
        PermissionDenied: by role on the tour.
        StaleError: it is no longer as it was in that edition.
        ValidationError: the place is none of its city or days; nothing is written.
    """
    fields = {"hall": hall, "starts": starts, "pinned": pinned}
    return _change(actor, screening_id, edition, "move screening", fields)


def park(*, actor: User, screening_id: int, edition: int) -> Screening:
    """Take a screening off the timetable. Raises as ``move`` does."""
    fields = {"hall": None, "starts": None, "pinned": False}
    return _change(actor, screening_id, edition, "move screening", fields)


def pin(*, actor: User, screening_id: int, edition: int, pinned: bool) -> Screening:
    """Say whether a draft leaves a placed screening where it is. Raises as ``move`` does."""
    return _change(actor, screening_id, edition, "change screening", {"pinned": pinned})


def change_qa(*, actor: User, screening_id: int, edition: int, minutes: int) -> Screening:
    """Make the Q&A longer or shorter, or with 0 leave it out. Raises as ``move`` does."""
    return _change(actor, screening_id, edition, "change screening", {"qa_minutes": minutes})


def lock(tour: Tour) -> None:
    """Let one change of a tour's board through at a time, until the transaction ends: the trail's
    ids, by which others follow the board, then come in the order in which changes are seen."""
    Tour.objects.select_for_update().get(pk=tour.pk)


def count(screening: Screening) -> None:
    """Make a written change a new edition. Call it in its transaction, after ``lock``."""
    Screening.objects.filter(pk=screening.pk).update(edition=F("edition") + 1)
    screening.refresh_from_db(fields=["edition"])


def stale(screening_id: int) -> StaleError:
    """The refusal, with who changed it last."""
    last = (
        AuditEntry.objects.filter(
            subject_model=Screening._meta.label_lower, subject_id=str(screening_id)
        )
        .order_by("-id")
        .first()
    )
    return StaleError(last.actor_name if last else "", last.at if last else None)


def _change(
    actor: User, screening_id: int, edition: int, action: str, fields: dict[str, Any]
) -> Screening:
    screening = Screening.objects.select_related("showcase__tour").get(pk=screening_id)
    tour = tour_of(screening)
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        lock(tour)
        mine = Screening.objects.filter(pk=screening_id, edition=edition)
        if not mine.update(edition=F("edition") + 1):
            raise stale(screening_id)
        fresh = Screening.objects.select_related("showcase", "leg", "version__film").get(
            pk=screening_id
        )
        for name, value in fields.items():
            setattr(fresh, name, value)
        if fresh.pinned and fresh.hall is None:
            raise ValidationError(_("Only what has a place can be pinned."), code="unplaced")
        core.save(actor=actor, record=fresh, action=action, tour_id=tour.pk)
    return fresh
