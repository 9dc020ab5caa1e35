"""What the specification says: columns of each version, required ones, words that are allowed."""

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Any

UNKNOWN = "unknown"
"""The version of a sheet that none of ours fits; 1.6 and before are such."""

VERSION = re.compile(r"v?(\d\.\d+(?:\.\d+)?)[a-z]?")


@cache
def _table() -> Mapping[str, Any]:
    found = resources.files(__package__).joinpath("specification.toml").read_text("utf-8")
    return tomllib.loads(found)


@cache
def columns(version: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Section and name of each column.

    ``kind``: ``movies``, ``tv``, or ``all`` for both in one sheet.

    Raises:
        LookupError: the version has no sheet of this kind that we know.
    """
    kinds = _table()["columns"].get(version, {})
    if kind not in kinds:
        raise LookupError(f"There are no columns of “{kind}” in version {version}.")
    runs = [run.split(": ") for run in kinds[kind]]
    return tuple((section, name) for section, names in runs for name in names.split())


def folded(name: str) -> str:
    """A header without what differs by taste."""
    return re.sub(r"[\W_]+", "", name).casefold()


@cache
def _names() -> Mapping[str, str]:
    known = {
        folded(name): name
        for version, kinds in _table()["columns"].items()
        for kind in kinds
        for _section, name in columns(version, kind)
    }
    return known | {folded(alias): name for alias, name in _table()["aliases"].items()}


def canonical(name: str) -> str:
    """A column's name in the specification; what is not in it stays as written."""
    return _names().get(folded(name), name.strip())


def version_of(said: str, names: Collection[str]) -> str:
    """The version that the first cell below the headers says, else the one that the columns show.

    Only 1.8 and later have that cell; before, ``//REQ`` stands there.
    """
    if (number := VERSION.fullmatch(said)) and number[1] in _table()["columns"]:
        return number[1]
    signs = _table()["signs"].items()
    return next((v for v, lists in signs if any(set(one) <= set(names) for one in lists)), UNKNOWN)


def required(work_type: str = "") -> tuple[str, ...]:
    """The columns that every avail fills, or those that it fills for being of this type."""
    return tuple(_table()["required"].get(work_type or "always", ()))


@cache
def words(column: str) -> Mapping[str, str]:
    """A vocabulary by its words in lower case; in the specification's spelling."""
    return {word.casefold(): word for word in _table()["words"][column]}
