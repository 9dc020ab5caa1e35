"""The programme's lines, by city and day: screenings and events in one order of time.

A tour may hold a thousand of them. A line is a plain dict of finished safe strings, since a
template spends its time on looking things up, asking and escaping: that of a line only puts down.
"""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.tours.phrases import EventKind
from roadshow.formats.programme import Event, Leg, Screening
from roadshow.web import dates, words
from roadshow.web.public.presenters.reader import Reader

Row = dict[str, Any]


class Day(NamedTuple):
    """One day in one city. ``anchor`` is its id in the page."""

    anchor: str
    date: date
    heading: str
    weekday: str
    day_month: str
    rows: list[Row]


class City(NamedTuple):
    """One leg with its days; ``accent`` is the number of its colour."""

    accent: int
    name: words.Named
    dates: str
    zone: str
    days: list[Day]


class Rows:
    """Makes lines for one reader. What many lines share is worked out once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._known_facts: dict[tuple[object, ...], SafeString] = {}

    def cities(self) -> list[City]:
        """Every line of the programme, by leg in the tour's order, then by local day."""
        by_leg: dict[int, list[Row]] = {leg.id: [] for leg in self.reader.programme.legs}
        for screening in self.reader.programme.screenings:
            by_leg[screening.leg].append(self.screening(screening))
        for event in self.reader.programme.events:
            by_leg[event.leg].append(self.event(event))
        return [self._city(leg, by_leg[leg.id]) for leg in self.reader.programme.legs]

    def of_film(self, film_id: int) -> list[City]:
        """Only one film's screenings."""
        cities = []
        for leg in self.reader.programme.legs:
            shown = [
                self._of_place(self.screening(s))
                for s in self.reader.programme.screenings
                if s.film == film_id and s.leg == leg.id
            ]
            if shown:
                cities.append(self._city(leg, shown))
        return cities

    def _of_place(self, row: Row) -> Row:
        """A line on its film's own page: it is named after its place."""
        return {**row, "heading": row["place"], "place": words.NOTHING}

    def screening(self, screening: Screening) -> Row:
        reader = self.reader
        leg = reader.programme.leg_by_id[screening.leg]
        row = self._times(leg, screening.starts, screening.ends)
        mark = reader.chip if self._invented(screening) else words.NOTHING
        row["id"] = SafeString(f"s{screening.id}")
        row["style"] = row["kicker"] = words.NOTHING
        row["heading"] = reader.film_heading(screening.film)
        row["place"] = reader.place(screening.hall)
        row["facts"] = self._facts(screening, mark)
        row["mark"] = mark
        return row

    def event(self, event: Event) -> Row:
        reader = self.reader
        leg = reader.programme.leg_by_id[event.leg]
        row = self._times(leg, event.starts, event.ends)
        mark = reader.chip if event.sample or event.times_sample else words.NOTHING
        title = words.named(event.title, reader.language)
        venue = reader.programme.venue_by_id.get(event.venue or 0)
        kind = words.sentence(EventKind(event.kind).label)
        row["id"] = SafeString(f"e{event.id}")
        row["style"] = SafeString(" meet")
        row["kicker"] = format_html('<p class="kind">{} {}</p>', kind, mark)
        row["heading"] = format_html(
            '<a href="{}">{}</a> {}', reader.event_link(event), title.html, title.original
        )
        row["place"] = reader.venue(venue) if venue else words.NOTHING
        row["facts"] = words.NOTHING
        row["mark"] = mark
        return row

    def _invented(self, screening: Screening) -> bool:
        """Whether anything on its line is: the showing, its hall and venue, the film's minutes."""
        programme = self.reader.programme
        hall = programme.hall_by_id[screening.hall]
        return (
            screening.sample
            or hall.sample
            or programme.venue_by_id[hall.venue].sample
            or programme.film_by_id[screening.film].minutes_sample
        )

    def _times(self, leg: Leg, starts: datetime, ends: datetime) -> Row:
        local, until = starts.astimezone(leg.zone), ends.astimezone(leg.zone)
        last = (
            "" if until.date() == local.date() else dates.short(until.date(), self.reader.language)
        )
        iso, clock = local.isoformat(timespec="minutes"), dates.clock(local)
        ending = words.escaped(f"{last} {dates.clock(until)}".strip())
        zone = self.reader.zone(leg, local)
        return {
            "starts": starts,
            "date": local.date(),
            "iso": SafeString(iso),
            "time": SafeString(clock),
            "until": ending,
            "zone": zone,
            "when": _when(iso, clock, ending, zone),
        }

    def _facts(self, screening: Screening, mark: SafeString) -> SafeString:
        key = (
            screening.film,
            screening.spoken,
            screening.subtitles,
            screening.qa_minutes,
            screening.guests,
            tuple(screening.note.items()),
            mark,
        )
        found = self._known_facts.get(key)
        if found is None:
            facts = self._make_facts(screening)
            found = format_html('<p class="row-facts">{} {}</p>', facts, mark)
            self._known_facts[key] = found
        return found

    def _make_facts(self, screening: Screening) -> SafeString:
        reader = self.reader
        film = reader.programme.film_by_id[screening.film]
        parts = []
        if film.minutes is not None:
            parts.append(words.escaped(reader.minutes(film.minutes)))
        if screening.spoken:
            spoken = {"languages": reader.languages(screening.spoken)}
            parts.append(words.escaped(_("in %(languages)s") % spoken))
        if screening.subtitles:
            subtitles = {"languages": reader.languages(screening.subtitles)}
            parts.append(words.escaped(_("subtitles: %(languages)s") % subtitles))
        if screening.qa_minutes or screening.guests:
            parts.append(self._conversation(screening))
        parts.append(words.words(screening.note, reader.language))
        return words.listed(parts)

    def _conversation(self, screening: Screening) -> SafeString:
        guests = self.reader.people(screening.guests)
        said = (
            words.filled(_("Q&A with {people}"), people=guests)
            if guests
            else words.escaped(_("Q&A"))
        )
        if screening.qa_minutes:
            said = format_html("{}, {}", said, self.reader.minutes(screening.qa_minutes))
        return format_html('<b class="talk">{}</b>', said)

    def _city(self, leg: Leg, rows: list[Row]) -> City:
        language = self.reader.language
        rows.sort(key=_moment)
        days = [
            Day(
                f"d{leg.id}-{day.isoformat()}",
                day,
                dates.full(day, language),
                dates.weekday(day, language),
                dates.day_month(day, language),
                list(found),
            )
            for day, found in groupby(rows, key=_day)
        ]
        return City(
            self.reader.accent[leg.id],
            self.reader.cities[leg.id],
            dates.span_in_year(leg.starts, leg.ends, language),
            dates.zone(self.reader.cities[leg.id].plain, self.reader.noon(leg)),
            days,
        )


