"""A form field for text in several languages: one line or box a language."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roadshow.web.language import NAMES, html_tag

LANGUAGES = [tag for tag, _name in settings.LANGUAGES]


class TextWidget(forms.MultiWidget):
    """The four languages beneath each other, each labelled and marked with its ``lang``."""

    template_name = "forms/text.html"

    def __init__(self, *, long: bool = False) -> None:
        part = forms.Textarea if long else forms.TextInput
        rows = {"rows": 3} if long else {}
        super().__init__({tag: part(attrs={"lang": html_tag(tag), **rows}) for tag in LANGUAGES})

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(tag, "") for tag in LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for tag, part in zip(LANGUAGES, context["widget"]["subwidgets"], strict=True):
            part["language"] = NAMES[tag][0]
            part["attrs"]["aria-label"] = NAMES[tag][0]
        return context


class TextField(forms.MultiValueField):
    """Gives text by language, empty ones left out. Required means at least one language.

    Languages that the form does not show are kept as they are.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Write it in at least one language.")
    }

    def __init__(self, *, long: bool = False, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False, max_length=5000) for _tag in LANGUAGES]
        super().__init__(parts, widget=TextWidget(long=long), require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> dict[str, str]:
        if self.disabled and isinstance(value, dict):
            return value
        # Each part through its own field: that refuses what is too long, and NUL characters.
        typed = zip(self.fields, value or [""] * len(LANGUAGES), strict=True)
        words = [field.clean(part) for field, part in typed]
        found = {tag: text for tag, text in zip(LANGUAGES, words, strict=True) if text}
        hidden = {t: w for t, w in (self.initial or {}).items() if t not in LANGUAGES}
        if self.required and not (found or hidden):
            raise ValidationError(self.error_messages["required"], code="required")
        return {**hidden, **found}

    def compress(self, data_list: list[str]) -> dict[str, str]:
        return dict(zip(LANGUAGES, data_list, strict=True))
