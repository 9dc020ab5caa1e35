"""What the rights engine answers, in plain English."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from roadshow.engines.avails.answers import Refusal
from roadshow.engines.avails.media import branches, medium_name
from roadshow.engines.kernel.territories import spoken, territory_name

SAID = {
    "not_ours.grant": "not ours: no grant covers it",
    "not_ours.territory": "not ours: {record} does not cover this territory",
    "not_ours.medium": "not ours: {record} does not cover this medium",
    "not_ours.language": "not ours: {record} does not cover this language",
    "not_ours.ended": "no longer ours: {record} ended before {since}",
    "not_ours.begins": "not yet ours: {record} begins on {until}",
    "taken": "taken exclusively by {record} until {until}",
    "taken_shared": "not free exclusively: {record} holds it too, until {until}",
    "not_exclusive": "{record} gives no exclusivity",
    "held_back": "held back by {record} until {until}",
    "promised": "the premiere is kept for somebody else by {record} until {until}",
    "runs_used": "{record} has too few runs left",
    "needs_permit": "{record} asks for a permit, which is missing: {kind}",
}
"""By code, and by what a grant lacks. ``until`` is the first day on which it is over."""
WAIT = "wait until {until}"
MENDS = {
    "not_ours.grant": ("acquire the right",),
    "not_ours.territory": ("acquire the right there", "have {record} extended"),
    "not_ours.medium": ("acquire the right", "have {record} extended"),
    "not_ours.language": ("show another version", "have the language added to {record}"),
    "not_ours.ended": ("have {record} prolonged", "acquire the right anew"),
    "not_ours.begins": (WAIT, "have {record} begin earlier"),
    "taken": (WAIT, "ask the holder of {record} to waive"),
    "taken_shared": ("ask for it non-exclusively", WAIT),
    "not_exclusive": ("ask for it non-exclusively", "acquire exclusivity"),
    "held_back": (WAIT, "ask for {record} to be waived"),
    "promised": (WAIT, "ask the holder of {record} to waive"),
    "runs_used": ("get more runs under {record}",),
    "needs_permit": ("obtain the permit: {kind}", WAIT),
}
"""What would settle each. Waiting is left out where there is nothing to wait for."""


def said(refusal: Refusal) -> str:
    clause = f", clause “{refusal.clause}”" if refusal.clause else ""
    return f"{SAID[_key(refusal)].format(**_facts(refusal))} [{refusal.code}]{clause}"


def mend(refusal: Refusal) -> str:
    ways = (way for way in MENDS[_key(refusal)] if refusal.until or way != WAIT)
    return ", or ".join(ways).format(**_facts(refusal))


def _key(refusal: Refusal) -> str:
    return f"{refusal.code}.{refusal.lack}" if refusal.lack else str(refusal.code)


def _facts(refusal: Refusal) -> dict[str, object]:
    return {
        "record": refusal.record,
        "until": refusal.until or "further notice",
        "since": refusal.since,
        "kind": refusal.kind,
    }


def days(start: date | None, end: date | None) -> str:
    """First and last day."""
    last = end - timedelta(days=1) if end else None
    return f"{start or '…'} to {last or 'further notice'}"


def cells(found: Iterable[tuple[str, str]], on: date) -> str:
    """Territories with their media, in few words of that day."""
    media: dict[str, set[str]] = defaultdict(set)
    for code, leaf in found:
        media[code].add(leaf)
    places: dict[frozenset[str], list[str]] = defaultdict(list)
    for code, leaves in media.items():
        places[frozenset(leaves)].append(code)
    return "; ".join(f"{_where(codes, on)}: {_how(leaves)}" for leaves, codes in places.items())


def _where(codes: list[str], on: date) -> str:
    saying = spoken(codes, on)
    without = f" without {_named(saying.excluded)}" if saying.excluded else ""
    return _named((*saying.groups, *saying.countries)) + without


def _named(ids: Iterable[str]) -> str:
    return ", ".join(territory_name(one, "en") for one in ids)


def _how(leaves: frozenset[str]) -> str:
    return ", ".join(medium_name(node, "en") for node in branches(leaves))
