"""The desk's small forms: a role, a token, a note, what to look for in the trail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import User
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.tours import DAY


class RoleForm(DeskForm):
    """Gives somebody who has an account a role. ``user`` is whom, once it is valid."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=TourRoleName.choices)

    def clean_email(self) -> str:
        mail = str(self.cleaned_data["email"]).lower()
        found = User.objects.filter(email=mail).first()
        if found is None:
            raise ValidationError(
                _("Nobody here has the address %(mail)s. Ask for an account first."),
                code="unknown",
                params={"mail": mail},
            )
        self.user = found
        return mail


class TokenForm(DeskForm):
    name = forms.CharField(label=_("What is it for?"), max_length=80)


class NoteForm(DeskForm):
    note = forms.CharField(label=_("Note for the record"), max_length=500, required=False)


class VersionForm(DeskForm):
    """Under what a timetable is kept."""

    name = forms.CharField(label=_("Name"), max_length=120)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class TrailForm(DeskForm):
    """What part of the trail to show; what it cannot mean is passed over."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "id": "q"}),
    )
    who = forms.ChoiceField(label=_("Who"), required=False)
    what = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DAY)

    def __init__(
        self, data: Any, *, who: list[str], what: list[tuple[str, Any]], **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        for name, choices in (("who", [(one, one) for one in who]), ("what", what)):
            self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The fields that make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
