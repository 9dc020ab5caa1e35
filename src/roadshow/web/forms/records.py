"""The form of any record, made from its model's fields; and rows of forms beneath it."""

from collections.abc import Mapping
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.db import models
from django.forms.models import fields_for_model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roadshow.apps.core import texts
from roadshow.apps.films.models import ContentKey, Movement
from roadshow.apps.films.phrases import formats, genres
from roadshow.apps.rights.rules import media_choices
from roadshow.apps.tours.models import Leg
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.choices import Offer, RecordChoice, RecordChoices
from roadshow.web.forms.texts import TextField
from roadshow.web.forms.times import LocalTimeField
from roadshow.web.forms.tours import DAY

LONG = frozenset({"summary", "synopsis", "note", "detail", "directions"})
PLACES = ("leg", "venue", "event")
"""The fields that say in which city, and so in which zone, a record's times are; first wins."""

UTC = ZoneInfo("UTC")
ANYWHERE = (ContentKey, Movement)
"""Records whose times may lie in no city of a tour: then they are told in UTC."""

LABELS: dict[str, Any] = {
    "venue": _("Venue"),
    "version": _("Version"),
    "country": _("Country"),
    "countries": _("Countries"),
    "event": _("Event"),
    "film": _("Film"),
    "films": _("Films"),
    "hall": _("Hall"),
    "leg": _("City"),
    "member": _("Delegation member"),
    "organisation": _("Organisation"),
    "owner": _("Owner"),
    "person": _("Person"),
    "speakers": _("Speakers"),
    "title": pgettext_lazy("of an event or a commitment", "Title"),
    "voiced_at": _("Voiced at"),
}
HELP: dict[str, Any] = {
    "country": _("Two letters, such as KZ."),
    "countries": _("Two letters each, with commas between: CN, KZ."),
    "dubbed": _("Language tags with commas between, such as ru, kk; empty: none."),
    "subtitled": _("Language tags with commas between, such as ru, kk; empty: none."),
    "territory": _("Two letters, such as KZ."),
    "burnt_in": _("Language tags with commas between, such as en: they cannot be switched off."),
    "aspect": _("Width to height, such as 1.85 or 2.39."),
    "frame_rate": _("Such as 24 or 25."),
    "slug": _("Letters, digits and hyphens: a part of the public address."),
    "spoken": _("Language tags with commas between: zh, en."),
    "subtitles": _("Language tags with commas between: en, ru, kk."),
    "timezone": _("As in “Asia/Almaty”."),
}


BOXES = {"formats": formats, "genres": genres, "media": media_choices}


class TagsField(forms.CharField):
    """A list of short codes, typed with commas between."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return value
        return [tag for tag in super().clean(value).replace(",", " ").split() if tag]


class BoxesField(forms.MultipleChoiceField):
    """Several of a list that is ours, each with its own box to tick."""

    widget = forms.CheckboxSelectMultiple


class RecordForm(DeskForm):
    """Makes or changes ``record``. Call ``build`` once it is valid, then the record's action."""

    model: ClassVar[type[models.Model]]
    home: ClassVar[ZoneInfo | None] = None
    """The zone of times where no city is chosen; None where one must be."""

    def __init__(
        self,
        data: Any = None,
        *,
        record: models.Model,
        offer: Offer,
        zone: ZoneInfo | None = None,
        **rest: Any,
    ) -> None:
        self.record = record
        initial = self.stored()
        super().__init__(data, initial=initial, **rest)
        for name, field in self.fields.items():
            field.initial = initial[name]
            if isinstance(field, RecordChoice | RecordChoices):
                other = self.model._meta.get_field(name).related_model
                offer.fill(field, other)  # type: ignore[arg-type]  # a model, by its field's kind
        self.zone = zone or self._zone(offer) or self.home
        for field in self.fields.values():
            if isinstance(field, LocalTimeField):
                field.set_zone(self.zone)
                field.help_text = field.help_text or _("In the time of the city chosen above.")

    def stored(self) -> dict[str, Any]:
        """What the record holds in this form's fields; of linked records their keys."""
        return {name: _stored(self.record, name) for name in type(self).base_fields}

    def build(self) -> dict[str, list[models.Model]]:
        """Put what was typed into the record; give the records it is to be linked with."""
        links: dict[str, list[models.Model]] = {}
        before = self._state()
        for name, value in self.cleaned_data.items():
            if isinstance(self.fields[name], RecordChoices):
                links[name] = list(value)
            else:
                setattr(self.record, name, value)
        old = {name: sorted(_stored(self.record, name)) for name in links}
        new = {name: sorted(one.pk for one in chosen) for name, chosen in links.items()}
        self.changed = self.record.pk is None or before != self._state() or old != new
        return links

    def _state(self) -> dict[str, Any]:
        return {f.attname: getattr(self.record, f.attname) for f in self.record._meta.fields}

    def _zone(self, offer: Offer) -> ZoneInfo | None:
        for name in PLACES:
            if name not in self.fields:
                continue
            model = self.model._meta.get_field(name).related_model
            chosen = offer.records(model).get(str(self[name].value()))  # type: ignore[arg-type]
            leg = chosen if isinstance(chosen, Leg) or chosen is None else chosen.leg
            return leg.zone if leg else None
        return None


