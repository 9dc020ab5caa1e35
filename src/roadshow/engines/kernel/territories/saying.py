"""A set of territories in few words: groups, single countries, exceptions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from roadshow.engines.kernel.territories.atoms import CODES
from roadshow.engines.kernel.territories.groups import groups, members

BIT = {code: 1 << place for place, code in enumerate(sorted(CODES))}


@dataclass(frozen=True)
class Saying:
    """``groups`` and ``countries`` without ``excluded``, which are groups and countries.

    ``air`` and ``sea`` stand among the countries.
    """

    groups: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def expand(saying: Saying, on: date) -> frozenset[str]:
    """The codes that a saying stands for."""

    def all_of(ids: Iterable[str]) -> frozenset[str]:
        parts = ({one} if one in CODES else members(one, on) or () for one in ids)
        return frozenset[str]().union(*parts)

    return all_of((*saying.groups, *saying.countries)) - all_of(saying.excluded)


def spoken(codes: Iterable[str], on: date) -> Saying:
    """A short way to say a set with that day's groups: fewest words as far as a search that takes
    the best word each time finds them, begun from every group. Among equals, the fewest exceptions.

    Raises:
        KeyError: a code is none of `CODES`.
    """
    wanted = sum(BIT[code] for code in set(codes))
    known = _masks(on)
    starts = [(), *((group,) for group, mask in known.items() if mask & wanted)]
    tried = [_grown(start, wanted, known) for start in starts]
    chosen, excluded = min(tried, key=lambda one: _length(one, wanted, known))
    rest = wanted & ~_union(chosen, known)
    return Saying(chosen, _codes(rest), excluded)


@lru_cache(64)
def _masks(on: date) -> dict[str, int]:
    """Groups of more than one country as numbers, one bit each; no two alike."""
    found: dict[int, str] = {}
    for group in groups().values():
        codes = members(group.id, on) if group.said else None
        if codes and len(codes) > 1:
            found.setdefault(sum(BIT[code] for code in codes), group.id)
    return {group: mask for mask, group in found.items()}


Words = tuple[str, ...]


def _grown(start: Words, wanted: int, known: dict[str, int]) -> tuple[Words, Words]:
    """Groups, and exceptions from them, while each shortens the whole."""
    chosen = start
    while True:
        covered = _union(chosen, known)
        gains = {
            group: (mask & wanted & ~covered).bit_count() - (mask & ~wanted & ~covered).bit_count()
            for group, mask in known.items()
            if mask & ~covered
        }
        best = max(gains, key=lambda group: gains[group], default="")
        if not best or gains[best] <= 1:
            break
        chosen = (*chosen, best)
    kept = tuple(
        one
        for one in chosen
        if known[one] & wanted & ~_union([other for other in chosen if other != one], known)
    )
    chosen = kept or chosen
    return chosen, _exceptions(_union(chosen, known) & ~wanted, known)


def _exceptions(over: int, known: dict[str, int]) -> Words:
    """What is left out, with groups that lie wholly in it."""
    found: Words = ()
    while over:
        inside = [group for group, mask in known.items() if mask & ~over == 0]
        best = max(inside, key=lambda group: known[group].bit_count(), default="")
        if not best:
            break
        found = (*found, best)
        over &= ~known[best]
    return (*found, *_codes(over))


def _length(one: tuple[Words, Words], wanted: int, known: dict[str, int]) -> tuple[int, int, int]:
    chosen, excluded = one
    rest = wanted & ~_union(chosen, known)
    return len(chosen) + len(excluded) + rest.bit_count(), len(excluded), len(chosen)


def _union(chosen: Iterable[str], known: dict[str, int]) -> int:
    found = 0
    for group in chosen:
        found |= known[group]
    return found


def _codes(mask: int) -> Words:
    return tuple(code for code, bit in BIT.items() if mask & bit)
