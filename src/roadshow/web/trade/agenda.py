"""What stands in one member's agenda: their days in each city, their events, their screenings.

Days and events are as they are now; screenings are those of the current release, since a
timetable in the making is nobody's appointment yet.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from roadshow.apps.screenings.queries import current_release, document
from roadshow.apps.tours.models import AgendaItem, Event, Member, Presence
from roadshow.apps.tours.phrases import EventKind, ParticipationRole
from roadshow.apps.tours.queries import events_with, presences_of
from roadshow.formats.programme import Programme, Screening
from roadshow.formats.texts import Text
from roadshow.web import dates
from roadshow.web.trade.words import film_name, named, plain
from roadshow.web.words import Named, comma, sentence


@dataclass(frozen=True)
class Item:
    """One appointment. ``key`` names it for ever; ``link`` is a public address, or empty."""

    key: str
    kind: str
    leg: int
    city: Text
    zone: ZoneInfo
    starts: datetime
    ends: datetime
    title: Named
    facts: tuple[str, ...] = ()
    place: str = ""
    directions: str = ""
    link: str = ""
    sample: bool = False

    @property
    def is_stay(self) -> bool:
        """Whether this is a member's time in a city, and no appointment."""
        return self.key.startswith("presence-")


def items(member: Member) -> list[Item]:
    """A member's appointments in order of time."""
    release = current_release(member.tour.slug)
    programme = document(release.release_id) if release else None
    found = [_stay(presence) for presence in presences_of(member)]
    found += [_event(event, member, programme) for event in events_with(member)]
    if programme:
        found += [
            _screening(screening, programme)
            for screening in programme.screenings
            if member.person_id in screening.guests
        ]
    return sorted(found, key=lambda item: (item.starts, item.key))


def _stay(presence: Presence) -> Item:
    leg = presence.leg
    return Item(
        key=f"presence-{presence.pk}",
        kind=_("Stay in a city"),
        leg=leg.pk,
        city=leg.city,
        zone=leg.zone,
        starts=presence.arrives,
        ends=presence.departs,
        title=named(leg.city),
        sample=presence.sample or leg.sample,
    )


def _event(event: Event, member: Member, programme: Programme | None) -> Item:
    venue = event.venue
    place = [plain(venue.name), plain(venue.address)] if venue else []
    talks = _talks(event, member)
    invented = any(talk.sample or talk.times_sample for talk in talks)
    return Item(
        key=f"event-{event.pk}",
        kind=sentence(EventKind(event.kind).label),
        leg=event.leg_id,
        city=event.leg.city,
        zone=event.leg.zone,
        starts=event.starts,
        ends=event.ends,
        title=named(event.title),
        facts=(*_roles(event, member), *(_said(talk, event.leg.zone) for talk in talks)),
        place=_joined([*place, plain(event.leg.city)]),
        directions=plain(venue.directions) if venue else "",
        link=_event_link(event, programme),
        sample=event.sample or event.times_sample or invented or bool(venue and venue.sample),
    )


def _roles(event: Event, member: Member) -> list[str]:
    roles = [
        sentence(ParticipationRole(part.role).label)
        for part in event.participations.all()
        if part.person_id == member.person_id
    ]
    return list(dict.fromkeys(roles))


def _talks(event: Event, member: Member) -> list[AgendaItem]:
    """The parts of the event at which the member speaks."""
    return [
        item
        for item in event.agenda.all()
        if any(speaker.pk == member.person_id for speaker in item.speakers.all())
    ]


def _said(talk: AgendaItem, zone: ZoneInfo) -> str:
    hours = span(talk.starts, talk.ends, zone)
    return _("You speak: %(time)s, %(title)s") % {"time": hours, "title": plain(talk.title)}


def _screening(screening: Screening, programme: Programme) -> Item:
    leg = programme.leg_by_id[screening.leg]
    hall = programme.hall_by_id[screening.hall]
    venue = programme.venue_by_id[hall.venue]
    film = programme.film_by_id[screening.film]
    place = [plain(hall.name), plain(venue.name), plain(venue.address), plain(leg.city)]
    return Item(
        key=f"screening-{screening.id}",
        kind=sentence(EventKind.SCREENING.label),
        leg=leg.id,
        city=leg.city,
        zone=leg.zone,
        starts=screening.starts,
        ends=screening.ends,
        title=film_name(film.titles),
        facts=tuple(_talk(screening, leg.zone)),
        place=_joined(place),
        directions=plain(venue.directions),
        link=_public("film", slug=programme.slug, film_slug=film.slug),
        sample=any(part.sample for part in (screening, hall, venue, film)) or film.minutes_sample,
    )


def _talk(screening: Screening, zone: ZoneInfo) -> list[str]:
    if not screening.qa_minutes:
        return [_("You are a guest.")]
    hours = span(screening.film_ends, screening.ends, zone)
    return [_("You are a guest at the Q&A: %(time)s") % {"time": hours}]


def _event_link(event: Event, programme: Programme | None) -> str:
    """The event's public page, where it has one: not every event is public."""
    for shown in programme.events if programme else ():
        if shown.id == event.pk:
            names = {"event_id": shown.id, "event_slug": shown.slug}
            return _public("event", slug=event.leg.tour.slug, **names)
    return ""


def _public(view: str, **names: object) -> str:
    return f"{settings.PUBLIC_URL}{reverse(view, kwargs=names)}"


def _joined(parts: list[str]) -> str:
    return comma().join(part for part in parts if part)


def span(starts: datetime, ends: datetime, zone: ZoneInfo) -> str:
    """“19:00–21:05” in a zone."""
    return f"{dates.clock(starts.astimezone(zone))}–{dates.clock(ends.astimezone(zone))}"
