"""Reading the audit trail."""

from django.db import models
from django.db.models import QuerySet

from roadshow.apps.core.models import AuditEntry, Merger


def history(record: models.Model) -> QuerySet[AuditEntry]:
    """The trail of a record and of all that were merged into it, the newest first."""
    label = record._meta.label_lower
    keys, fresh = {str(record.pk)}, {str(record.pk)}
    while fresh:
        mergers = Merger.objects.filter(subject_model=label, kept_id__in=fresh)
        fresh = set(mergers.values_list("gone_id", flat=True)) - keys
        keys |= fresh
    return AuditEntry.objects.filter(subject_model=label, subject_id__in=keys)
