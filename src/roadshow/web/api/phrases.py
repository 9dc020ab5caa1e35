"""What is wrong with a request, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TITLES = {
    400: _("This is not JSON"),
    401: _("A token is needed"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("This address does not take that method"),
    409: _("This does not fit what is there"),
    413: _("This is too long"),
    422: _("Something in this is wrong"),
}

UNKNOWN_VALUE = _("This value is not valid.")
SAID = {
    "missing": _("This field is required."),
    "extra_forbidden": _("There is no such field."),
    "no_parameter": _("There is no such parameter."),
    "string_type": _("Give text."),
    "string_unicode": _("This text holds a character that cannot be kept."),
    "string_too_short": _("This is shorter than %(min_length)s characters."),
    "string_too_long": _("This is longer than %(max_length)s characters."),
    "string_pattern_mismatch": _("This does not have the form %(pattern)s."),
    "int_type": _("Give a whole number."),
    "bool_type": _("Give true or false."),
    "list_type": _("Give a list."),
    "too_long": _("This holds more than %(max_length)s entries."),
    "too_short": _("This holds fewer than %(min_length)s entries."),
    "dict_type": _("Give an object."),
    "model_type": _("Give an object."),
    "model_attributes_type": _("Give an object."),
    "greater_than_equal": _("This is less than %(ge)s."),
    "less_than_equal": _("This is more than %(le)s."),
    "enum": _("This is none of: %(expected)s."),
    "literal_error": _("This is none of: %(expected)s."),
    "date": _("Give a day such as “2025-11-23”."),
    "instant": _("Give a date and time such as “2025-11-23T19:30:00+05:00”."),
    "timezone_aware": _("Give the time with its offset, such as “+05:00” or “Z”."),
    "year": _("The year is before 1895 or after 2999."),
    "decimal": _("Give a number in quotes, such as “1200.50”."),
    "decimal_max_digits": _("This has more than %(max_digits)s digits."),
    "decimal_max_places": _("This has more than %(decimal_places)s digits after the point."),
    "decimal_whole_digits": _("This has more than %(whole_digits)s digits before the point."),
}
"""Pydantic's kinds of error, and our own, to words."""

FAMILIES = {
    "int_": "int_type",
    "bool_": "bool_type",
    "date_": "date",
    "datetime_": "instant",
    "decimal_": "decimal",
}
"""Kinds that need no words of their own: the beginning of the kind, and whose words to use."""


def words_for(kind: str, context: Mapping[str, Any]) -> str:
    """What to tell the reader about one of pydantic's errors."""
    known = SAID.get(kind)
    if known is None:
        family = next((name for start, name in FAMILIES.items() if kind.startswith(start)), "")
        known = SAID.get(family, UNKNOWN_VALUE)
    try:
        return str(known) % context
    except KeyError:
        return gettext("This value is not valid.")
