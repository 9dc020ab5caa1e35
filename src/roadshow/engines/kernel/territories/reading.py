"""Territories as people write them, read with the definitions of a day."""

from dataclasses import dataclass, replace
from datetime import date

from roadshow.engines.kernel.territories.atoms import AFLOAT, CODES
from roadshow.engines.kernel.territories.grammar import Doubt, Grammar, Ids
from roadshow.engines.kernel.territories.groups import groups, members
from roadshow.engines.kernel.territories.lexicon import Piece
from roadshow.engines.kernel.territories.names import besides, lexicon


@dataclass(frozen=True)
class GroupUse:
    """A group that was named: since when it is what it was on that day (None: always), says who."""

    group: str
    since: date | None
    source: str


@dataclass(frozen=True)
class Custom:
    """A word that can mean several things, taken as film sales take it: Korea, the Republic."""

    word: str
    taken: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """``codes`` are to be relied on only where there are no ``doubts``."""

    codes: frozenset[str]
    groups: tuple[GroupUse, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    customs: tuple[Custom, ...] = ()


def read(text: str, on: date) -> Reading:
    """Names, groups and ISO codes (in capitals) in English, Russian, Chinese and Kazakh, with
    exceptions; see `grammar` for how far an exception goes. Nothing is guessed."""
    used: dict[str, GroupUse] = {}
    customs: dict[str, Custom] = {}

    def expand(piece: Piece) -> Ids | Doubt:
        taken, *others = piece.ids
        if others or piece.kind == "customary":
            customs[piece.text] = Custom(piece.text, taken, tuple(others))
        if taken in CODES:
            return frozenset({taken})
        definition = groups()[taken].on(on)
        if definition is None:
            return Doubt(piece.text, "no_definition", (taken,))
        used[taken] = GroupUse(taken, definition.since, definition.source)
        return members(taken, on) or frozenset()

    codes, doubts = Grammar(lexicon(), expand, _allowed).read(text)
    # СНГ без Украины, of a day when it had left: another sense of the word may be meant.
    wider = tuple(one for custom in customs.values() for one in custom.others if one in groups())
    doubts = tuple(
        replace(doubt, near=wider) if doubt.code == "not_included" else doubt for doubt in doubts
    )
    return Reading(codes, tuple(used.values()), doubts, tuple(customs.values()))


def _allowed(ids: Ids, out: Ids) -> bool:
    """What nobody counts in, and people leave out to be sure: China without Hong Kong."""
    return out <= AFLOAT.union(*(besides().get(code, ()) for code in ids))
