"""schema.org in JSON-LD: what search engines read of a tour, its films and its events.

``page`` is always the absolute address of the tour's page in one language, ending in ``/``.
"""

import json
from datetime import datetime
from typing import Any

from roadshow.formats.programme import Event, Film, Programme, Screening, Venue
from roadshow.formats.texts import localise

Thing = dict[str, Any]
CONTEXT = "https://schema.org"


def script(thing: Thing | list[Thing]) -> str:
    """JSON that may stand inside ``<script>``: nothing in it can end the element."""
    graph = thing if isinstance(thing, list) else [thing]
    whole = {"@context": CONTEXT, "@graph": graph}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def tour(programme: Programme, language: str, page: str) -> Thing:
    """The tour as an Event that holds its public events."""
    return _filled(
        {
            "@type": "Festival",
            "@id": page,
            "url": page,
            "name": localise(programme.name, language).text,
            "description": localise(programme.summary, language).text,
            "inLanguage": language,
            "startDate": programme.starts.isoformat(),
            "endDate": programme.ends.isoformat(),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "organizer": _organiser(programme, language),
            "location": [_city(programme, leg.id, language) for leg in programme.legs],
            "subEvent": [{"@id": _event_id(event, page)} for event in programme.events],
        }
    )


def event(programme: Programme, shown: Event, language: str, page: str) -> Thing:
    venue = programme.venue_by_id.get(shown.venue or 0)
    return _filled(
        {
            "@type": "ExhibitionEvent" if shown.kind in {"market", "exhibition"} else "Event",
            "@id": _event_id(shown, page),
            "url": _event_id(shown, page),
            "name": localise(shown.title, language).text,
            "description": localise(shown.summary, language).text,
            "startDate": _local(programme, shown.leg, shown.starts),
            "endDate": _local(programme, shown.leg, shown.ends),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "organizer": _organiser(programme, language),
            "superEvent": {"@type": "Festival", "@id": page},
            "location": _place(programme, venue, language)
            if venue
            else _city(programme, shown.leg, language),
        }
    )


def movie(programme: Programme, film: Film, language: str, page: str) -> Thing:
    """A film; its other titles are alternate names."""
    name = localise(film.names, language).text
    others = [title.text for title in film.titles if title.text != name]
    people = programme.person_by_id
    return _filled(
        {
            "@type": "Movie",
            "@id": f"{page}films/{film.slug}/#movie",
            "url": f"{page}films/{film.slug}/",
            "name": name,
            "alternateName": list(dict.fromkeys(others)),
            "description": localise(film.synopsis, language).text,
            "datePublished": str(film.year) if film.year else "",
            "duration": f"PT{film.minutes}M" if film.minutes else "",
            "countryOfOrigin": [{"@type": "Country", "name": code} for code in film.countries],
            "director": [
                {"@type": "Person", "name": localise(people[c.person].name, language).text}
                for c in film.credits
                if c.role == "director"
            ],
        }
    )


def screening(programme: Programme, shown: Screening, language: str, page: str) -> Thing:
    film = programme.film_by_id[shown.film]
    hall = programme.hall_by_id[shown.hall]
    place = _place(programme, programme.venue_by_id[hall.venue], language, "MovieTheater")
    address = f"{page}films/{film.slug}/#s{shown.id}"
    return _filled(
        {
            "@type": "ScreeningEvent",
            "@id": address,
            "url": address,
            "name": localise(film.names, language).text,
            "startDate": _local(programme, shown.leg, shown.starts),
            "endDate": _local(programme, shown.leg, shown.ends),
            "eventStatus": f"{CONTEXT}/EventScheduled",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "maximumAttendeeCapacity": hall.seats,
            "inLanguage": list(shown.spoken),
            "subtitleLanguage": list(shown.subtitles),
            "workPresented": {"@type": "Movie", "@id": f"{page}films/{film.slug}/#movie"},
            "organizer": _organiser(programme, language),
            "superEvent": {"@type": "Festival", "@id": page},
            "location": place,
        }
    )


def _event_id(shown: Event, page: str) -> str:
    return f"{page}events/{shown.id}-{shown.slug}/"


def _organiser(programme: Programme, language: str) -> Thing:
    return {"@type": "Organization", "name": localise(programme.body, language).text}


def _place(programme: Programme, venue: Venue, language: str, kind: str = "Place") -> Thing:
    address = dict(_city(programme, venue.leg, language)["address"])
    street = localise(venue.address, language).text
    if street:
        address["streetAddress"] = street
    return {"@type": kind, "name": localise(venue.name, language).text, "address": address}


def _city(programme: Programme, leg_id: int, language: str) -> Thing:
    leg = programme.leg_by_id[leg_id]
    city = localise(leg.city, language).text
    address = {
        "@type": "PostalAddress",
        "addressLocality": city,
        "addressCountry": leg.country,
    }
    return {"@type": "Place", "name": city, "address": address}


def _local(programme: Programme, leg_id: int, moment: datetime) -> str:
    return moment.astimezone(programme.leg_by_id[leg_id].zone).isoformat()


def _filled(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in ("", [], None)}
