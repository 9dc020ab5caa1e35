"""The form of a tour."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roadshow.apps.tours.models import Programme, Tour
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.texts import TextField

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TourForm(DeskForm):
    """Makes a tour, or changes ``record``."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))
    name = TextField(label=_("Name"))
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        help_text=_("Letters, digits and hyphens: the last part of the public address."),
    )
    starts = forms.DateField(label=_("First day"), widget=DAY)
    ends = forms.DateField(label=_("Last day"), widget=DAY)
    summary = TextField(label=_("Summary"), required=False, long=True)
    occasion = TextField(label=_("Occasion"), required=False, long=True)
    source = forms.CharField(label=_("Source"), required=False, max_length=200)

    def __init__(
        self, data: Any, *, programmes: QuerySet[Programme], record: Tour | None = None, **rest: Any
    ) -> None:
        self._record = record or Tour()
        names = list(type(self).base_fields)
        initial = {name: getattr(record, name) for name in names} if record else {}
        super().__init__(data, initial=initial, **rest)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]
        for name in ("name", "summary", "occasion"):
            self.fields[name].initial = initial.get(name, {})

    def record(self) -> Tour:
        """The tour with what was typed; call it once the form is valid."""
        for name, value in self.cleaned_data.items():
            setattr(self._record, name, value)
        return self._record
