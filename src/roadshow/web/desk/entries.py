"""Entries of the audit trail in words: who did what to which record, and what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, ForeignKey, Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.core.texts import TextField
from roadshow.apps.tours.models import Tour
from roadshow.web.desk.clock import words
from roadshow.web.desk.records.kinds import SPECS
from roadshow.web.desk.words import COLUMNS, KINDS, VERBS
from roadshow.web.forms.choices import label, offered
from roadshow.web.forms.records import LABELS

HIDDEN = frozenset(
    {"id", "key", "feed_key", "digest", "tour_id", "opens", "closes", "slug", "timetable"}
)
"""Columns that say nothing to a reader, or that stand in somebody's private address."""


@dataclass(frozen=True)
class Value:
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One row of the trail. ``href`` leads to the record while it is there."""

    at: datetime
    who: str
    verb: str
    kind: str
    name: str
    href: str
    changes: list[Value]
    whole: bool


@dataclass(frozen=True)
class Run:
    """Entries of the same kind in a row, as one line."""

    first: Entry
    more: int


def tell(tour: Tour, found: Iterable[AuditEntry]) -> list[Entry]:
    """Entries in words. A query or two for each kind of record they speak of."""
    found = list(found)
    names = _Names(tour, found)
    return [_entry(row, names) for row in found]


def runs(entries: Iterable[Entry], most: int) -> list[Run]:
    """The first ``most`` lines, what somebody did to many records of a kind told as one."""

    def sort(entry: Entry) -> tuple[Any, ...]:
        return entry.who, entry.verb, entry.kind, entry.at.replace(second=0, microsecond=0)

    grouped = [list(same) for _key, same in groupby(entries, sort)]
    return [Run(same[0], len(same) - 1) for same in grouped[:most]]


def _entry(row: AuditEntry, names: "_Names") -> Entry:
    model = _model(row.subject_model)
    verb = row.action.split(" ", maxsplit=1)[0]
    name, href = names.subject(row)
    return Entry(
        at=row.at,
        who=row.actor_name,
        verb=str(VERBS.get(verb, row.action)),
        kind=str(KINDS.get(row.subject_model, model._meta.verbose_name if model else "")),
        name=name,
        href=href,
        changes=[
            Value(
                _column(model, column), names.value(model, column, b), names.value(model, column, a)
            )
            for column, (b, a) in row.changes.items()
            if column not in HIDDEN and (b or a)
        ],
        whole=verb in {"add", "delete", "create"},
    )


def _model(name: str) -> type[Model] | None:
    try:
        return apps.get_model(name)
    except (LookupError, ValueError):
        return None


def _field(model: type[Model] | None, column: str) -> "Field[Any, Any] | None":
    try:
        found = model._meta.get_field(column.removesuffix("_id")) if model else None
    except FieldDoesNotExist:
        return None
    return found  # type: ignore[return-value]  # the columns of an entry are a model's own


def _column(model: type[Model] | None, column: str) -> str:
    field = _field(model, column)
    if field is None:
        return str(COLUMNS.get(column, column))
    return str(LABELS.get(field.name) or capfirst(field.verbose_name))


class _Names:
    """The records that entries speak of by their keys, fetched together."""

    def __init__(self, tour: Tour, found: list[AuditEntry]) -> None:
        self.tour = tour
        self.spec_of = {spec.model._meta.label_lower: spec for spec in SPECS.values()}
        self.subjects: dict[str, dict[str, Any]] = {}
        for model, spec in self.spec_of.items():
            keys = {int(r.subject_id) for r in found if r.subject_model == model}
            if keys:
                rows = spec.rows(tour).filter(pk__in=keys)
                self.subjects[model] = {str(row.pk): row for row in rows}
        self.others = self._others(found)

    def _others(self, found: list[AuditEntry]) -> dict[type[Model], dict[int, Any]]:
        """What the changed foreign keys point to."""
        wanted: dict[type[Model], set[int]] = {}
        for row in found:
            for column, values in row.changes.items():
                other = _other(_field(_model(row.subject_model), column))
                keys = {key for value in values for key in _keys(value)} if other else set()
                if other and keys:
                    wanted.setdefault(other, set()).update(keys)
        return {
            model: {one.pk: one for one in offered(model, self.tour).filter(pk__in=keys)}
            for model, keys in wanted.items()
        }

    def subject(self, row: AuditEntry) -> tuple[str, str]:
        """A record by its name today and its page, or by its name then."""
        record = self.subjects.get(row.subject_model, {}).get(row.subject_id)
        if record is None:
            return row.subject_name, ""
        spec = self.spec_of[row.subject_model]
        return spec.name(record), reverse("desk:edit", args=[self.tour.slug, spec.kind, record.pk])

    def value(self, model: type[Model] | None, column: str, value: Any) -> str:
        field = _field(model, column)
        if other := _other(field):
            named = self.others.get(other, {})
            return ", ".join(label(named[key]) for key in _keys(value) if key in named)
        return _plain(field, value)


def _other(field: "Field[Any, Any] | None") -> type[Model] | None:
    if field is None or not (isinstance(field, ForeignKey) or field.many_to_many):
        return None
    return field.related_model


def _keys(value: Any) -> list[int]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, int)]


def _plain(field: "Field[Any, Any] | None", value: Any) -> str:
    """A stored value in a few words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(field, TextField) and isinstance(value, dict):
        return words(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field and field.get_internal_type() == "DateTimeField":
        return f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M} UTC"
    choices = dict(field.flatchoices) if field else {}
    return str(choices.get(value, value))
