"""A workbook taken over whole: its films into the catalogue, its halls and showings into a city."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zlib import crc32

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import imports, save_showcase
from roadshow.apps.films.actions.taking import Written
from roadshow.apps.films.bridge.sheets import listing_of
from roadshow.apps.films.models import ListingImport, Showcase
from roadshow.apps.screenings.actions.screenings import save
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours import actions as tours
from roadshow.apps.tours.models import Leg, Venue
from roadshow.apps.tours.queries import require
from roadshow.apps.tours.rules import Ability
from roadshow.engines.listings.listing import Listing, Showing
from roadshow.engines.listings.titles import language_of

SEATS = 100
"""Assumed for a hall of which the sheet says nothing; the hall is marked as sample data."""
AFTER = timedelta(minutes=20)


@transaction.atomic
def take(*, actor: User, record: ListingImport, now: datetime) -> Written:
    """Take over a workbook as decided: everything or nothing.

    Raises:
        PermissionDenied: by role; with a city, by role on its tour.
        ValidationError: it was taken over already, or a row was refused.
    """
    if record.leg:
        require(actor, record.leg.tour, Ability.EDIT)
    listing = listing_of(record)
    written = imports.take_films(actor=actor, record=record, listing=listing)
    if record.leg:
        _City(actor, record.leg, listing, written, record.file_name).write()
    imports.finish(actor=actor, record=record, listing=listing, written=written, now=now)
    return written


class _City:
    """A listing's halls and showings, written into one city of a tour."""

    def __init__(
        self, actor: User, leg: Leg, listing: Listing, written: Written, name: str
    ) -> None:
        self.actor, self.leg, self.listing = actor, leg, listing
        self.written, self.name = written, name
        self.halls: dict[int, Hall] = {}
        self.showcases: dict[str, Showcase] = {}

    def write(self) -> None:
        shown = [showing for showing in self.listing.showings if self._versions(showing)]
        self._halls(shown)
        self._openings(shown)
        self._showcases(shown)
        for showing in shown:
            try:
                self._screenings(showing)
            except ValidationError as refused:
                said = {"cell": showing.cell, "why": " ".join(refused.messages)}
                raise ValidationError(_("Cell %(cell)s: %(why)s") % said, code="cell") from refused

    def _versions(self, showing: Showing) -> bool:
        """Whether it can be written: its films were taken over with a runtime; it has a hall."""
        known = all(place in self.written.versions for place in showing.films)
        return bool(showing.films) and known and showing.hall is not None

    def _halls(self, shown: list[Showing]) -> None:
        """Halls and cinemas that this city has already, by their names, are not made again."""
        old = Hall.objects.filter(venue__leg=self.leg).select_related("venue")
        halls = {(words, name): hall for hall in old for words in hall.venue.name.values()
                 for name in hall.name.values()}  # fmt: skip
        venues = {
            words: venue
            for venue in Venue.objects.filter(leg=self.leg)
            for words in venue.name.values()
        }
        for number in sorted({showing.hall for showing in shown if showing.hall is not None}):
            read = self.listing.halls[number]
            name = read.hall or read.cinema
            hall = halls.get((read.cinema, name))
            if hall is None:
                venue = venues.get(read.cinema) or self._venue(read.cinema)
                venues[read.cinema] = venue
                hall = Hall(venue=venue, name={language_of(name): name}, seats=SEATS, sample=True)
                save(actor=self.actor, record=hall)
                self.written.add(hall)
            self.halls[number] = hall

    def _venue(self, name: str) -> Venue:
        venue = Venue(leg=self.leg, name={language_of(name): name})
        tours.save(actor=self.actor, record=venue)
        self.written.add(venue)
        return venue

    def _openings(self, shown: list[Showing]) -> None:
        """Each hall is ours from its first showing of a day to the end of its last."""
        spans: dict[tuple[int, object], list[tuple[datetime, datetime]]] = defaultdict(list)
        for showing in shown:
            starts = self._instant(showing)
            spans[showing.hall or 0, showing.day].append((starts, starts + self._length(showing)))
        for (hall, _day), times in spans.items():
            opens, closes = min(t[0] for t in times), max(t[1] for t in times) + AFTER
            if self.halls[hall].openings.filter(opens__lte=opens, closes__gte=closes).exists():
                continue
            opening = Opening(hall=self.halls[hall], opens=opens, closes=closes)
            save(actor=self.actor, record=opening)
            self.written.add(opening)

    def _showcases(self, shown: list[Showing]) -> None:
        """A section is a showcase, on the days of its showings."""
        by_section: dict[str, list[Showing]] = defaultdict(list)
        for showing in shown:
            by_section[self._section(showing)].append(showing)
        tour = self.leg.tour
        for section, showings in by_section.items():
            films = {self.written.films[place].pk: self.written.films[place]
                     for showing in showings for place, _print in showing.films}  # fmt: skip
            old = Showcase.objects.filter(tour=tour, slug=_slug(section)).first()
            showcase = old or Showcase(
                tour=tour,
                slug=_slug(section),
                name={language_of(section): section},
                kind="screenings",
                places=len(films),
            )
            days = [showing.day for showing in showings]
            showcase.opens = min([*days, *([old.opens] if old else [])])
            showcase.closes = max([*days, *([old.closes] if old else [])])
            kept = list(old.films.all()) if old else []
            films = {film.pk: film for film in kept} | films
            showcase.places = max(showcase.places, len(films))
            save_showcase(actor=self.actor, showcase=showcase, films=list(films.values()))
            if old is None:
                self.written.add(showcase)
            self.showcases[section] = showcase

    def _screenings(self, showing: Showing) -> None:
        """One screening a film: of a double bill the second begins when the first has ended."""
        starts = self._instant(showing)
        for place in showing.films:
            version = self.written.versions[place]
            values = {"version": version, "leg": self.leg, "hall": self.halls[showing.hall or 0]}
            if not Screening.objects.filter(starts=starts, **values).exists():
                screening = Screening(
                    showcase=self.showcases[self._section(showing)], starts=starts, **values
                )
                save(actor=self.actor, record=screening)
                self.written.add(screening)
            starts += timedelta(minutes=version.minutes)

    def _section(self, showing: Showing) -> str:
        film = self.listing.films[showing.films[0][0]]
        return film.section or self.name.rpartition(".")[0] or self.name

    def _instant(self, showing: Showing) -> datetime:
        local = datetime.combine(showing.day, showing.starts, tzinfo=self.leg.zone)
        return local.astimezone(UTC)

    def _length(self, showing: Showing) -> timedelta:
        return timedelta(minutes=sum(self.written.versions[p].minutes for p in showing.films))


def _slug(section: str) -> str:
    return (slugify(section, allow_unicode=False) or f"section-{_number(section)}")[:60]


def _number(section: str) -> str:
    """A short name for a section that has no Latin letters, the same each time."""
    return f"{crc32(section.encode()):08x}"
