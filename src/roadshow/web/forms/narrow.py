"""What the board is narrowed to: one film, guest, print or showcase of those on it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = ("film", "guest", "print", "showcase")
LABELS = {
    "film": _("Film"),
    "guest": _("Guest"),
    "print": _("Print"),
    "showcase": _("Showcase"),
}


class NarrowForm(forms.Form):
    """``choices``: by kind, keys with names. A key that is none of them asks for nothing; a kind
    without any has no field."""

    def __init__(self, data: Any, choices: Mapping[str, list[tuple[int, str]]]) -> None:
        super().__init__(data, auto_id="only-%s", label_suffix="")
        for kind in KINDS:
            if choices.get(kind):
                named = [(str(key), name) for key, name in choices[kind]]
                self.fields[kind] = forms.ChoiceField(
                    label=LABELS[kind], required=False, choices=[("", _("all")), *named]
                )

    def asked(self) -> dict[str, int]:
        self.is_valid()
        return {kind: int(key) for kind, key in self.cleaned_data.items() if key}
