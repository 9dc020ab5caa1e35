"""The smallest territories: ISO 3166-1's countries, and two that are not places.

Sales license airlines and ships apart from every country: by the carrier's flag or seat, not by
where it is. They are therefore in no group, not even in the world, and are in where they are
named.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources

import pycountry
from babel import Locale
from babel.messages.mofile import read_mo

AIR, SEA = "air", "sea"
AFLOAT = frozenset({AIR, SEA})
COUNTRIES = frozenset(country.alpha_2 for country in pycountry.countries)
CODES = COUNTRIES | AFLOAT

LOCALES = {"zh-hans": "zh_Hans", "en": "en", "ru": "ru", "kk": "kk"}
"""Our languages, and what CLDR calls them."""
WRITTEN = ("en", "zh_Hans", "zh_Hant", "zh_Hant_HK", "ru", "kk")
ISO_CATALOGUES = ("zh_CN", "zh_TW", "zh_HK", "ru", "kk")
LONG_FORMS = ("name", "common_name", "official_name")


@cache
def alpha3() -> dict[str, str]:
    """Codes of three letters, and those of two."""
    return {country.alpha_3: country.alpha_2 for country in pycountry.countries}


@cache
def _territories(locale: str) -> dict[str, str]:
    return {code: str(name) for code, name in Locale.parse(locale).territories.items()}


def cldr_name(code: str, language: str) -> str:
    """CLDR's name of a country, or of a region under its M49 number.

    Raises:
        KeyError: the language is none of ours, or CLDR has no such territory.
    """
    return _territories(LOCALES[language])[code]


def written_names() -> Iterator[tuple[str, str]]:
    """Each country's code with each of its names: CLDR's, then ISO's, which know long forms too."""
    for locale in WRITTEN:
        for code in sorted(COUNTRIES):
            yield code, _territories(locale)[code]
    for country in pycountry.countries:
        names = [str(getattr(country, form)) for form in LONG_FORMS if hasattr(country, form)]
        for name in names:
            yield country.alpha_2, name
        for catalogue in ISO_CATALOGUES:
            table = _translated(catalogue)
            yield from ((country.alpha_2, table[name]) for name in names if table.get(name))


def region_names(m49: str) -> Iterator[str]:
    """CLDR's names of a region."""
    yield from (_territories(locale)[m49] for locale in WRITTEN)


@cache
def _translated(catalogue: str) -> dict[str, str]:
    path = f"locales/{catalogue}/LC_MESSAGES/iso3166-1.mo"
    with resources.files("pycountry").joinpath(path).open("rb") as file:
        return {str(message.id): str(message.string) for message in read_mo(file)}
