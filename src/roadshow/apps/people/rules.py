"""What makes a person's or a company's record right."""

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TERRITORIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()
) - {"ZZ"}
"""ISO 3166-1 alpha-2 codes, as CLDR lists them."""


def known_country(code: str) -> None:
    """Refuse what is not an ISO 3166-1 alpha-2 code."""
    if code not in TERRITORIES:
        raise ValidationError(
            _("“%(code)s” is not a country code such as “KZ”."),
            code="country",
            params={"code": code},
        )


def known_countries(codes: object) -> None:
    """Refuse a list that holds anything but country codes."""
    if not isinstance(codes, list):
        raise ValidationError(_("Give a list of country codes."), code="countries")
    for code in codes:
        known_country(code)
