"""A problem's records as a ledger's rows."""

from calendar import monthrange
from collections import defaultdict
from datetime import date

from roadshow.engines.avails import media
from roadshow.engines.avails.languages import Languages
from roadshow.engines.avails.ledger import Draft, Ledger, Need
from roadshow.engines.avails.problem import After, Grant, Holdback, Problem, Terms
from roadshow.engines.avails.rows import NEVER, UNLIMITED, Kind, Row, since, until

ALL = Languages()
Releases = dict[tuple[str, str], list[tuple[str, date]]]
"""By film and territory: medium and day."""


def ledger_of(problem: Problem) -> Ledger:
    """Everything in a problem but its questions."""
    draft = Draft()
    sets = draft.sets
    for film in problem.films:
        sets.films.number(film)
    for grant in problem.grants:
        add_grant(draft, grant)
    released: Releases = defaultdict(list)
    for release in problem.releases:
        released[release.film, release.territory].append((release.medium, release.day))
    for holdback in problem.holdbacks:
        add_holdback(draft, holdback, released)
    for promise in problem.promises:
        row = _row(draft, Kind.PROMISE, promise, promise.id, name=promise.holder)
        draft.add(map(sets.films.number, promise.films), row)
    for permit in problem.permits:
        row = _row(draft, Kind.PERMIT, permit, permit.id, name=permit.kind)
        draft.add(map(sets.films.number, permit.films), row)
    for need in problem.requirements:
        record = sets.record(need.id, need.clause)
        kind = sets.names.number(need.kind)
        start, end = since(need.start), until(need.end)
        draft.needs.append(Need(record, kind, need.where, need.how, start, end))
    return draft.closed()


def add_grant(draft: Draft, grant: Grant) -> None:
    kind = Kind.IN if grant.direction == "in" else Kind.OUT
    row = _row(draft, kind, grant, grant.id)._replace(
        tongues=draft.sets.tongues.number(grant.languages),
        exclusive=int(grant.exclusive),
        left=UNLIMITED if grant.left is None else grant.left,
    )
    draft.add(map(draft.sets.films.number, grant.films), row)


def add_holdback(draft: Draft, holdback: Holdback, released: Releases) -> None:
    """A row a film, or, where the end is counted from a release, a row for each end."""
    whole = _row(draft, Kind.HOLDBACK, holdback, holdback.id)
    for film in holdback.films:
        by_end: dict[int, set[str]] = defaultdict(set)
        for code in holdback.where:
            by_end[_end(holdback, released.get((film, code), []))].add(code)
        for end, where in by_end.items():
            if end > whole.start:
                row = whole._replace(end=end, where=draft.sets.where.number(frozenset(where)))
                draft.add([draft.sets.films.number(film)], row)


def _end(holdback: Holdback, released: list[tuple[str, date]]) -> int:
    after = holdback.after
    if after is None:
        return until(holdback.end)
    return min(counted_from(after, released), until(holdback.end))


def counted_from(after: After, released: list[tuple[str, date]]) -> int:
    days = [day for medium, day in released if media.covers(after.medium, medium)]
    if not days:
        return NEVER
    return _months_later(min(days), after.months)


def _months_later(day: date, months: int) -> int:
    """A month after 31 January is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return NEVER
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


def _row(draft: Draft, kind: Kind, terms: Terms, id_: str, *, name: str = "") -> Row:
    sets = draft.sets
    return Row(
        kind=kind,
        start=since(terms.start),
        end=until(terms.end),
        where=sets.where.number(terms.where),
        how=sets.how.number(terms.how),
        tongues=sets.tongues.number(ALL),
        exclusive=0,
        left=UNLIMITED,
        name=sets.names.number(name),
        record=sets.record(id_, terms.clause),
    )
