"""A model field for text in several languages."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def checked_text(value: object) -> None:
    """Refuse what is not a mapping of language tags to words.

    Raises:
        ValidationError: naming the language whose text is wrong.
    """
    if not isinstance(value, dict):
        raise ValidationError(_("Give the text by language."), code="text")
    for language, words in value.items():
        if not isinstance(language, str) or not TAG.fullmatch(language):
            raise ValidationError(
                _("“%(language)s” is not a language tag such as “zh-hans”."),
                code="language",
                params={"language": language},
            )
        if not isinstance(words, str) or not words.strip():
            raise ValidationError(
                _("The text in “%(language)s” is empty."),
                code="text",
                params={"language": language},
            )


class TextField(models.JSONField[dict[str, str], dict[str, str]]):
    """Holds a ``roadshow.formats.texts.Text``; read it with ``localise``."""

    description = "Text by language"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)
        if checked_text not in self.validators:
            self.validators.append(checked_text)

    def deconstruct(self) -> Any:
        """To migrations this is a plain JSON column: they import none of our code for it."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, "django.db.models.JSONField", args, kwargs
