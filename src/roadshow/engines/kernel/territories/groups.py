"""Named groups of countries: which they are on a day, and who says so."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from roadshow.engines.kernel.territories.atoms import COUNTRIES, LOCALES, cldr_name

FILES = ("m49.toml", "trade.toml", "unions.toml")


@dataclass(frozen=True)
class Definition:
    """Who is in from ``since`` on, until the next definition. None: since always.

    ``members`` are codes of countries and, in lower case, other groups.
    """

    since: date | None
    members: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Group:
    """``names`` by language; ``said``: fit to describe a set by, as `spoken` does."""

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    definitions: tuple[Definition, ...]
    said: bool = True
    m49: str = ""

    def on(self, day: date) -> Definition | None:
        """The definition of that day; None where there is none yet."""
        valid = [one for one in self.definitions if one.since is None or one.since <= day]
        return valid[-1] if valid else None


def data(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


@cache
def groups() -> dict[str, Group]:
    """All groups by id, in the order of the files.

    Raises:
        ValueError: a file contradicts itself; the message names file, group and what is wrong.
    """
    found: dict[str, Group] = {}
    for name in FILES:
        table = data(name)
        for key, row in table["groups"].items():
            if key in found:
                raise ValueError(f"{name}: {key} is defined twice")
            found[key] = _group(f"{name}: {key}", key, row, table.get("source", ""))
    for group in found.values():
        for definition in group.definitions:
            for member in definition.members:
                if member not in COUNTRIES and member not in found:
                    raise ValueError(f"{group.id}: there is no country or group {member!r}")
    return found


def _group(where: str, key: str, row: dict[str, Any], source: str) -> Group:
    m49 = row.get("m49", "")
    names = {
        language: row.get(language) or (cldr_name(m49, language) if m49 else "")
        for language in LOCALES
    }
    if not all(names.values()):
        raise ValueError(f"{where}: has no name in some language")
    rows = row.get("definitions") or [{"members": row["members"], "source": source}]
    definitions = tuple(_definitions(where, rows))
    return Group(key, names, tuple(row.get("aliases", ())), definitions, row.get("said", True), m49)


def _definitions(where: str, rows: list[dict[str, Any]]) -> Iterator[Definition]:
    members: tuple[str, ...] = ()
    before = date.min
    for place, row in enumerate(rows):
        since: date | None = row.get("since")
        if place and not since:
            raise ValueError(f"{where}: only the first definition may be without a day")
        if since and since <= before:
            raise ValueError(f"{where}: {since} does not come after {before}")
        before = since or before
        members = _changed(where, members, row)
        if not row.get("source"):
            raise ValueError(f"{where}: the definition since {since} has no source")
        yield Definition(since, members, row["source"])


def _changed(where: str, before: tuple[str, ...], row: dict[str, Any]) -> tuple[str, ...]:
    said, joined, left = (set(row.get(key, "").split()) for key in ("members", "joined", "left"))
    now = said or set(before)
    if strange := (joined & now) | (left - now):
        raise ValueError(f"{where}: {sorted(strange)} joined twice or left without being in")
    return tuple(sorted((now | joined) - left))


def members(group: str, day: date) -> frozenset[str] | None:
    """The countries of a group on a day; None where it has no definition yet.

    Raises:
        KeyError: there is no such group.
    """
    definition = groups()[group].on(day)
    return _expanded(definition, day) if definition else None


@lru_cache(4096)
def _expanded(definition: Definition, day: date) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for member in definition.members:
        found |= {member} if member in COUNTRIES else members(member, day) or frozenset()
    return found


def group_name(group: str, language: str) -> str:
    """What a group is called in one of our languages (``zh-hans``, ``en``, ``ru``, ``kk``).

    Raises:
        KeyError: there is no such group or language.
    """
    return groups()[group].names[language]
