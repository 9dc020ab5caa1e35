"""Asking for a timetable draft, stopping it, taking its proposal whole or in pieces."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.effects import announce
from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions.moving import lock
from roadshow.apps.screenings.actions.putting import put
from roadshow.apps.screenings.bridge import timetable as bridge
from roadshow.apps.screenings.bridge.drafts import wanted
from roadshow.apps.screenings.bridge.putting import Left, plan
from roadshow.apps.screenings.models import Draft, Screening
from roadshow.apps.screenings.phrases import SECONDS, DraftState
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability

LOST = timedelta(minutes=15)
"""After so long an unfinished draft has lost its worker."""


class Taken(NamedTuple):
    """How many screenings moved, and those that did not though they were asked for."""

    moved: int
    left: list[Left]


def ask(*, actor: User, tour: Tour, seconds: int = SECONDS[1]) -> Draft:
    """Have the solver place every screening that is not pinned, for so many ``SECONDS`` at most.
    Nothing moves before ``apply``.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: nothing to place, no such choice of seconds, or another draft is at work.
    """
    require(actor, tour, Ability.EDIT)
    if seconds not in SECONDS:
        raise ValidationError(
            _("A draft takes %(choices)s seconds."),
            code="seconds",
            params={"choices": ", ".join(map(str, SECONDS))},
        )
    # Read before the problem: what changes in between is then taken for changed.
    editions = dict(
        Screening.objects.filter(showcase__tour=tour).values_list("pk", "edition").order_by("pk")
    )
    problem = bridge.problem_of(tour)
    if not problem.showings:
        raise ValidationError(_("There are no screenings to place yet."), code="empty")
    _give_up_lost(tour)
    draft = Draft(
        tour=tour,
        asked_by=actor,
        seconds=seconds,
        editions={str(key): edition for key, edition in editions.items()},
        problem=problem.model_dump(mode="json"),
    )
    try:
        with transaction.atomic():
            draft.save()
            core.note(actor=actor, action="ask draft", subject=tour, tour_id=tour.pk, changes={})
            announce("timetable draft asked", draft_id=draft.pk)
    except IntegrityError:
        raise ValidationError(
            _("A draft is at work already. Wait for it, or stop it."), code="busy"
        ) from None
    return draft


def stop(*, actor: User, tour: Tour) -> None:
    """Ask the draft at work to end with the best it has."""
    require(actor, tour, Ability.EDIT)
    Draft.objects.filter(tour=tour, state__in=(DraftState.WAITING, DraftState.RUNNING)).update(
        stop_asked=True
    )
    # One that no worker has taken up yet has nothing to end with.
    Draft.objects.filter(tour=tour, state=DraftState.WAITING).update(state=DraftState.STOPPED)


def apply(
    *, actor: User, draft: Draft, now: datetime, only: Collection[int] | None = None
) -> Taken:
    """Place the screenings as the draft proposes, or ``only`` some of them by their keys.

    What is pinned by now, what somebody changed since the draft was asked for, and what can no
    longer stand where it is proposed stays where it is, and is told; all else moves.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: no proposal, or nothing chosen from it.
    """
    tour = draft.tour
    require(actor, tour, Ability.EDIT)
    if only is not None and not only:
        raise ValidationError(_("Choose at least one of the moves."), code="none")
    with transaction.atomic():
        lock(tour)
        draft = Draft.objects.get(pk=draft.pk)
        if draft.solution is None or not draft.solution["placements"]:
            raise ValidationError(_("This draft has no proposal."), code="empty")
        found = plan(tour, wanted(draft, only))
        moved = put(actor=actor, tour=tour, plan=found)
        if moved or not found.left:
            draft.applied_at = now
            draft.save(update_fields=["applied_at"])
            core.note(
                actor=actor,
                action="apply draft",
                subject=tour,
                tour_id=tour.pk,
                changes={"moved": [0, moved]},
            )
    return Taken(moved, found.left)


def _give_up_lost(tour: Tour) -> None:
    """A draft whose worker died must not bar the next one for ever."""
    lost = Draft.objects.filter(tour=tour, state__in=(DraftState.WAITING, DraftState.RUNNING))
    lost.filter(asked_at__lt=Now() - LOST).update(state=DraftState.FAILED)
