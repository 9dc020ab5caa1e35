"""Avails workbooks taken over into the grants, all or nothing."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.films.queries import require_catalogue
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.actions.records import note_change
from roadshow.apps.rights.bridge.exchange import Line, Preview, preview
from roadshow.apps.rights.models import AvailsFile, Revision
from roadshow.apps.tours.models import Tour


def send_in(
    *,
    actor: User,
    tour: Tour,
    file_name: str,
    content: bytes,
    licensor: Organisation | None,
    now: datetime,
) -> AvailsFile:
    """Keep a workbook for a look at it. No grant changes.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: at ``file``: it is no workbook, or holds no avails.
    """
    require_catalogue(actor)
    preview(content, party=licensor, today=now.date())
    record = AvailsFile(
        tour=tour, file_name=file_name[-200:], content=content, licensor=licensor, made_by=actor
    )
    core.save(actor=actor, record=record, action="add availsfile", tour_id=tour.pk)
    return record


def take_file(*, actor: User, record: AvailsFile, now: datetime, leave_out: bool) -> Preview:
    """Take over a workbook that was sent in, once.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: as ``take``; or it was taken over already.
    """
    with transaction.atomic():
        fresh = AvailsFile.objects.filter(pk=record.pk, done_at=None)
        if not fresh.update(done_at=now):
            raise ValidationError(_("This workbook was taken over already."), code="state")
        content, party = bytes(record.content), record.licensor
        done = take(actor=actor, content=content, party=party, now=now, leave_out=leave_out)
        core.note(
            actor=actor,
            action="take availsfile",
            subject=record,
            tour_id=record.tour_id,
            changes={},
        )
    record.done_at = now
    return done


def take(
    *,
    actor: User,
    content: bytes,
    party: Organisation | None,
    now: datetime,
    leave_out: bool = False,
) -> Preview:
    """Make the grants that a workbook speaks of, and change those that it says otherwise of.

    ``leave_out``: rows that cannot be taken over are left out; else one such row keeps out all.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: it is no workbook of avails, or rows of it cannot be taken over; nothing
            is written.
    """
    require_catalogue(actor)
    with transaction.atomic():
        # Two that take over the same rows wait for each other; the second finds them done.
        Revision.objects.get_or_create(pk=1)
        Revision.objects.select_for_update().get(pk=1)
        found = preview(content, party=party, today=now.date())
        if found.barred and not leave_out:
            raise ValidationError(
                _("%(count)d rows cannot be taken over. Mend them, or leave them out."),
                code="barred",
                params={"count": found.barred},
            )
        films = {film for line in found.lines for film in _write(actor, line)}
        if films:
            note_change(sorted(films))
    return found


def _write(actor: User, line: Line) -> set[int]:
    """The films whose rights change."""
    matched = line.matched
    if matched is None or matched.source is None:
        return set()
    grant, source = matched.grant, matched.source
    films = {matched.film.pk, *(film.pk for film in grant.films.all())} if grant.pk else set()
    links, verb = {"films": [matched.film]}, "change" if grant.pk else "add"
    core.save(actor=actor, record=grant, action=f"{verb} grant", tour_id=None, links=links)
    verb = "change" if source.pk else "add"
    source.grant = grant
    core.save(actor=actor, record=source, action=f"{verb} availsource", tour_id=None)
    return films | {matched.film.pk}
