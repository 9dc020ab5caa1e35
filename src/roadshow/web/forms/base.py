"""What every form here can do: be locked for readers, and show what an action refused."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class DeskForm(forms.Form):
    """``locked`` forms show their values and take none."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, locked: bool = False, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.disabled = field.disabled or locked

    def refuse(self, refused: ValidationError) -> None:
        """Show an action's refusal, each message at its field if the form has that field."""
        if not hasattr(refused, "error_dict"):
            self.add_error(None, refused)
            return
        for name, errors in refused.error_dict.items():
            known = name in self.fields and name != NON_FIELD_ERRORS
            self.add_error(name if known else None, ValidationError(errors))
