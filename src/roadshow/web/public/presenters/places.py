"""What the page of an event, and the page of how to get there, show."""

from typing import Any

from django.utils.translation import ngettext

from roadshow.apps.tours.phrases import ParticipationRole
from roadshow.formats.programme import AgendaItem, Event, Venue
from roadshow.web import dates, words
from roadshow.web.public.presenters import tour
from roadshow.web.public.presenters.reader import Reader


def event_page(reader: Reader, event: Event) -> dict[str, Any]:
    programme = reader.programme
    leg = programme.leg_by_id[event.leg]
    venue = programme.venue_by_id.get(event.venue or 0)
    starts = event.starts.astimezone(leg.zone)
    return {
        "line": tour.event_line(reader, event),
        "city": reader.cities[leg.id],
        "date": dates.full(starts.date(), reader.language),
        "agenda": [_item(reader, event, item) for item in event.agenda],
        "parties": _parties(reader, event),
        "venue": venue_shown(reader, venue) if venue else None,
        "figures": tour.figures(
            reader, tuple(figure for figure in programme.figures if figure.event == event.id)
        ),
        "times_sample": event.times_sample,
        "sample": event.sample,
    }


def _item(reader: Reader, event: Event, item: AgendaItem) -> dict[str, Any]:
    leg = reader.programme.leg_by_id[event.leg]
    starts, ends = item.starts.astimezone(leg.zone), item.ends.astimezone(leg.zone)
    return {
        "iso": starts.isoformat(timespec="minutes"),
        "time": dates.clock(starts),
        "until": dates.clock(ends),
        "zone": reader.zone(leg, starts),
        "title": words.words(item.title, reader.language),
        "speakers": reader.people(item.speakers),
        "sample": item.sample or item.times_sample,
    }


def _parties(reader: Reader, event: Event) -> list[dict[str, Any]]:
    """Who takes part, by role in the order of the roles."""
    found = []
    for role in ParticipationRole:
        named = [
            tour.PersonShown(
                words.named(party.name, reader.language),
                words.words(party.office, reader.language),
                party.sample,
            )
            for party in event.participants
            if party.role == role
        ]
        if named:
            found.append({"role": words.sentence(role.label), "people": named})
    return found


def cities(reader: Reader) -> list[dict[str, Any]]:
    """Each city with its venues."""
    return [
        {
            "accent": reader.accent[leg.id],
            "city": reader.cities[leg.id],
            "zone": dates.zone(reader.cities[leg.id].plain, reader.noon(leg)),
            "dates": dates.span_in_year(leg.starts, leg.ends, reader.language),
            "venues": [
                venue_shown(reader, venue)
                for venue in reader.programme.venues
                if venue.leg == leg.id
            ],
        }
        for leg in reader.programme.legs
    ]


def venue_shown(reader: Reader, venue: Venue) -> dict[str, Any]:
    programme = reader.programme
    halls = [hall for hall in programme.halls if hall.venue == venue.id]
    return {
        "id": venue.id,
        "name": words.named(venue.name, reader.language),
        "address": words.words(venue.address, reader.language),
        "directions": words.words(venue.directions, reader.language),
        "link": reader.venue_link(venue),
        "sample": venue.sample,
        "halls": [
            {
                "name": words.words(hall.name, reader.language),
                "seats": ngettext("%(count)d seat", "%(count)d seats", hall.seats)
                % {"count": hall.seats},
                "sample": hall.sample,
            }
            for hall in halls
        ],
        "events": [tour.event_line(reader, e) for e in programme.events if e.venue == venue.id],
    }
