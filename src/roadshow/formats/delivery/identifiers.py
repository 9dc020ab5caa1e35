"""Numbers that registers give to films: read as people paste them, checked, and linked to.

Sources: EIDR, "EIDR ID Format" 1.6 (a DOI by ISO 26324 with prefix 10.5240); ISAN, ISO 15706-2;
their check characters by ISO/IEC 7064, MOD 37,36. IMDb, Wikidata and Douban have none, only a form.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

LONGEST = 500
"""Characters that we look at: a page's address with its tracking fits in."""


class IdentifierError(ValueError):
    """A text that is no identifier of its scheme.

    ``code``: ``scheme`` (unknown), ``empty``, ``form``, ``kind`` (a good identifier, but not of a
    film: a person's page, a book's) or ``check``; then ``expected`` is the right check character.
    ``value`` is the text as given, ``where`` the scheme.
    """

    def __init__(self, code: str, value: str, where: str, expected: str = "") -> None:
        self.code = code
        self.value = value
        self.where = where
        self.expected = expected
        super().__init__(code, value, where, expected)

    def __str__(self) -> str:
        return {
            "scheme": f"There is no scheme “{self.where}”.",
            "empty": f"Give the film's {self.where} number.",
            "form": f"“{self.value}” does not look like {self.where}.",
            "kind": f"“{self.value}” is of {self.where}, but not a film's.",
            "check": f"A character of “{self.value}” is wrong: its check would be {self.expected}.",
        }[self.code]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A register: ``page`` is a film's address there, with ``{}`` for its identifier."""

    key: str
    name: str
    page: str
    read: Callable[[str], str]


def normalise(scheme: str, text: str) -> str:
    """The identifier in its register's spelling, from a number or an address pasted in.

    Raises:
        IdentifierError: saying what is wrong with it.
    """
    if scheme not in SCHEMES:
        raise IdentifierError("scheme", text, scheme)
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise IdentifierError("empty", text, scheme)
    if len(plain) > LONGEST:
        raise IdentifierError("form", text, scheme)
    # Word processors turn hyphens into dashes, and Chinese keyboards type wide ones.
    plain = "".join("-" if unicodedata.category(c) == "Pd" else c for c in unquote(plain))
    return SCHEMES[scheme].read(plain)


def link(scheme: str, value: str) -> str:
    """The page of a film. Raises IdentifierError as :func:`normalise` does."""
    return SCHEMES[scheme].page.format(quote(normalise(scheme, value), safe="/"))


def check_character(digits: str) -> str:
    """ISO/IEC 7064 MOD 37,36 over ``0-9A-Z`` (upper case)."""
    product = 36
    for digit in digits:
        total = (product + ALPHABET.index(digit)) % 36 or 36
        product = total * 2 % 37
    return ALPHABET[(37 - product) % 36]


def _verify(digits: str, check: str, value: str, scheme: str) -> str:
    expected = check_character(digits)
    if check not in ("", expected):
        raise IdentifierError("check", value, scheme, expected)
    return expected


def _fours(digits: str) -> str:
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _eidr(text: str) -> str:
    compact = re.sub(r"[\s-]", "", text.upper())
    # Other prefixes of the same register name companies (10.5237) and services (10.5239).
    if re.search(r"10\.523[79][/:]", compact):
        raise IdentifierError("kind", text, "eidr")
    number = re.search(r"(?:10\.5240[/:]|^)([0-9A-F]{20})([0-9A-Z])(?![0-9A-Z])", compact)
    if number is None:
        raise IdentifierError("form", text, "eidr")
    digits, check = number.groups()
    return f"10.5240/{_fours(digits)}-{_verify(digits, check, text, 'eidr')}"


def _isan(text: str) -> str:
    """Root and episode with a check character, then, if there is one, the version with its own.

    The second check covers both parts without the first check. Databases leave the checks out: then
    there is nothing to verify, and we write them.
    """
    number = re.search(
        r"(?:ISAN|(?<![0-9A-Z]))[:=/]?([0-9A-F]{16})"
        r"(?:([0-9A-Z])([0-9A-F]{8})([0-9A-Z])|([0-9A-F]{8})|([0-9A-Z]?))(?![0-9A-Z])",
        re.sub(r"[\s-]", "", text.upper()),
    )
    if number is None:
        raise IdentifierError("form", text, "isan")
    work, first, checked, second, unchecked, only = number.groups(default="")
    canonical = f"{_fours(work)}-{_verify(work, first or only, text, 'isan')}"
    if version := checked or unchecked:
        canonical += f"-{_fours(version)}-{_verify(work + version, second, text, 'isan')}"
    return canonical


def _imdb(text: str) -> str:
    number = re.search(r"(?<![a-z0-9])tt(\d{7,10})(?![a-z0-9])", text.lower())
    if number and int(number[1]):
        # Their numbers have seven digits, or as many as they need.
        return f"tt{int(number[1]):07}"
    people_and_companies = re.search(r"(?<![a-z0-9])(?:nm|co|ev|ls|ur|ch)\d{7,}", text.lower())
    raise IdentifierError("kind" if people_and_companies else "form", text, "imdb")


def _wikidata(text: str) -> str:
    number = re.fullmatch(r"(?:\S*[/:])?([QPL])([1-9]\d{0,11})(?:[?#]\S*)?", text, re.IGNORECASE)
    if number is None:
        raise IdentifierError("form", text, "wikidata")
    if number[1] in "PLpl":
        raise IdentifierError("kind", text, "wikidata")
    return f"Q{number[2]}"


def _douban(text: str) -> str:
    if re.search(r"(?:book|music|game)\.douban|/(?:book|music|game|celebrity|personage)/", text):
        raise IdentifierError("kind", text, "douban")
    number = re.search(r"(?:^|(?:subject|movie)/)([1-9]\d{4,8})(?!\d)(?:$|[/?#])", text)
    if number is None:
        raise IdentifierError("form", text, "douban")
    return number[1]


SCHEMES: Mapping[str, Scheme] = {
    scheme.key: scheme
    for scheme in (
        Scheme("eidr", "EIDR", "https://ui.eidr.org/view/content?id={}", _eidr),
        Scheme("isan", "ISAN", "https://web.isan.org/public/en/isan/{}", _isan),
        Scheme("imdb", "IMDb", "https://www.imdb.com/title/{}/", _imdb),
        Scheme("wikidata", "Wikidata", "https://www.wikidata.org/wiki/{}", _wikidata),
        Scheme("douban", "豆瓣", "https://movie.douban.com/subject/{}/", _douban),
    )
}
"""The schemes in the order in which they are shown."""
