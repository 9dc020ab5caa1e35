"""Publishing a tour: its state becomes a release, which the public sees until the next."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.screenings.bridge.timetable import blocks
from roadshow.apps.screenings.models import Release
from roadshow.apps.screenings.queries import current_release, document, last_release
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability
from roadshow.formats.appointments import carried
from roadshow.formats.programme_changes import changes


def publish(*, actor: User, tour: Tour, now: datetime, note: str = "") -> Release:
    """Show the tour as it stands now to the public.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: where the timetable breaks a rule, or nothing has changed.
    """
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        Tour.objects.select_for_update().get(pk=tour.pk)
        refused = blocks(tour)
        if refused:
            raise ValidationError(
                ngettext(
                    "The timetable breaks %(count)d rule; mend it on the timetable page first.",
                    "The timetable breaks %(count)d rules; mend them on the timetable page first.",
                    len(refused),
                ),
                code="blocked",
                params={"count": len(refused)},
            )
        programme = programme_of(tour)
        current = current_release(tour.slug)
        before = document(current.release_id) if current else None
        if before and before.says_the_same(programme):
            raise ValidationError(
                _("The public already sees exactly this. Change something first."),
                code="unchanged",
            )
        made = changes(before, programme)
        Release.objects.filter(tour=tour, current=True).update(current=False)
        last = last_release(tour.slug)
        number = last[1] if last else 0
        told = document(last[0]) if last else None
        whole = carried(told, number, programme, number + 1, now)
        release = Release.objects.create(
            tour=tour,
            number=number + 1,
            document=whole.model_dump_json(),
            summary=[change.model_dump(mode="json") for change in made],
            note=note,
            published_at=now,
            published_by=actor,
        )
        core.note(
            actor=actor,
            action="publish",
            subject=tour,
            tour_id=tour.pk,
            changes={
                "release": [number or None, release.number],
                **({"note": [None, note]} if note else {}),
            },
        )
    return release


def unpublish(*, actor: User, tour: Tour) -> None:
    """Take the tour from the public; its releases stay on record.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: where nothing is published.
    """
    require(actor, tour, Ability.EDIT)
    with transaction.atomic():
        if not Release.objects.filter(tour=tour, current=True).update(current=False):
            raise ValidationError(_("This tour is not published."), code="unpublished")
        core.note(actor=actor, action="unpublish", subject=tour, tour_id=tour.pk, changes={})
