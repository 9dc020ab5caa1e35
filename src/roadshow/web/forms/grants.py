"""A grant's form: what it would clash with is said at the field before it is saved."""

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.clashes import clashes_of
from roadshow.apps.rights.models import Grant
from roadshow.engines.avails.clashes import Clash, Overlap
from roadshow.web.forms.choices import label
from roadshow.web.forms.records import RecordForm, form_of
from roadshow.web.rights.words import say_clash

FIELDS = {
    Clash.SOLD_TWICE: "territories",
    Clash.BOUGHT_TWICE: "territories",
    Clash.BEYOND: "territories",
    Clash.NOT_EXCLUSIVE: "exclusive",
    Clash.HELD_BACK: "media",
}
TOLD = 5
"""Clashes that are told at once; who mends these sees the next."""


class WarningForm(RecordForm):
    """Once warned, a person may save all the same; what would sell twice nobody saves."""

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        if data and self.add_prefix("anyway") in data:
            self._offer_anyway()

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        anyway = found.pop("anyway", False)
        if not self.errors and (self.record.pk is None or self.has_changed()):
            clashes = self._clashes(found)
            if any(one.code != Clash.SOLD_TWICE for one in clashes) and not anyway:
                self._offer_anyway()
            for one in clashes:
                if one.code == Clash.SOLD_TWICE or not anyway:
                    self.add_error(FIELDS[one.code], ValidationError(self._said(one)))
        return found

    def _offer_anyway(self) -> None:
        self.fields["anyway"] = forms.BooleanField(
            label=_("Save all the same: I know of these warnings"), required=False
        )

    def _clashes(self, found: dict[str, Any]) -> tuple[Overlap, ...]:
        """As if it were saved; what the record itself refuses is told when it is."""
        grant: Any = copy(self.record)
        for name, value in found.items():
            if name != "films":
                setattr(grant, name, value)
        try:
            grant.full_clean()
        except ValidationError:
            return ()
        self.films = {str(film.pk): film for film in found["films"]}
        return clashes_of(grant, map(int, self.films))[:TOLD]

    def _said(self, overlap: Overlap) -> str:
        film: Film = self.films[overlap.film]
        return say_clash(overlap, label(film), get_language() or "en")


GrantForm = form_of(
    Grant,
    "direction party holder films territories media starts ends signed clause exclusive original"
    " any_dubbing dubbed any_subtitles subtitled runs used fee currency document note sample",
    base=WarningForm,
)
