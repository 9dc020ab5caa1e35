"""A record's form with the rows beneath it, written whole or not at all."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from roadshow.apps.core.models import User
from roadshow.apps.tours.models import Tour
from roadshow.web.desk.records.specs import Spec
from roadshow.web.desk.records.write import write_record
from roadshow.web.forms.choices import Offer
from roadshow.web.forms.records import Rows


class Sheet:
    """``data`` is what was sent, None where the page is only shown."""

    def __init__(
        self,
        spec: Spec,
        tour: Tour,
        record: Model,
        data: Mapping[str, Any] | None = None,
        *,
        locked: bool = False,
    ) -> None:
        self.spec, self.data = spec, data
        offer = Offer(tour)
        self.form = spec.form(data, record=record, offer=offer, locked=locked)
        self.rows = {
            inline.key: Rows(
                inline.form,
                data,
                key=inline.key,
                stored=list(getattr(record, inline.related).all()) if record.pk else [],
                offer=offer,
                zone=self.form.zone,
                locked=locked,
            )
            for inline in spec.inlines
        }

    def save(self, actor: User) -> bool:
        """Write everything, or nothing and note why."""
        if not all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())]):
            return False
        with transaction.atomic():
            (self.spec.write or write_record)(actor, self)
            if self.refused:
                transaction.set_rollback(True)
        return not self.refused

    @property
    def refused(self) -> bool:
        """Whether anything that was sent is wrong."""
        if self.data is None:
            return False
        every = [row for rows in self.rows.values() for row in rows.rows if not row.gone]
        return bool(
            self.form.errors
            or any(rows.errors for rows in self.rows.values())
            or any(row.form.errors for row in every)
        )
