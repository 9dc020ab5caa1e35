"""A draft's pieces in words: what each moves, and what gets better or worse by it."""

from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadshow.apps.screenings.bridge.drafts import Piece, Reason
from roadshow.apps.screenings.bridge.putting import Left
from roadshow.apps.screenings.bridge.versions import Difference
from roadshow.web.desk.places import City, Line, Places
from roadshow.web.desk.words import FINDINGS

GAINS = {
    "placed": gettext_lazy("gets a place"),
    "prime": gettext_lazy("in the evening or at the weekend"),
    "own_day": gettext_lazy("on a day of its own"),
    "published": gettext_lazy("where it was published"),
}
LOSSES = {
    "prime": gettext_lazy("no longer in the evening or at the weekend"),
    "own_day": gettext_lazy("twice on one day"),
    "published": gettext_lazy("not where it was published"),
}


def told(places: Places, pieces: list[Piece], only: Collection[int] | None = None) -> list[City]:
    """Every piece in a line, by city and day; those of ``only`` are chosen, else all."""
    found: dict[Difference, Line] = {}
    for piece in pieces:
        put = piece.put
        one = Difference(put.screening.pk, put.before, put.after)
        found[one] = replace(
            places.line(one, only is None or one.screening in only),
            gains=[_reason(reason, gain=True) for reason in piece.gains],
            losses=[_reason(reason, gain=False) for reason in piece.losses],
        )
    return places.grouped(found)


def kept(places: Places, left: list[Left]) -> list[tuple[str, str, str]]:
    """Film, where it was to go, and why it stays where it is."""
    differences = [Difference(one.screening, one.wanted, one.wanted) for one in left]
    places.learn(differences)
    return [
        (
            places.film(one.screening),
            places.where(one.wanted, places.leg(known)),
            str(one.why.label),
        )
        for one, known in zip(left, differences, strict=True)
    ]


def _reason(reason: Reason, *, gain: bool) -> str:
    match reason.code:
        case "seats":
            return _("%(now)d seats instead of %(was)d") % {"now": reason.now, "was": reason.was}
        case "rule":
            rule = FINDINGS.get(reason.rule, (reason.rule, ""))[0]
            said = _("no longer “%(rule)s”") if gain else _("then “%(rule)s”")
            return said % {"rule": rule}
    return str((GAINS if gain else LOSSES)[reason.code])
