"""One change on the board, as its scripts send it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roadshow.apps.screenings.models import Hall, Screening
from roadshow.web.forms.times import LocalTimeField

NEEDS = {"move": ("hall", "starts"), "park": (), "pin": (), "qa": ("minutes",)}


class MoveForm(forms.Form):
    """``edition``: what the person saw; ``after``: the last of the trail that their page knows."""

    do = forms.ChoiceField(choices=[(name, name) for name in NEEDS])
    edition = forms.IntegerField(min_value=0)
    after = forms.IntegerField(min_value=0, required=False)
    hall: Any = forms.ModelChoiceField(Hall.objects.none(), required=False)
    starts = LocalTimeField(required=False)
    pinned = forms.BooleanField(required=False)
    minutes = forms.IntegerField(min_value=0, max_value=240, required=False)

    def __init__(self, data: Any, *, screening: Screening) -> None:
        super().__init__(data)
        self.fields["hall"].queryset = Hall.objects.filter(venue__leg=screening.leg_id)  # type: ignore[attr-defined]
        starts = self.fields["starts"]
        if isinstance(starts, LocalTimeField):
            starts.set_zone(screening.leg.zone)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in NEEDS.get(given.get("do", ""), ()):
            if given.get(name) is None and name not in self.errors:
                raise ValidationError(_("A place needs both a hall and a start."), code="place")
        return given

    def checked(self) -> dict[str, Any]:
        """What was sent.

        Raises:
            ValidationError: with everything that is wrong with it.
        """
        if self.is_valid():
            return self.cleaned_data
        raise ValidationError([text for errors in self.errors.values() for text in errors])
