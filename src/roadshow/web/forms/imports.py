"""The form that takes a workbook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roadshow.apps.tours.models import Leg, Tour
from roadshow.formats.spreadsheets.reading import LARGEST
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.choices import words


class ImportForm(DeskForm):
    file = forms.FileField(
        label=_("Workbook or CSV"),
        help_text=_("As it was sent to you: .xlsx, .xls, .ods, .csv. Nothing is written yet."),
    )
    sender = forms.CharField(
        label=_("Whose is it?"),
        required=False,
        max_length=100,
        help_text=_("The columns that you choose are remembered for this sender."),
    )
    leg = forms.ModelChoiceField(
        Leg.objects.none(),
        label=_("Halls and showings go to"),
        required=False,
        empty_label=_("nowhere: films only"),
    )

    def __init__(self, data: Any, files: Any, *, tour: Tour) -> None:
        super().__init__(data, files=files)
        field: Any = self.fields["leg"]
        field.queryset = tour.legs.all()
        field.label_from_instance = lambda leg: words(leg.city)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            most = LARGEST // 1_000_000
            raise forms.ValidationError(_("The file is larger than %(most)d MB.") % {"most": most})
        return file

    def workbook(self) -> dict[str, Any]:
        """What the action wants."""
        file = self.cleaned_data["file"]
        return {
            "file_name": file.name or "",
            "content": file.read(),
            "sender": self.cleaned_data["sender"],
            "leg": self.cleaned_data["leg"],
        }
