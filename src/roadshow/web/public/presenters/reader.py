"""A programme as one reader sees it: the names, links and lines that every page shares."""

from datetime import date, datetime, time
from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.formats.programme import Event, Film, Leg, Programme, Venue
from roadshow.web import dates, words, world
from roadshow.web.words import Named

ACCENTS = 6
"""How many city accents the style sheet has; a seventh city takes the first again."""


class Reader:
    """Made for one page and thrown away; what it works out is kept for that page's many rows.

    ``language`` is the active interface language: gettext must speak the same.
    """

    def __init__(self, programme: Programme, language: str) -> None:
        self.programme = programme
        self.language = language
        self.accent = {leg.id: index % ACCENTS + 1 for index, leg in enumerate(programme.legs)}
        self._films: dict[int, Named] = {}
        self._headings: dict[int, SafeString] = {}
        self._halls: dict[int, SafeString] = {}
        self._zones: dict[tuple[int, object], SafeString] = {}

    @cached_property
    def chip(self) -> SafeString:
        return words.sample_chip()

    @cached_property
    def name(self) -> Named:
        return words.named(self.programme.name, self.language)

    @cached_property
    def cities(self) -> dict[int, Named]:
        return {leg.id: words.city(leg, self.language) for leg in self.programme.legs}

    def link(self, view: str, **names: object) -> str:
        return reverse(view, kwargs={"slug": self.programme.slug, **names})

    def film_link(self, film: Film) -> str:
        return self.link("film", film_slug=film.slug)

    def event_link(self, event: Event) -> str:
        return self.link("event", event_id=event.id, event_slug=event.slug)

    def venue_link(self, venue: Venue) -> str:
        return f"{self.venues_page}#v{venue.id}"

    @cached_property
    def venues_page(self) -> str:
        return self.link("venues")

    def film(self, film_id: int) -> Named:
        """A film's name; ``html`` is linked to its page."""
        found = self._films.get(film_id)
        if found is None:
            film = self.programme.film_by_id[film_id]
            bare = words.film_name(film.titles, self.language)
            link = format_html('<a href="{}">{}</a>', self.film_link(film), bare.html)
            found = self._films[film_id] = bare._replace(html=link)
        return found

    def film_heading(self, film_id: int) -> SafeString:
        """A film's linked name with the original beside."""
        found = self._headings.get(film_id)
        if found is None:
            film = self.film(film_id)
            found = self._headings[film_id] = format_html("{} {}", film.html, film.original)
        return found

    def place(self, hall_id: int) -> SafeString:
        """“Arman Cinema, Hall 1”, linked to how to get there."""
        found = self._halls.get(hall_id)
        if found is None:
            hall = self.programme.hall_by_id[hall_id]
            venue = self.programme.venue_by_id[hall.venue]
            found = self._halls[hall_id] = format_html(
                '{} <span class="hall">{}</span>',
                self.venue(venue),
                words.words(hall.name, self.language),
            )
        return found

    def venue(self, venue: Venue) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', self.venue_link(venue), words.words(venue.name, self.language)
        )

    def zone(self, leg: Leg, local: datetime) -> SafeString:
        """“Almaty (UTC+5)” at a moment in the leg's zone."""
        key = (leg.id, local.utcoffset())
        found = self._zones.get(key)
        if found is None:
            name = dates.zone(self.cities[leg.id].plain, local)
            found = self._zones[key] = words.escaped(name)
        return found

    def noon(self, leg: Leg) -> datetime:
        """Noon of a leg's first day: by it the leg as a whole names its zone."""
        return datetime.combine(leg.starts, time(12), leg.zone)

    def people(self, ids: tuple[int, ...]) -> SafeString:
        """Names, joined by commas."""
        known = self.programme.person_by_id
        shown = [words.words(known[i].name, self.language) for i in ids if i in known]
        return format_html_join(words.comma(), "{}", ((name,) for name in shown))

    def languages(self, tags: tuple[str, ...]) -> str:
        return words.comma().join(world.language_name(tag, self.language) for tag in tags)

    def countries(self, codes: tuple[str, ...]) -> str:
        return words.comma().join(world.country(code, self.language) for code in codes)

    def minutes(self, count: int) -> str:
        return ngettext("%(count)d min", "%(count)d min", count) % {"count": count}

    def film_facts(self, film: Film) -> SafeString:
        """“2025 · China · 120 min”, with a mark where the minutes are invented."""
        length = words.NOTHING
        if film.minutes is not None:
            length = words.escaped(self.minutes(film.minutes))
            if film.minutes_sample:
                length = format_html("{} {}", length, self.chip)
        return words.listed(
            [
                words.escaped(str(film.year or "")),
                words.escaped(self.countries(film.countries)),
                length,
                self.chip if film.sample else words.NOTHING,
            ]
        )

    def directed_by(self, film: Film) -> SafeString:
        directors = tuple(c.person for c in film.credits if c.role == "director")
        if not directors:
            return words.NOTHING
        return words.filled(_("Directed by {people}"), people=self.people(directors))

    def span(self, first: date, last: date) -> str:
        return dates.span(first, last, self.language)
