"""A tour of two cities with one traveller, for guests' pages to speak of."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.screenings.bridge.release import programme_of
from roadshow.apps.tours.actions import save
from roadshow.apps.tours.models import Event, Invitation, Leg, Member, Presence, Tour, Venue
from roadshow.apps.tours.queries import agenda_token, invitation_token
from tests import builders, programmes
from tests.builders import at


@dataclass
class Journey:
    tour: Tour
    almaty: Leg
    moscow: Leg
    member: Member

    @property
    def person(self) -> Person:
        return self.member.person

    @property
    def token(self) -> str:
        return agenda_token(self.member)

    def publish(self) -> None:
        programmes.publish(programme_of(self.tour), self.tour)


def add_member(tour: Tour, person: Person) -> Member:
    member = Member(tour=tour, person=person)
    save(actor=builders.make_officer(tour), record=member)
    return member


@pytest.fixture
def journey() -> Journey:
    """Zhang Qi is in Almaty on 23–26 November, then in Moscow until the 29th."""
    tour = builders.make_tour(name={"en": "Going Global", "ru": "В мир"})
    almaty = builders.make_leg(tour, ends=date(2025, 11, 26))
    moscow = builders.make_leg(
        tour,
        city={"en": "Moscow", "ru": "Москва", "zh-hans": "莫斯科"},
        country="RU",
        timezone="Europe/Moscow",
        starts=date(2025, 11, 26),
    )
    person = builders.make_person(name={"en": "Zhang Qi", "zh-hans": "张琪"})
    member = add_member(tour, person)
    Presence.objects.create(member=member, leg=almaty, arrives=at(23, 11), departs=at(26, 4))
    Presence.objects.create(
        member=member, leg=moscow, arrives=at(26, 10), departs=at(29, 15), sample=True
    )
    return Journey(tour, almaty, moscow, member)


@dataclass
class Asked:
    invitation: Invitation
    event: Event

    @property
    def path(self) -> str:
        return f"/en/rsvp/{invitation_token(self.invitation)}/"

    @property
    def answer(self) -> str:
        self.invitation.refresh_from_db()
        return self.invitation.answer


def ask(days: int) -> Asked:
    """An invitation to an event that many days from now."""
    day = timezone.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
    here = {"starts": day.date(), "ends": day.date() + timedelta(days=1)}
    tour = builders.make_tour(**here)
    leg = builders.make_leg(tour, **here)
    venue = Venue.objects.create(
        leg=leg,
        name={"en": "Film House", "ru": "Дом кино"},
        address={"en": "1 Film Street"},
        directions={"en": "By the main door."},
    )
    event = builders.make_event(
        leg,
        venue=venue,
        title={"en": "Evening of film", "ru": "Вечер кино"},
        starts=day,
        ends=day + timedelta(hours=2),
    )
    party = Organisation.objects.create(name={"en": "Union", "ru": "Союз"})
    invitation = Invitation(event=event, organisation=party, sample=True)
    save(actor=builders.make_officer(tour), record=invitation)
    return Asked(invitation, event)


@pytest.fixture
def asked() -> Asked:
    return ask(10)


@pytest.fixture(autouse=True)
def nobody_wrote_yet() -> None:
    """The count of answers stands in the cache, which outlives a test."""
    cache.clear()
