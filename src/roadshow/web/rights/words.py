"""What stands in the way, in a sentence, and what would mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from roadshow.apps.rights.phrases import PermitKind
from roadshow.engines.avails.answers import Refusal
from roadshow.engines.avails.clashes import Overlap
from roadshow.engines.avails.media import branches, medium_name
from roadshow.engines.kernel import territories
from roadshow.web import dates

MOST = 120
"""Characters of a list of territories within a sentence."""

REFUSALS = {
    "not_ours": (_("Not ours: no grant covers it"), _("Acquire the right.")),
    "not_ours.territory": (
        _("Not ours: %(record)s does not cover this territory"),
        _("Have it extended, or acquire the right there."),
    ),
    "not_ours.medium": (
        _("Not ours: %(record)s does not cover this medium"),
        _("Have it extended, or acquire the right."),
    ),
    "not_ours.language": (
        _("Not ours: %(record)s does not cover this language"),
        _("Show another version, or have the language added."),
    ),
    "not_ours.ended": (
        _("No longer ours: %(record)s ended before %(since)s"),
        _("Have it prolonged."),
    ),
    "not_ours.begins": (
        _("Not yet ours: %(record)s begins on %(until)s"),
        _("Wait until %(until)s, or have it begin earlier."),
    ),
    "unrecorded": (
        _("No right is recorded for this film"),
        _("Record who gave the right to show it."),
    ),
    "taken": (
        _("Taken exclusively by %(record)s until %(until)s"),
        _("Wait until %(until)s, or ask its holder to waive."),
    ),
    "taken_shared": (
        _("Not free exclusively: %(record)s holds it too, until %(until)s"),
        _("Do without exclusivity, or wait until %(until)s."),
    ),
    "not_exclusive": (
        _("%(record)s gives no exclusivity"),
        _("Do without exclusivity, or acquire it."),
    ),
    "held_back": (
        _("Held back by %(record)s until %(until)s"),
        _("Wait until %(until)s, or ask for a waiver."),
    ),
    "promised": (
        _("The premiere is kept for somebody else until %(until)s: %(record)s"),
        _("Show it from %(until)s on, or ask for a release from the promise."),
    ),
    "runs_used": (_("The runs of %(record)s are used up"), _("Have more runs granted.")),
    "needs_permit": (
        _("A permit is missing: %(kind)s"),
        _("Obtain the permit and record it."),
    ),
    "no_material": (_("No material of this version is recorded"), _("Record the DCP or file.")),
    "material_away": (
        _("%(record)s will not be in the house in time"),
        _("Record a journey that brings it there."),
    ),
    "no_key": (_("No key is recorded for this house"), _("Order a key (KDM) and record it.")),
    "key_window": (
        _("The key does not open the film then: %(record)s"),
        _("Order a key for that time, or move the screening."),
    ),
}
"""By code, and by what a grant lacks: the sentence, and the mend."""


CLASHES = {
    "sold_twice": _("%(film)s is sold there already, by %(record)s: %(what)s."),
    "bought_twice": _("%(film)s was bought there already, by %(record)s: %(what)s."),
    "beyond": _("%(film)s: this is more than any grant in gives us: %(what)s."),
    "not_exclusive": _("%(film)s: %(record)s gives us no exclusivity: %(what)s."),
    "held_back": _("%(film)s is held back by %(record)s: %(what)s."),
}

RECORDS = {"grant": _("grant"), "holdback": _("holdback")}
"""What stands against a new grant, by the first word of its name in a ledger."""


@dataclass(frozen=True)
class Said:
    """One reason as a page shows it."""

    code: str
    text: str
    mend: str
    clause: str
    href: str = ""


def say(refusal: Refusal, names: Mapping[str, str], language: str) -> Said:
    """A refusal in words. ``names``: of records, as far as the reader may know them."""
    text, mend = sentence(
        str(refusal.code),
        refusal.lack or "",
        record=names.get(refusal.record, ""),
        until=refusal.until,
        since=refusal.since,
        kind=refusal.kind,
        language=language,
    )
    return Said(str(refusal.code), text, mend, refusal.clause)


def sentence(
    code: str,
    lack: str,
    *,
    record: str,
    until: date | None,
    since: date | None,
    kind: str,
    language: str = "",
) -> tuple[str, str]:
    """What stands in the way, and what would mend it."""
    told = REFUSALS.get(f"{code}.{lack}") or REFUSALS[code]
    language = language or get_language() or "en"
    facts = {
        "record": record or gettext("another agreement"),
        "until": day_or_never(until, language),
        "since": day_or_never(since, language),
        "kind": str(PermitKind(kind).label) if kind else "",
    }
    text, mend = (str(one) % facts for one in told)
    return text, mend


def say_clash(overlap: Overlap, film: str, language: str) -> str:
    """Where a new grant clashes, in a sentence."""
    end = overlap.end - timedelta(days=1) if overlap.end else None
    days = [dates.long(day, language) if day else "…" for day in (overlap.start, end)]
    where = _shortened(territory_names(overlap.where, language))
    how = media_names(branches(overlap.how), language)
    facts = {
        "film": film,
        "record": _numbered(overlap.record),
        "what": f"{where} · {how} · {' – '.join(days)}",
    }
    return str(CLASHES[overlap.code]) % facts


def _numbered(record: str) -> str:
    kind, _space, key = record.partition(" ")
    return f"{RECORDS[kind]} № {key}" if record else ""


def _shortened(names: str) -> str:
    return names if len(names) < MOST else f"{names[:MOST].rpartition(',')[0]} …"


def day_or_never(day: date | None, language: str) -> str:
    return dates.long(day, language) if day else gettext("further notice")


def media_names(nodes: Iterable[str], language: str) -> str:
    return ", ".join(medium_name(node, language) for node in nodes)


def territory_names(codes: Iterable[str], language: str) -> str:
    return ", ".join(sorted(territories.territory_name(code, language) for code in codes))
