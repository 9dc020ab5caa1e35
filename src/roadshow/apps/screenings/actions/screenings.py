"""Halls, their opening times, and screenings placed by hand."""

from datetime import datetime

from django.db import transaction

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions.moving import count, lock, stale
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.screenings.queries import tour_of
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability

Record = Hall | Opening | Screening


def save(
    *,
    actor: User,
    record: Record,
    links: core.Links | None = None,
    edition: int | None = None,
) -> None:
    """Add or change one record. What is published does not move: that takes a release.

    ``edition``: of a screening, as the person saw it; None asks nobody.

    Raises:
        PermissionDenied: by role on the tour.
        StaleError: the screening is no longer as it was in that edition.
        ValidationError: by field; nothing is written.
    """
    tour = tour_of(record)
    require(actor, tour, Ability.EDIT)
    name = f"{'change' if record.pk else 'add'} {record._meta.model_name}"
    if not isinstance(record, Screening) or not record.pk:
        core.save(actor=actor, record=record, action=name, tour_id=tour.pk, links=links)
        return
    with transaction.atomic():
        lock(tour)
        # The board may have counted on since this record was read.
        record.refresh_from_db(fields=["edition"])
        if edition not in {None, record.edition}:
            raise stale(record.pk)
        if core.save(actor=actor, record=record, action=name, tour_id=tour.pk, links=links):
            count(record)


def place(
    *,
    actor: User,
    screening: Screening,
    hall: Hall | None,
    starts: datetime | None,
    edition: int | None = None,
) -> None:
    """Put a screening in a hall at a time and pin it there, or with None take it off the table.

    Raises:
        PermissionDenied, StaleError, ValidationError: nothing is written.
    """
    screening.hall, screening.starts = hall, starts
    screening.pinned = hall is not None
    save(actor=actor, record=screening, edition=edition)


def delete(*, actor: User, record: Record) -> None:
    """Remove one record. The audit trail keeps what it held."""
    tour = tour_of(record)
    require(actor, tour, Ability.EDIT)
    name = f"delete {record._meta.model_name}"
    core.delete(actor=actor, record=record, action=name, tour_id=tour.pk)
