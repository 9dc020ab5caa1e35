"""What we offer, as a workbook: the grants in that are free, and how many are left out and why."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roadshow.apps.rights.bridge.exchange.kept import texts
from roadshow.apps.rights.bridge.exchange.offers import Offer, Offers, held
from roadshow.apps.rights.bridge.ledger import day_after, ledger_of
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.rows import bits, until
from roadshow.formats.avails import AvailRow, AvailsSheet, Column, Workbook, empty, write_avails
from roadshow.formats.avails.writing import FIRST

LAYOUTS = ("1.8", "1.7.3")
MOST_ROWS = 20_000
"""More cells than that many rows have, nobody's reader takes, ours neither."""


@dataclass(frozen=True)
class Export:
    """``content``: an .xlsx file of so many ``rows``.

    Left out: ``other_media``, grants of which a workbook cannot say anything (theatrical,
    festivals, television); of the rest offers that are ``taken`` on some day from now on, ``over``,
    or in languages that cannot be said (``languages``).
    """

    content: bytes
    rows: int
    other_media: int
    taken: int
    over: int
    languages: int


def export(*, layout: str, today: date, films: Collection[int] | None = None) -> Export:
    """All that we offer, or what we do of some films (their keys).

    Raises:
        ValidationError: there is no such layout, or there would be more than ``MOST_ROWS``.
    """
    if layout not in LAYOUTS:
        said = {"layout": layout, "layouts": ", ".join(LAYOUTS)}
        raise ValidationError(_("There is no layout “%(layout)s”: %(layouts)s.") % said)
    grants = held() if films is None else held().filter(films__in=films).distinct()
    chosen: list[Offer] = []
    left, seen = Counter[str](), set[frozenset[tuple[str, str]]]()
    free = _Free(films, today)
    for grant in grants:
        wanted = [f for f in grant.films.all() if films is None or f.pk in films]
        every = Offers(grant)
        found = [offer for film in wanted for offer in every.of(film)]
        left["other_media"] += not found
        for offer in found:
            why = free.why_not(offer)
            left[why] += bool(why)
            if not why and (row := texts(offer.cells or {})) not in seen:
                seen.add(row)
                chosen.append(offer)
        _bounded(chosen)
    content = write_avails(Workbook((_sheet(chosen, layout),)))
    counts = {name: left[name] for name in ("other_media", "taken", "over", "languages")}
    return Export(content, len(chosen), **counts)


def _bounded(chosen: list[Offer]) -> None:
    if len(chosen) > MOST_ROWS:
        message = _(
            "This makes more than %(most)d rows: a row for each country. Choose fewer films."
        )
        raise ValidationError(message % {"most": MOST_ROWS}, code="rows")


class _Free:
    """Whether offers are free from a day on, asked of the avails engine."""

    def __init__(self, films: Collection[int] | None, today: date) -> None:
        self.ledger, self.today = ledger_of(films), today
        self._calendars: dict[tuple[int, bool], Calendar] = {}

    def why_not(self, offer: Offer) -> str:
        """“” where nothing stands in the way."""
        grant = offer.grant
        if offer.cells is None:
            return "languages"
        if grant.ends and grant.ends < self.today:
            return "over"
        start = max(self.today, grant.starts or self.today).toordinal()
        end = until(day_after(grant.ends))
        cells = bits(offer.codes, frozenset({offer.medium}))
        stretches = self._calendar(offer).stretches
        asked = [one for one in stretches if one.start < end and start < one.end]
        return "" if all(one.free & cells == cells for one in asked) else "taken"

    def _calendar(self, offer: Offer) -> Calendar:
        """Whether permits are given is asked when a film is shown, not when it is offered."""
        key = (offer.film.pk, offer.grant.exclusive)
        if key not in self._calendars:
            asked = Asked(exclusive=offer.grant.exclusive, permits=False)
            film = self.ledger.sets.films.known(str(offer.film.pk))
            self._calendars[key] = Calendar(self.ledger, film, asked)
        return self._calendars[key]


def _sheet(chosen: Iterable[Offer], layout: str) -> AvailsSheet:
    """The version's columns, then those that only some of the rows have."""
    template = empty(layout)
    known = {column.key for column in template.columns}
    more = {
        key: Column(key, offer.sections.get(key, ""))
        for offer in chosen
        for key in offer.cells or ()
        if key not in known
    }
    section, name, marks = template.above
    return AvailsSheet(
        template.name,
        template.layout,
        (*template.columns, *more.values()),
        (
            (*section, *(column.section or None for column in more.values())),
            (*name, *more),
            (*marks, *("//Opt" for _column in more)),
        ),
        tuple(AvailRow(n, offer.cells or {}) for n, offer in enumerate(chosen, FIRST)),
    )
