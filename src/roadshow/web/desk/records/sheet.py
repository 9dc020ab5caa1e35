"""A record's form with the rows beneath it, written whole or not at all."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

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
        self.stamp = self._stamp(record) if record.pk else ""

    def save(self, actor: User) -> bool:
        """Write everything, or nothing and note why."""
        if not all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())]):
            return False
        if self.overtaken:
            self.form.add_error(
                None,
                _(
                    "Somebody changed this while you had it open. Compare with the trail; "
                    "save again to put your words in place of theirs."
                ),
            )
            return False
        with transaction.atomic():
            (self.spec.write or write_record)(actor, self)
            if self.refused:
                transaction.set_rollback(True)
        return not self.refused

    @property
    def overtaken(self) -> bool:
        """Whether what is stored is no longer what the sender's page was made from."""
        seen = self.data.get("seen", "") if self.data else ""
        return bool(seen and seen != self.stamp)

    def _stamp(self, record: Model) -> str:
        """A short digest of what is stored: the record, its rows and what they are linked with."""
        rows = [row.form for rows in self.rows.values() for row in rows.rows if row.record.pk]
        held = [form.stored() for form in (self.form, *rows)]
        text = json.dumps(held, cls=DjangoJSONEncoder, sort_keys=True)
        return sha256(text.encode()).hexdigest()[:16]

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
