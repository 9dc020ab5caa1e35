"""Asking for a timetable draft, stopping it, taking its proposal."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.effects import announce
from roadshow.apps.core.models import User
from roadshow.apps.screenings.bridge import timetable as bridge
from roadshow.apps.screenings.models import Draft, Screening
from roadshow.apps.screenings.phrases import DraftState
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability

LOST = timedelta(minutes=15)
"""After so long an unfinished draft has lost its worker."""


def ask(*, actor: User, tour: Tour) -> Draft:
    """Have the solver place every screening that is not pinned. Nothing moves before ``apply``.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: nothing to place, or another draft is at work.
    """
    require(actor, tour, Ability.EDIT)
    problem = bridge.problem_of(tour)
    if not problem.showings:
        raise ValidationError(_("There are no screenings to place yet."), code="empty")
    _give_up_lost(tour)
    draft = Draft(tour=tour, asked_by=actor, problem=problem.model_dump(mode="json"))
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


def apply(*, actor: User, draft: Draft, now: datetime) -> int:
    """Place the screenings as the draft proposes; return how many moved. Pinned ones stay.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: no proposal, or what it was made from has changed since.
    """
    tour = draft.tour
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        Tour.objects.select_for_update().get(pk=tour.pk)
        draft = Draft.objects.get(pk=draft.pk)
        if draft.solution is None or not draft.solution["placements"]:
            raise ValidationError(_("This draft has no proposal."), code="empty")
        if bridge.problem_of(tour).model_dump(mode="json") != draft.problem:
            raise ValidationError(
                _("The tour has changed since this draft. Ask for a new one."), code="stale"
            )
        moved = _place(actor, tour, draft)
        draft.applied_at = now
        draft.save(update_fields=["applied_at"])
        core.note(
            actor=actor,
            action="apply draft",
            subject=tour,
            tour_id=tour.pk,
            changes={"moved": [0, moved]},
        )
    return moved


def _give_up_lost(tour: Tour) -> None:
    """A draft whose worker died must not bar the next one for ever."""
    lost = Draft.objects.filter(tour=tour, state__in=(DraftState.WAITING, DraftState.RUNNING))
    lost.filter(asked_at__lt=Now() - LOST).update(state=DraftState.FAILED)


def _place(actor: User, tour: Tour, draft: Draft) -> int:
    moved = 0
    places = bridge.places(draft.solution or {})
    for screening in Screening.objects.filter(showcase__tour=tour, pinned=False):
        place = places.get(screening.pk)
        if place is None or place == (screening.hall_id, screening.starts):
            continue
        screening.hall_id, screening.starts = place
        core.save(actor=actor, record=screening, action="move screening", tour_id=tour.pk)
        moved += 1
    return moved
