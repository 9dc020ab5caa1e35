"""Saving and deleting with an audit row: the one way a record changes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models, transaction

from roadshow.apps.core.models import AuditEntry, User

Fields = dict[str, Any]
Links = Mapping[str, Sequence[models.Model]]


def save(
    *,
    actor: User | None,
    record: models.Model,
    action: str,
    tour_id: int | None,
    links: Links | None = None,
) -> bool:
    """Validate, write and audit one record, with its many-to-many ``links``, in one transaction;
    whether anything changed.

    Raises:
        ValidationError: by field; nothing is written.
    """
    record.full_clean()
    with transaction.atomic():
        stored = type(record)._default_manager.filter(pk=record.pk).first() if record.pk else None
        before = _fields(stored) if stored else {}
        record.save()
        changes = _changes(before, _fields(record))
        for name, others in (links or {}).items():
            manager = getattr(record, name)
            old, new = sorted(manager.values_list("pk", flat=True)), sorted(o.pk for o in others)
            if old != new:
                manager.set(others)
                changes[name] = [old, new]
        note(actor=actor, action=action, subject=record, tour_id=tour_id, changes=changes)
        return bool(changes)


def delete(*, actor: User | None, record: models.Model, action: str, tour_id: int | None) -> None:
    """Delete and audit one record; the audit row keeps what it held."""
    with transaction.atomic():
        gone = {name: [value, None] for name, value in _fields(record).items()}
        note(actor=actor, action=action, subject=record, tour_id=tour_id, changes=gone)
        record.delete()


def note(
    *,
    actor: User | None,
    action: str,
    subject: models.Model,
    tour_id: int | None,
    changes: dict[str, list[Any]],
) -> None:
    """Write one audit row. Call it inside the transaction of the change itself."""
    AuditEntry.objects.create(
        actor=actor,
        actor_name=str(actor) if actor else "roadshow",
        action=action,
        subject_model=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_name=str(subject)[:200],
        tour_id=tour_id,
        changes=changes,
    )


def _fields(record: models.Model) -> Fields:
    return {field.attname: _plain(getattr(record, field.attname)) for field in record._meta.fields}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return f"{len(value)} bytes"
    return str(value) if isinstance(value, Decimal | UUID) else value


def _changes(before: Fields, after: Fields) -> dict[str, list[Any]]:
    return {
        name: [before.get(name), value]
        for name, value in after.items()
        if before.get(name) != value
    }
