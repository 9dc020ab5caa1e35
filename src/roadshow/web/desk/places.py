"""Screenings that stand elsewhere in another timetable, in words: by city and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadshow.apps.core.models import AuditEntry
from roadshow.apps.screenings.bridge.versions import Difference, Spot
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.models import Leg, Tour
from roadshow.web import dates
from roadshow.web.desk.blocks import film_name, hall_name
from roadshow.web.desk.clock import clock, day, moment, words

KINDS = {
    "moved": (gettext_lazy("moved"), "warn"),
    "placed": (gettext_lazy("placed"), "ok"),
    "taken_off": (gettext_lazy("taken off"), "stop"),
    "pinned": (gettext_lazy("pinned"), ""),
    "unpinned": (gettext_lazy("no longer pinned"), ""),
}
"""By kind of difference its name and the class of its chip."""


@dataclass(frozen=True)
class Line:
    """One screening. ``pin`` says how its pin changed beside its place."""

    pk: int
    kind: str
    kind_text: str
    tone: str
    film: str
    href: str
    before: str
    after: str
    pin: str = ""
    gains: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    chosen: bool = True


@dataclass(frozen=True)
class Day:
    name: str
    lines: list[Line]


@dataclass(frozen=True)
class City:
    """``accent`` is the leg's, or 0 for what is on no leg that we know of."""

    name: str
    accent: int
    days: list[Day]


class Places:
    """The names of a tour's screenings and halls, also of those that are gone: the trail has them.
    Six queries, two more where something is gone."""

    def __init__(self, tour: Tour) -> None:
        self.tour = tour
        self.legs: list[Leg] = list(tour.legs.all())
        self.screenings = {one.pk: one for one in screenings_of(tour)}
        self.halls = {hall.pk: hall for hall in halls_of(tour)}
        self.gone: dict[tuple[str, int], str] = {}

    def learn(self, found: Iterable[Difference]) -> None:
        """Look up what these name and is gone."""
        found = list(found)
        halls = {spot.hall for one in found for spot in (one.before, one.after) if spot.hall}
        for model, keys in (
            (Screening, {one.screening for one in found} - self.screenings.keys()),
            (Hall, halls - self.halls.keys()),
        ):
            if keys:
                label = model._meta.label_lower
                entries = AuditEntry.objects.filter(
                    tour_id=self.tour.pk, subject_model=label, subject_id__in=map(str, keys)
                ).order_by("id")
                for key, name in entries.values_list("subject_id", "subject_name"):
                    self.gone[label, int(key)] = name

    def film(self, key: int) -> str:
        if key in self.screenings:
            return film_name(self.screenings[key])
        known = self.gone.get((Screening._meta.label_lower, key))
        return known or _("a screening that is gone")

    def hall(self, key: int) -> str:
        if key in self.halls:
            return hall_name(self.halls[key])
        return self.gone.get((Hall._meta.label_lower, key)) or _("a hall that is gone")

    def leg(self, one: Difference) -> Leg | None:
        """The screening's city; of one that is gone, its hall's."""
        if one.screening in self.screenings:
            key = self.screenings[one.screening].leg_id
        else:
            hall = self.halls.get(one.after.hall or one.before.hall or 0)
            key = hall.venue.leg_id if hall else 0
        return next((leg for leg in self.legs if leg.pk == key), None)

    def where(self, spot: Spot, leg: Leg | None, shown: datetime | None = None) -> str:
        """“Mon 24 Nov, 19:00 Almaty (UTC+5), Cinema, Hall 1”; on the day ``shown``, only the time
        and the hall."""
        if spot.starts is None or spot.hall is None:
            return _("not placed")
        return f"{_time(spot.starts, leg, shown)}, {self.hall(spot.hall)}"

    def line(self, one: Difference, chosen: bool = True) -> Line:
        leg, heading = self.leg(one), one.after.starts or one.before.starts
        text, tone = KINDS[one.kind]
        known = one.screening in self.screenings
        still = one.kind in {"pinned", "unpinned"}
        pin = {True: KINDS["pinned"][0], False: KINDS["unpinned"][0], None: ""}[one.pin]
        return Line(
            pk=one.screening,
            kind=one.kind,
            kind_text=str(text),
            tone=tone,
            film=self.film(one.screening),
            href=reverse("desk:place", args=[self.tour.slug, one.screening]) if known else "",
            before="" if still else self.where(one.before, leg, heading),
            after=self.where(one.after, leg, heading),
            pin="" if still or one.after.hall is None else str(pin),
            chosen=chosen,
        )

    def grouped(self, found: Mapping[Difference, Line]) -> list[City]:
        """Lines by city and day, in order of time."""
        accents = {leg.pk: number for number, leg in enumerate(self.legs, 1)}

        def order(one: Difference) -> tuple[int, float]:
            leg, when = self.leg(one), one.after.starts or one.before.starts
            return accents[leg.pk] if leg else len(accents) + 1, when.timestamp() if when else 0

        cities = []
        for accent, here in groupby(sorted(found, key=order), lambda one: order(one)[0]):
            leg = self.legs[accent - 1] if accent <= len(accents) else None
            days = [
                Day(name, [found[one] for one in lines]) for name, lines in groupby(here, self._day)
            ]
            name = words(leg.city) if leg else _("No longer on this tour")
            cities.append(City(name, accent if leg else 0, days))
        return cities

    def told(self, found: Iterable[Difference]) -> list[City]:
        """Differences, each in a line."""
        found = list(found)
        self.learn(found)
        return self.grouped({one: self.line(one) for one in found})

    def _day(self, one: Difference) -> str:
        leg, when = self.leg(one), one.after.starts or one.before.starts
        if when is None:
            return ""
        if leg is None:
            return f"{when:%Y-%m-%d} UTC"
        return f"{day(when, leg)}, {dates.zone(words(leg.city), when.astimezone(leg.zone))}"


def _time(starts: datetime, leg: Leg | None, shown: datetime | None) -> str:
    if leg is None:
        return f"{starts:%Y-%m-%d %H:%M} UTC"
    same = shown and shown.astimezone(leg.zone).date() == starts.astimezone(leg.zone).date()
    return clock(starts, leg) if same else moment(starts, leg)
