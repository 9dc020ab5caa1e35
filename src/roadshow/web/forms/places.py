"""The form that puts a screening into a hall at a time."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roadshow.apps.screenings.models import Hall, Screening
from roadshow.formats.texts import localise
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.times import LocalTimeField


class HallChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in stubs only
    """Halls with their venue and seats, in the reader's language."""

    def label_from_instance(self, hall: Any) -> str:
        here = get_language() or "en"
        names = (localise(text, here).text for text in (hall.venue.name, hall.name))
        return f"{', '.join(names)} ({hall.seats})"


class PlaceForm(DeskForm):
    """Both empty takes the screening off the table."""

    hall = HallChoice(
        Hall.objects.none(), label=_("Hall"), required=False, empty_label=_("not placed")
    )
    starts = LocalTimeField(label=_("Starts"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    """As which the person saw the screening."""

    def __init__(self, data: Any, *, screening: Screening, **rest: Any) -> None:
        initial = {
            "hall": screening.hall_id,
            "starts": screening.starts,
            "edition": screening.edition,
        }
        super().__init__(data, initial=initial, **rest)
        halls = Hall.objects.filter(venue__leg=screening.leg_id).select_related("venue")
        self.fields["hall"].queryset = halls  # type: ignore[attr-defined]
        starts = self.fields["starts"]
        if isinstance(starts, LocalTimeField):
            starts.set_zone(screening.leg.zone)

    def place(self) -> dict[str, Any]:
        """What ``screenings.actions.place`` takes."""
        return {name: self.cleaned_data[name] for name in ("hall", "starts", "edition")}

    def see(self, edition: int) -> None:
        """Let the person, told what changed, decide anew."""
        self.data = {name: self.data.get(name) for name in self.data} | {"edition": edition}
