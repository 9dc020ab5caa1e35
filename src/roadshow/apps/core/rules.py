"""What makes a language tag right."""

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LANGUAGES = frozenset(Locale("en").languages)
"""Language codes that CLDR names (BCP 47 primary subtags)."""


def known_language(tag: str) -> None:
    """Refuse what is not a BCP 47 tag of a language that CLDR knows."""
    try:
        known = Locale.parse(tag, sep="-").language in LANGUAGES
    except (UnknownLocaleError, ValueError):
        known = tag.split("-", maxsplit=1)[0] in LANGUAGES
    if not known:
        raise ValidationError(
            _("“%(tag)s” is not a language tag such as “zh-hans”."),
            code="language",
            params={"tag": tag},
        )


def known_languages(tags: object) -> None:
    """Refuse a list that holds anything but language tags."""
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValidationError(_("Give a list of language tags."), code="languages")
    for tag in tags:
        known_language(tag)
