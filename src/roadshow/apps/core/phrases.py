"""Choices and their names in the reader's language."""

from typing import Any

from django.conf import settings

Choices = list[tuple[str, Any]]
"""Stored value and its name, a lazy translation."""


def interface_languages() -> Choices:
    """The four languages of our pages, as choices."""
    return list(settings.LANGUAGES)
