"""Countries, languages and numbers in the reader's language (CLDR, by Babel)."""

from decimal import Decimal
from functools import lru_cache

from babel.core import UnknownLocaleError, parse_locale
from babel.languages import get_official_languages
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name

from roadshow.web.dates import locale

COMPACT_FROM = 100_000


@lru_cache(maxsize=2048)
def country(code: str, language: str) -> str:
    """“Kazakhstan” for ``KZ``; the code itself where CLDR has no name."""
    return str(locale(language).territories.get(code, code))


@lru_cache(maxsize=2048)
def language_name(tag: str, language: str) -> str:
    """“Kazakh” for ``kk``; the tag itself where CLDR has no name."""
    names = locale(language).languages
    whole = tag.replace("-", "_")
    head = whole.partition("_")[0]
    return str(names.get(_cased(whole)) or names.get(head) or tag)


def _cased(tag: str) -> str:
    try:
        parts = parse_locale(tag)
    except (ValueError, UnknownLocaleError):
        return tag
    return "_".join(part for part in (parts[0], parts[2], parts[1]) if part)


@lru_cache(maxsize=256)
def languages_of(code: str) -> tuple[str, ...]:
    """What a country officially writes in, the first language first."""
    return tuple(get_official_languages(code, de_facto=True))


@lru_cache(maxsize=1024)
def amount(value: str, language: str) -> str:
    """“1.5 million”, “150万”, “1 000”: a large number as it is said, a small one in figures.

    ``value`` is exact decimal text. A large one keeps every digit that the short form can show,
    else it is written out.
    """
    number, here = Decimal(value), locale(language)
    if abs(number) < COMPACT_FROM or (number / 10_000) % 1:
        return format_decimal(number, locale=here)
    # Chinese has no long form: its short one is already the full word.
    form = "long" if "long" in here.compact_decimal_formats else "short"
    kind: str = form
    return format_compact_decimal(
        number,
        format_type="long" if kind == "long" else "short",
        locale=here,
        fraction_digits=2,
    )


@lru_cache(maxsize=1024)
def currency(code: str, value: str, language: str) -> str:
    """“Russian roubles”, in the form that goes with the amount."""
    return get_currency_name(code, Decimal(value), locale=locale(language))