def form_of(
    model: type[models.Model], names: str, base: type[RecordForm] = RecordForm
) -> type[RecordForm]:
    """The form class with these fields, named with spaces between."""
    wanted = names.split()
    found = fields_for_model(model, wanted, formfield_callback=_field)
    home = {"home": UTC} if model in ANYWHERE else {}
    return type(f"{model.__name__}Form", (base,), {**found, "model": model, **home})


def _field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """The form field of a model field: ours for texts, times, codes and records."""
    given: dict[str, Any] = {
        "label": LABELS.get(field.name) or capfirst(field.verbose_name),
        "help_text": HELP.get(field.name) or field.help_text,
    }
    required: dict[str, Any] = {"required": not field.blank}
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        given["widget"] = DAY
    if isinstance(field, models.ForeignKey | models.ManyToManyField):
        nothing = field.related_model._default_manager.none()
        ours = RecordChoice if isinstance(field, models.ForeignKey) else RecordChoices
        return ours(nothing, **required, **given)
    if isinstance(field, texts.TextField):
        return TextField(long=field.name in LONG, **required, **given)
    if choices := BOXES.get(field.name):
        return BoxesField(choices=choices, **required, **given)
    if isinstance(field, models.JSONField):
        return TagsField(**required, **given)
    if isinstance(field, models.DateTimeField):
        return LocalTimeField(**required, **given)
    if isinstance(field, models.URLField):
        given["assume_scheme"] = "https"
    return field.formfield(**given, **kwargs)


def _stored(record: models.Model, name: str) -> Any:
    field = record._meta.get_field(name)
    if field.many_to_many:
        return [one.pk for one in getattr(record, name).all()] if record.pk else []
    return getattr(record, field.attname)  # type: ignore[union-attr]  # a column


class Row:
    """One row: a form, and whether it is to go. A new row that stays empty is none."""

    def __init__(self, form: RecordForm, *, gone: bool) -> None:
        self.form, self.record = form, form.record
        self.gone = gone and self.record.pk is not None

    @property
    def empty(self) -> bool:
        return self.record.pk is None and not self.form.has_changed()

    @property
    def open(self) -> bool:
        """Whether the page shows it unfolded: a new row that was typed in, or one with errors."""
        written = self.record.pk is None and not self.empty
        return self.form.is_bound and (written or bool(self.form.errors))


class Rows:
    """The rows of one kind beneath a record. New ones may be written in the last few."""

    SPARE = 3
    MOST = 200

    def __init__(
        self,
        form: type[RecordForm],
        data: Mapping[str, Any] | None,
        *,
        key: str,
        stored: list[models.Model],
        **rest: Any,
    ) -> None:
        self.key, self.errors = key, list[str]()
        by_key = {str(record.pk): record for record in stored}
        if data is None:
            records = [*stored, *(form.model() for _spare in range(self.SPARE))]
        else:
            count = str(data.get(f"{key}-count", "0"))
            named = range(min(int(count), self.MOST) if count.isdecimal() else 0)
            keys = [data.get(f"{key}-{n}-id", "") for n in named]
            records = [by_key.get(pk) or form.model() for pk in keys]
        self.rows = [
            Row(
                form(data, record=record, prefix=f"{key}-{n}", empty_permitted=True, **rest),
                gone=bool(data and data.get(f"{key}-{n}-gone")),
            )
            for n, record in enumerate(records)
        ]

    def is_valid(self) -> bool:
        """Every row that stays is well written. All are asked, so that all errors show."""
        return all([row.gone or row.form.is_valid() for row in self.rows])  # noqa: C419

    def kept(self) -> list[Row]:
        return [row for row in self.rows if not (row.gone or row.empty)]

    def gone(self) -> list[Row]:
        return [row for row in self.rows if row.gone]
