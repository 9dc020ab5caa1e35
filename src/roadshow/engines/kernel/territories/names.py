"""All names of territories: the lexicon that texts are read with."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from roadshow.engines.kernel.territories import endings
from roadshow.engines.kernel.territories.atoms import (
    AFLOAT,
    COUNTRIES,
    LOCALES,
    alpha3,
    cldr_name,
    region_names,
    written_names,
)
from roadshow.engines.kernel.territories.groups import data, group_name, groups
from roadshow.engines.kernel.territories.lexicon import Entry, Lexicon
from roadshow.engines.kernel.territories.tokens import Token


def territory_name(territory: str, language: str) -> str:
    """What a country, group, ``air`` or ``sea`` is called in one of our languages.

    Raises:
        KeyError: there is no such territory or language.
    """
    if territory in AFLOAT:
        return str(_words()["atoms"][territory][language])
    return (cldr_name if territory in COUNTRIES else group_name)(territory, language)


@cache
def _words() -> dict[str, Any]:
    return data("words.toml")


def grammar_words() -> Mapping[str, Sequence[str]]:
    """The words between names, by what they do; other lists with exceptions have the same."""
    words: Mapping[str, Sequence[str]] = _words()["grammar"]
    return words


@cache
def besides() -> dict[str, frozenset[str]]:
    """Countries, and the territories that go with them in some people's minds."""
    return {code: frozenset(names.split()) for code, names in _words()["besides"].items()}


def _code(token: Token, loud: bool) -> Entry | None:
    """ISO codes, in capitals only: "in" and "it" are words."""
    said = token.text
    if not (said.isascii() and said.isupper() and len(said) in (2, 3)):
        return None
    code = said if said in COUNTRIES else alpha3().get(said)
    if code is None or said == "AND":
        return None
    return Entry("ambiguous" if loud and said in _words()["shouted"]["words"] else "name", (code,))


@cache
def lexicon() -> Lexicon:
    """Built once, of some 7,000 words. Of two meanings the one that is added first stands."""
    found = Lexicon(code=_code)
    words = _words()
    irregular = {key.lower(): form.lower() for key, form in words["genitives"].items()}
    named: list[tuple[str, Entry]] = []
    for kind in ("customary", "ambiguous"):
        named += [(word, Entry(kind, tuple(ids))) for word, ids in words[kind].items()]
    named += [(word, Entry("part", (whole,))) for word, whole in words["parts"].items()]
    named += [(word, Entry("relative")) for word in words["relative"]["words"]]
    named += [(word, Entry("no_code")) for word in words["relative"]["no_code"]]
    for code, names in words["countries"].items():
        named += [(name, Entry("name", (code,))) for name in names]
    for atom in sorted(AFLOAT):
        row = words["atoms"][atom]
        named += [(name, Entry("name", (atom,))) for name in _names_in(row)]
    for group in groups().values():
        entry = Entry("name", (group.id,))
        named += [(name, entry) for name in (*group.names.values(), *group.aliases)]
    regions = [group for group in groups().values() if group.m49]
    named += [(name, Entry("name", (one.id,))) for one in regions for name in region_names(one.m49)]
    named += [(name, Entry("name", (code,))) for code, name in written_names()]
    for name, entry in named:
        found.add([name], entry)
    for name, entry in named:
        found.add(endings.russian(name, irregular), entry)
    found.add_grammar(grammar_words())
    return found


def _names_in(row: dict[str, object]) -> list[str]:
    aliases = row.get("aliases")
    names = [str(row[language]) for language in LOCALES]
    return names + [str(name) for name in aliases] if isinstance(aliases, list) else names
