"""The timetable as the workbook that a cinema programmes from."""

from itertools import groupby

from django.utils.translation import gettext as _

from roadshow.formats import programme as doc
from roadshow.formats.timetable_sheets import Book, CityGrid, Line, VenueSheet
from roadshow.web import dates
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.sheets.source import Showing, Source, zone_of


def book(source: Source) -> Book:
    programme = source.programme
    return Book(
        title=f"{_('Timetable')} · {words(programme.name)}",
        mark=source.mark,
        grid=_("All halls"),
        page=_("page %(number)s of %(all)s") % {"number": "&P", "all": "&N"},
        heads=heads(),
        cities=tuple(_grid(source, leg) for leg in programme.legs if source.halls_of(leg)),
        venues=tuple(_venues(source)),
        colophon=source.colophon,
    )


def heads() -> tuple[str, ...]:
    """Named so that our own reader, and others', know each column."""
    return (
        _("Date"),
        _("Weekday"),
        _("Hall"),
        _("Start"),
        _("Film ends"),
        _("Q&A ends"),
        _("Film"),
        _("Original title"),
        _("Version"),
        _("Format"),
        _("Minutes"),
        _("Q&A"),
        _("Changeover"),
        _("Note"),
    )


def _grid(source: Source, leg: doc.Leg) -> CityGrid:
    halls = source.halls_of(leg)
    shown = [one for one in source.showings if one.leg.id == leg.id]
    rows = []
    for day, group in groupby(shown, key=lambda one: one.day):
        here = list(group)
        cells = tuple(
            "\n".join(_brief(one) for one in here if one.hall.id == hall.id) for hall in halls
        )
        rows.append((dates.short(day, language()), cells))
    venues = source.programme.venue_by_id
    return CityGrid(
        name=f"{words(leg.city)} · {zone_of(leg, shown[0].starts)}",
        halls=tuple(f"{words(venues[hall.venue].name)}, {words(hall.name)}" for hall in halls),
        rows=tuple(rows),
    )


def _brief(showing: Showing) -> str:
    """“19:00–21:05 Film + Q&A”."""
    hours = f"{dates.clock(showing.starts)}–{dates.clock(showing.ends)}"
    talk = f" + {_('Q&A')}" if showing.shown.qa_minutes else ""
    return f"{hours} {showing.title}{talk}"


def _venues(source: Source) -> list[VenueSheet]:
    """Each house with anything to show; its lines by day and hall."""
    found = []
    for venue in source.programme.venues:
        here = [one for one in source.showings if one.venue.id == venue.id]
        if here:
            here.sort(key=lambda one: (one.day, one.hall.id, one.starts))
            above = (words(venue.address), zone_of(here[0].leg, here[0].starts))
            lines = tuple(_line(source, one) for one in here)
            found.append(VenueSheet(words(venue.name), tuple(filter(None, above)), lines))
    return found


def _line(source: Source, one: Showing) -> Line:
    return Line(
        day=one.day,
        weekday=dates.weekday(one.day, language()),
        hall=words(one.hall.name),
        starts=one.starts.time(),
        film_ends=one.film_ends.time(),
        talk_ends=one.ends.time() if one.shown.qa_minutes else None,
        film=one.title,
        original=one.film.original.text,
        version=one.version,
        format=one.format,
        minutes=one.minutes,
        talk=_talk(source, one),
        changeover=one.changeover,
        note=words(one.shown.note),
    )


def _talk(source: Source, one: Showing) -> str:
    """“30 min: Zhang Qi”; a guest without a Q&A is there too."""
    length = _("%(n)s min") % {"n": one.shown.qa_minutes} if one.shown.qa_minutes else ""
    return ": ".join(filter(None, (length, source.guests(one))))
