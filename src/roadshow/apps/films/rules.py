"""What makes a film's record right."""

from urllib.parse import urlsplit

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.rules import known_language, known_languages
from roadshow.apps.films.phrases import Format, Genre
from roadshow.formats.delivery import identifiers

__all__ = [
    "YEARS",
    "external_id",
    "format_of",
    "known_currency",
    "known_formats",
    "known_genres",
    "known_language",
    "known_languages",
    "web_address",
]


YEARS = (MinValueValidator(1895), MaxValueValidator(2100))
"""From the first public screening on; the end only catches slips of the keyboard."""


def known_currency(code: str) -> None:
    """Refuse what is not an ISO 4217 code."""
    if code not in list_currencies():
        raise ValidationError(
            _("“%(code)s” is not a currency code such as “RUB”."),
            code="currency",
            params={"code": code},
        )


def known_genres(codes: object) -> None:
    """Refuse a list that holds anything but our genres' codes."""
    if not isinstance(codes, list):
        raise ValidationError(_("Give a list of genres."), code="genres")
    for code in codes:
        if code not in Genre.values:
            raise ValidationError(
                _("“%(code)s” is not a genre such as “drama”."),
                code="genre",
                params={"code": code},
            )


def known_formats(codes: object) -> None:
    """Refuse a list that holds anything but the codes of formats."""
    if not isinstance(codes, list):
        raise ValidationError(_("Give a list of formats."), code="formats")
    for code in codes:
        if code not in Format.values:
            raise ValidationError(
                _("“%(code)s” is not a format such as “dcp_2k”."),
                code="format",
                params={"code": code},
            )


def web_address(url: str) -> None:
    """Refuse links that a browser would do anything with but open a page."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValidationError(_("Give an address that begins with https://."), code="link")


def external_id(scheme: str, text: str) -> str:
    """The number in its register's own spelling.

    Raises:
        ValidationError: at ``value``, with what is wrong: the form, or the check character.
    """
    try:
        return identifiers.normalise(scheme, text)
    except identifiers.IdentifierError as wrong:
        said = {
            "check": _("“%(value)s” has a wrong check character: it would be “%(expected)s”."),
            "kind": _("“%(value)s” is of this register, but not a film’s."),
        }.get(wrong.code, _("“%(value)s” does not have the form of this register’s numbers."))
        params = {"value": text, "expected": wrong.expected}
        raise ValidationError(
            {"value": ValidationError(said, code=wrong.code, params=params)}
        ) from wrong


def format_of(text: str) -> str:
    """The format that a listing's mark means: “4K”, “IMAX 3D”, “杜比”; “” where it means none."""
    upper = text.upper()
    for mark, code in (
        ("IMAX", Format.IMAX),
        ("CINITY", Format.CINITY),
        ("DOLBY", Format.DOLBY),
        ("杜比", Format.DOLBY),
        ("LED", Format.LED),
        ("4K", Format.DCP_4K),
        ("2K", Format.DCP_2K),
        ("35", Format.FILM_35),
    ):
        if mark in upper:
            return code.value
    return ""
