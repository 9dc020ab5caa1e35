"""What a grant would clash with, before it is saved."""

from collections.abc import Iterable

from roadshow.apps.rights.bridge.ledger import day_after, ledger_of
from roadshow.apps.rights.models import Grant
from roadshow.engines.avails import problem as engine
from roadshow.engines.avails.clashes import Overlap, clashes
from roadshow.engines.avails.languages import Languages


def clashes_of(grant: Grant, films: Iterable[int]) -> tuple[Overlap, ...]:
    """A grant with its films (their keys) against everything else that is recorded of them.

    The grant must be clean; nine queries.
    """
    keys = tuple(films)
    if not keys:
        return ()
    ledger = ledger_of(keys, holder=grant.holder_id, but=grant.pk)
    return clashes(ledger, engine_grant(grant, keys))


def engine_grant(grant: Grant, films: tuple[int, ...]) -> engine.Grant:
    return engine.Grant(
        id=f"grant {grant.pk or 0}",
        direction="in" if grant.direction == "in" else "out",
        films=tuple(map(str, films)),
        territories=tuple(grant.codes.split()),
        media=tuple(grant.media),
        start=grant.starts,
        end=day_after(grant.ends),
        signed=grant.signed,
        clause=grant.clause,
        languages=languages_of(grant),
        exclusive=grant.exclusive,
        runs=grant.runs,
        used=grant.used,
    )


def languages_of(grant: Grant) -> Languages:
    return Languages(
        original=grant.original,
        dubbed="all" if grant.any_dubbing else tuple(grant.dubbed),
        subtitled="all" if grant.any_subtitles else tuple(grant.subtitled),
    )
