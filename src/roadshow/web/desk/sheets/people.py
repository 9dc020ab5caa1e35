"""One guest's days: where they are needed when, each hour in its own city's zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.http import Http404
from django.utils.translation import gettext as _

from roadshow.apps.people.models import Person
from roadshow.apps.tours.models import Event, Leg, Tour
from roadshow.apps.tours.phrases import EventKind, ParticipationRole
from roadshow.apps.tours.queries import events_of_person, members_of, presences_of_person
from roadshow.formats import programme as doc
from roadshow.formats.timetable_sheets import GuestDay, GuestSheet, Happening
from roadshow.web import dates
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.sheets.source import Showing, Source, zone_of
from roadshow.web.language import html_tag
from roadshow.web.words import HOME, comma, sentence


@dataclass(frozen=True)
class _Moment:
    """A line with its place in time; ``leg`` is a row's or a document's key, they are the same."""

    leg: int
    starts: datetime
    line: Happening


def guests(source: Source) -> list[tuple[int, str]]:
    """Whoever travels or is a guest of a screening: key and name, in order of names. One query."""
    found = {member.person_id: member.person.name for member in members_of(source.tour)}
    for one in source.showings:
        for key in one.shown.guests:
            found.setdefault(key, source.programme.person_by_id[key].name)
    return sorted(((key, words(name)) for key, name in found.items()), key=lambda one: one[1])


def guest(source: Source, pk: int, made: date) -> GuestSheet:
    """The sheet of somebody of this tour; whoever is not of it is a 404."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or pk not in dict(guests(source)):
        raise Http404
    name, home = words(person.name), person.name.get(HOME, "")
    return GuestSheet(
        language=html_tag(language()),
        title=name,
        original=home if home != name else "",
        subtitle=source.subtitle,
        body=source.body,
        mark=source.mark,
        draft=source.draft,
        colophon=source.colophon,
        empty=_("Nothing is planned for this person yet."),
        made=made,
        days=tuple(_days(source, person)),
    )


def _days(source: Source, person: Person) -> Iterable[GuestDay]:
    legs = {leg.id: leg for leg in source.programme.legs}
    found = [*_stays(source.tour, person), *_events(source.tour, person)]
    for one in source.showings:
        if person.pk in one.shown.guests:
            found.append(_screening(one))
    # A city that was added since the release is not among its legs.
    found = sorted((m for m in found if m.leg in legs), key=lambda m: (m.starts, m.line.frame))
    for (key, _day), same in groupby(found, key=lambda m: (m.leg, _local(m, legs[m.leg]).date())):
        leg, here = legs[key], list(same)
        first = _local(here[0], leg)
        yield GuestDay(
            city=words(leg.city),
            day=dates.full(first.date(), language()),
            zone=zone_of(leg, first),
            happenings=tuple(moment.line for moment in here),
        )


def _local(moment: _Moment, leg: doc.Leg) -> datetime:
    return moment.starts.astimezone(leg.zone)


def _stays(tour: Tour, person: Person) -> Iterable[_Moment]:
    for stay in presences_of_person(tour, person):
        for what, moment in ((_("Arrival"), stay.arrives), (_("Departure"), stay.departs)):
            clock = dates.clock(moment.astimezone(stay.leg.zone))
            line = Happening(clock, "", what, "", "", frame=True)
            yield _Moment(stay.leg_id, moment, line)


def _events(tour: Tour, person: Person) -> Iterable[_Moment]:
    for event in events_of_person(tour, person):
        venue = event.venue
        place = [words(venue.name), words(venue.address)] if venue else []
        line = Happening(
            clock=_clock(event.starts, event.leg),
            until=_until(event.starts, event.ends, event.leg),
            what=words(event.title),
            original="",
            kind=sentence(EventKind(event.kind).label),
            place=comma().join(filter(None, place)),
            facts=tuple(_parts(event, person)),
        )
        yield _Moment(event.leg_id, event.starts, line)


def _parts(event: Event, person: Person) -> Iterable[str]:
    """As what the person is there, and when they speak."""
    roles = [part.role for part in event.participations.all() if part.person_id == person.pk]
    yield from dict.fromkeys(sentence(ParticipationRole(role).label) for role in roles)
    for item in event.agenda.all():
        if any(speaker.pk == person.pk for speaker in item.speakers.all()):
            hours = f"{_clock(item.starts, event.leg)}–{_clock(item.ends, event.leg)}"
            yield _("Speaks: %(time)s, %(title)s") % {"time": hours, "title": words(item.title)}


def _screening(one: Showing) -> _Moment:
    """Whoever talks after the film is needed when it ends."""
    talk = _("Q&A: %(time)s") % {"time": f"{dates.clock(one.film_ends)}–{dates.clock(one.ends)}"}
    place = (words(one.hall.name), words(one.venue.name), words(one.venue.address))
    line = Happening(
        clock=dates.clock(one.starts),
        until=dates.clock(one.ends),
        what=one.title,
        original=one.original,
        kind=sentence(EventKind.SCREENING.label),
        place=comma().join(filter(None, place)),
        facts=(talk if one.shown.qa_minutes else _("Guest of the screening"),),
    )
    return _Moment(one.leg.id, one.shown.starts, line)


def _clock(moment: datetime, leg: Leg) -> str:
    return dates.clock(moment.astimezone(leg.zone))


def _until(starts: datetime, ends: datetime, leg: Leg) -> str:
    """The hour of the end, with its day where that is another."""
    first, last = (moment.astimezone(leg.zone).date() for moment in (starts, ends))
    day = "" if first == last else f"{dates.short(last, language())} "
    return f"{day}{_clock(ends, leg)}"
