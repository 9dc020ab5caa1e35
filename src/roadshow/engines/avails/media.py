"""The ways a film is used, as a tree: who has a branch has all that grows on it.

After IFTA's International Schedule of Definitions; `media.toml` says where we part from it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from roadshow.engines.kernel.territories import Doubt
from roadshow.engines.kernel.territories.grammar import Grammar, Ids
from roadshow.engines.kernel.territories.lexicon import Entry, Lexicon, Piece
from roadshow.engines.kernel.territories.names import grammar_words

Medium = str
"""The id of a node of the tree."""
ROOT: Medium = "all"
LANGUAGES = ("zh-hans", "en", "ru", "kk")
ORDER: tuple[Medium, ...] = (
    *("release", "event", "festival", "embassy", "campus", "public", "in_flight", "ship"),
    *("free_tv", "pay_tv", "ppv", "rental", "sell_through", "est", "tvod", "svod", "avod"),
)
"""The leaves by their places in masks of bits. A new one is put last."""


def checked(table: Mapping[str, Any]) -> dict[Medium, Medium]:
    """Each node and its parent (the root: itself).

    Raises:
        ValueError: no tree, or a node lacks something; the message names the id.
    """
    parents: dict[Medium, Medium] = {}
    for node, row in table.items():
        above = row.get("parent", ROOT)
        if above != node and above not in parents:
            raise ValueError(f"{node}: its parent {above!r} does not stand before it")
        if above == node and node != ROOT:
            raise ValueError(f"{node}: is its own parent")
        if missing := [language for language in LANGUAGES if not row.get(language)]:
            raise ValueError(f"{node}: has no name in {', '.join(missing)}")
        if node != ROOT and "parent" not in row:
            raise ValueError(f"{node}: has no parent")
        parents[node] = above
    bare = set(parents) - set(parents.values())
    if wrong := bare ^ set(ORDER):
        raise ValueError(f"{', '.join(sorted(wrong))}: a leaf without a place, or a place without")
    return parents


_TABLE: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("media.toml").read_text("utf-8")
)
_PARENTS = checked(_TABLE["media"])
NODES: tuple[Medium, ...] = tuple(_PARENTS)
LEAVES: tuple[Medium, ...] = ORDER


def parent(medium: Medium) -> Medium | None:
    """The branch that a medium grows on; None for ``all``.

    Raises:
        KeyError: there is no such medium. So do the other functions here.
    """
    return _PARENTS[medium] if medium != ROOT else None


def _upward(medium: Medium) -> Iterator[Medium]:
    """A medium, and all that hold it."""
    at: Medium | None = medium
    while at is not None:
        yield at
        at = parent(at)


@cache
def leaves(medium: Medium) -> frozenset[Medium]:
    """The leaves of a branch; a leaf is its own."""
    if medium not in _PARENTS:
        raise KeyError(medium)
    return frozenset(leaf for leaf in LEAVES if medium in _upward(leaf))


def covers(broad: Medium, narrow: Medium) -> bool:
    """Whether a right to the one is a right to the other."""
    return leaves(broad) >= leaves(narrow)


def branches(found: frozenset[Medium]) -> tuple[Medium, ...]:
    """The fewest media with just these leaves, in the order of the tree."""
    whole = {node for node in NODES if leaves(node) <= found}
    return tuple(node for node in NODES if node in whole and parent(node) not in whole)


def medium_name(medium: Medium, language: str) -> str:
    """What a medium is called in one of our languages."""
    return str(_TABLE["media"][medium][language])


def read_media(text: str) -> tuple[tuple[Medium, ...], tuple[Doubt, ...]]:
    """The media that a text names, less its exceptions, and what was not understood; the ids are
    to be relied on only where there is no doubt. Lists and exceptions are as those of territories.
    """
    found, doubts = Grammar(_lexicon(), _leaves_of).read(text)
    return branches(found), doubts


def _leaves_of(piece: Piece) -> Ids:
    return frozenset[Medium]().union(*(leaves(medium) for medium in piece.ids))


@cache
def _lexicon() -> Lexicon:
    found = Lexicon()
    for node, row in _TABLE["media"].items():
        names = [row[language] for language in LANGUAGES]
        found.add([*names, *row.get("aliases", ())], Entry("name", (node,)))
    found.add_grammar({**grammar_words(), **_TABLE["grammar"]})
    return found
