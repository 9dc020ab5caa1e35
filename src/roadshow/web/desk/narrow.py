"""Looking at one film, guest, print or showcase: the rest of the board is dimmed, and whoever or
whatever was asked for has a lane of its own above each day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from roadshow.apps.films.models import Material
from roadshow.apps.films.phrases import MaterialKind
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Event, Leg, Presence, Tour
from roadshow.web.desk import clock
from roadshow.web.desk.axis import Axis
from roadshow.web.desk.blocks import Block, Strip, film_name, lanes
from roadshow.web.desk.clock import words
from roadshow.web.forms.narrow import NarrowForm

Span = tuple[datetime, datetime]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """Something in a lane: an engagement, a Q&A, a showing of a print."""

    leg_id: int
    what: str
    span: Span
    href: tuple[str, int]
    """The kind of its page, ``events`` or ``screenings``, and its key."""


@dataclass(frozen=True)
class Lane:
    """``kind``: ``guest`` or ``print``. ``there``: in which city a guest is, and when."""

    kind: str
    name: str
    entries: list[Entry]
    there: list[tuple[int, Span]] = field(default_factory=list)


@dataclass(frozen=True)
class Narrow:
    """What was asked for. ``wanted``: the keys of the screenings that stay bright; None: all."""

    wanted: frozenset[int] | None = None
    found: tuple[Lane, ...] = ()

    def dims(self, screening: Screening) -> bool:
        return self.wanted is not None and screening.pk not in self.wanted

    def lanes(self, leg: Leg, axis: Axis, day: date) -> Iterator[Strip]:
        """A strip for each lane, empty where it has nothing on that day."""
        for lane in self.found:
            yield _strip(lane, leg, axis, day)


ALL = Narrow()


def form_of(screenings: Iterable[Screening], asked: QueryDict) -> NarrowForm:
    """The choices that a tour's screenings give. One query, for the prints."""
    screenings = list(screenings)
    films = {s.version.film_id: film_name(s) for s in screenings}
    guests = {g.pk: words(g.name) for s in screenings for g in s.guests.all()}
    showcases = {s.showcase_id: words(s.showcase.name) for s in screenings}
    films_of = {s.version_id: s.version.film_id for s in screenings}
    prints = Material.objects.filter(kind=MaterialKind.PRINT, version__in=films_of)
    copies = {
        copy.pk: f"{films[films_of[copy.version_id]]} ({copy.name or copy.pk})" for copy in prints
    }
    given = {"film": films, "guest": guests, "print": copies, "showcase": showcases}
    return NarrowForm(asked, {kind: _by_name(names) for kind, names in given.items()})


def narrow(tour: Tour, form: NarrowForm, screenings: Iterable[Screening]) -> Narrow:
    """What the form asks for, of a tour's screenings. At most four queries."""
    asked = form.asked()
    if not asked:
        return ALL
    kept = list(screenings)
    lanes: list[Lane] = []
    if key := asked.get("film"):
        kept = [s for s in kept if s.version.film_id == key]
    if key := asked.get("showcase"):
        kept = [s for s in kept if s.showcase_id == key]
    if key := asked.get("guest"):
        kept = [s for s in kept if any(guest.pk == key for guest in s.guests.all())]
        lanes.append(_guest(tour, key, _name(form, "guest", key), kept))
    if key := asked.get("print"):
        version = Material.objects.values_list("version_id", flat=True).get(pk=key)
        kept = [s for s in kept if s.version_id == version]
        lanes.append(_copy(_name(form, "print", key), kept))
    return Narrow(frozenset(s.pk for s in kept), tuple(lanes))


def _by_name(names: Mapping[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda one: one[1].casefold())


def _name(form: NarrowForm, kind: str, key: int) -> str:
    choices = dict(form.fields[kind].choices)  # type: ignore[attr-defined]
    return str(choices[str(key)])


def _guest(tour: Tour, person: int, name: str, screenings: Sequence[Screening]) -> Lane:
    """Stays, engagements and Q&As of one person."""
    stays = Presence.objects.filter(member__tour=tour, member__person=person)
    there = [(stay.leg_id, (stay.arrives, stay.departs)) for stay in stays]
    mine = Q(participations__person=person) | Q(agenda__speakers=person)
    events = Event.objects.filter(mine, leg__tour=tour).distinct()
    entries = [
        Entry(event.leg_id, words(event.title), (event.starts, event.ends), ("events", event.pk))
        for event in events
    ]
    for one in screenings:
        if one.qa_minutes and one.film_ends and one.ends:
            what = _("Q&A: %(film)s") % {"film": film_name(one)}
            span = one.film_ends, one.ends
            entries.append(Entry(one.leg_id, what, span, ("screenings", one.pk)))
    return Lane("guest", name, entries, there)


def _copy(name: str, screenings: Sequence[Screening]) -> Lane:
    """The showings of one print."""
    entries = [
        Entry(one.leg_id, words(one.hall.venue.name), (one.starts, one.film_ends), ("", one.pk))
        for one in screenings
        if one.starts and one.film_ends and one.hall
    ]
    return Lane("print", name, entries)


def _strip(lane: Lane, leg: Leg, axis: Axis, day: date) -> Strip:
    there = [axis.shares(span, day) for where, span in lane.there if where == leg.pk]
    today = sorted(
        (e for e in lane.entries if e.leg_id == leg.pk and axis.shares(e.span, day)[1] > 0),
        key=lambda entry: entry.span,
    )
    free = lanes([entry.span for entry in today])
    return Strip(
        name=lane.name,
        pk=None,
        open=[share for share in there if share[1] > 0],
        blocks=[
            _block(entry, leg, axis.shares(entry.span, day), row)
            for entry, row in zip(today, free, strict=True)
        ],
        kind=lane.kind,
    )


def _block(entry: Entry, leg: Leg, share: tuple[float, float], row: int) -> Block:
    kind, pk = entry.href
    return Block(
        what=entry.what,
        clock="–".join(clock.clock(moment, leg) for moment in entry.span),
        left=share[0],
        width=share[1],
        lane=row,
        pk=pk,
        sample=False,
        kind=kind,
    )
