"""A small tour at the desk: clients by role, and one record of each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from roadshow.apps.films.bridge.materials import suggested_name
from roadshow.apps.films.models import ContentKey, Material, Movement, ReportedFigure
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models import (
    FirstRelease,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
)
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Presence,
    Tour,
    Venue,
)
from tests import builders

Data = dict[str, Any]


def logged_in(tour: Tour, role: str) -> Client:
    client = Client()
    client.force_login(builders.make_officer(tour, role))
    return client


@dataclass
class Room:
    """A tour with one leg in Almaty (UTC+5), and clients by role."""

    tour: Tour
    leg: Leg
    officer: Client

    def at(self, path: str) -> str:
        return f"/en/desk/tours/{self.tour.slug}/{path}"

    def get(self, path: str) -> Any:
        return self.officer.get(self.at(path))

    def post(self, path: str, data: Data) -> Any:
        return self.officer.post(self.at(path), data)


def screening(tour: Tour, leg: Leg) -> Screening:
    film = builders.make_film()
    hall = builders.make_hall(leg)
    showcase = builders.make_showcase(tour, film)
    return builders.make_screening(showcase, film, leg, hall=hall, starts=builders.at(24, 8))


def member(tour: Tour) -> Member:
    person = builders.make_person()
    return Member.objects.create(tour=tour, person=person, feed_key=f"key{person.pk}")


def presence(tour: Tour, leg: Leg) -> Presence:
    stay = {"arrives": builders.at(24, 1), "departs": builders.at(26, 1)}
    return Presence.objects.create(member=member(tour), leg=leg, **stay)


def invitation(leg: Leg) -> Invitation:
    person = builders.make_person()
    event = builders.make_event(leg)
    return Invitation.objects.create(event=event, person=person, key=f"key{person.pk}")


def material(leg: Leg) -> Material:
    version = builders.make_film().versions.get()
    made = Material(version=version, kind="dcp", name="One_FTR")
    made.name = suggested_name(made)
    made.save()
    house = Venue.objects.create(leg=leg, name={"en": "House"})
    Movement.objects.create(material=made, venue=house)
    begins, ends = builders.at(24, 1), builders.at(26, 1)
    ContentKey.objects.create(
        material=made, server="Server 1", valid_from=begins, valid_until=ends, venue=house
    )
    return made


def figure(tour: Tour) -> ReportedFigure:
    return ReportedFigure.objects.create(
        tour=tour, subject={"en": "Fair"}, measure="visitors", value=5, source="Bureau"
    )


def event_with_agenda(leg: Leg) -> Event:
    event = builders.make_event(leg, venue=Venue.objects.create(leg=leg, name={"en": "House"}))
    times = {"starts": builders.at(24, 5), "ends": builders.at(24, 6)}
    AgendaItem.objects.create(event=event, title={"en": "Opening"}, **times)
    return event


def limited(model: type[Any], **fields: Any) -> Any:
    """A holdback, a permit or the like, of one film where the kind has films."""
    terms = {"territories": "Kazakhstan, Russia", "signed": date(2025, 1, 1)}
    record = model(**(terms | fields))
    record.full_clean()
    record.save()
    if hasattr(record, "films"):
        record.films.add(builders.make_film())
    return record


MAKERS: dict[str, Callable[[Tour, Leg], Any]] = {
    "legs": lambda tour, _leg: builders.make_leg(tour),
    "venues": lambda _tour, leg: Venue.objects.create(leg=leg, name={"en": "House"}),
    "halls": lambda _tour, leg: builders.make_hall(leg),
    "events": lambda _tour, leg: event_with_agenda(leg),
    "screenings": screening,
    "films": lambda _tour, _leg: builders.make_film(),
    "materials": lambda _tour, leg: material(leg),
    "showcases": lambda tour, _leg: builders.make_showcase(tour, builders.make_film()),
    "figures": lambda tour, _leg: figure(tour),
    "grants": lambda _tour, _leg: builders.make_grant(builders.make_film(), any_dubbing=False),
    "holdbacks": lambda _tour, _leg: limited(Holdback, media=["tv"]),
    "premieres": lambda tour, _leg: limited(
        PremierePromise, film=builders.make_film(), tour=tour, ends=date(2025, 11, 26)
    ),
    "releases": lambda _tour, _leg: FirstRelease.objects.create(
        film=builders.make_film(), territory="KZ", medium="release", day=date(2025, 1, 9)
    ),
    "permits": lambda _tour, _leg: limited(Permit, kind="screening", number="7"),
    "permit-rules": lambda _tour, _leg: limited(PermitRule, kind="age", source="Law"),
    "people": lambda _tour, _leg: builders.make_person(),
    "organisations": lambda _tour, _leg: Organisation.objects.create(name={"en": "Studio"}),
    "members": lambda tour, _leg: member(tour),
    "presences": presence,
    "invitations": lambda _tour, leg: invitation(leg),
    "commitments": lambda tour, _leg: Commitment.objects.create(tour=tour, title={"en": "Week"}),
}
