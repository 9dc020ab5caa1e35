"""Putting many screenings at once where a draft or a saved timetable has them."""

from django.db.models import F

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.screenings.bridge.putting import Plan
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Tour


def put(*, actor: User, tour: Tour, plan: Plan) -> int:
    """Carry out what can be carried out of a plan; how many that were. Call it in the transaction
    in which the plan was made, after ``lock``.

    Raises:
        ValidationError: a screening's row breaks a rule of its own; undo everything.
    """
    moved = [one.screening.pk for one in plan.puts]
    # Counted first, so that the trail tells places, and not the number that goes with them.
    Screening.objects.filter(pk__in=moved).update(edition=F("edition") + 1)
    for one in plan.puts:
        row = one.screening
        row.hall, row.starts = one.hall, one.after.starts
        row.pinned = row.pinned if one.after.pinned is None else one.after.pinned
        row.edition += 1
        core.save(actor=actor, record=row, action="move screening", tour_id=tour.pk)
    return len(moved)