class Frame(NamedTuple):
    """One day in the strip of days: how many lines it has, in which cities, and where they are."""

    weekday: str
    number: int
    month: str
    accents: tuple[int, ...]
    cities: str
    entries: str
    href: str


def strip(reader: Reader, cities: Iterable[City], page: str = "") -> list[Frame]:
    """The tour's days in order; a day on which the delegation changes city has both accents."""
    found: dict[date, list[tuple[City, Day]]] = {}
    for city in cities:
        for day in city.days:
            found.setdefault(day.date, []).append((city, day))
    frames = []
    for when, parts in sorted(found.items()):
        count = sum(len(part.rows) for _city, part in parts)
        frames.append(
            Frame(
                dates.weekday_short(when, reader.language),
                when.day,
                dates.month_short(when, reader.language),
                tuple(city.accent for city, _day in parts),
                words.comma().join(city.name.plain for city, _day in parts),
                ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count},
                f"{page}#{parts[0][1].anchor}",
            )
        )
    return frames


def _when(iso: str, clock: str, until: SafeString, zone: SafeString) -> SafeString:
    """The line's time as HTML. Made here: four variables in a template cost more than the rest."""
    return SafeString(
        f'<p class="time"><b><time datetime="{iso}">{clock}</time></b>'
        f"<span>–{until}</span><span>{zone}</span></p>"
    )


def _moment(row: Row) -> datetime:
    moment: datetime = row["starts"]
    return moment


def _day(row: Row) -> date:
    day: date = row["date"]
    return day
