"""A tour for the board's benchmark: 800 screenings in 51 halls on 11 days, seeded, by our own code.

Most of it can be played; every twentieth screening is put where a neighbour stands already.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from roadshow.apps.films.models import Film, Showcase, ShowcaseFilm, Title, Version
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import Leg, Member, Presence, Tour, Venue
from tests import builders

ZONES = ("Old town", "Station", "River", "University")
FIRST = date(2025, 11, 20)
SLOTS = (time(10), time(13), time(16), time(19), time(21, 40))
ALMATY = ZoneInfo("Asia/Almaty")


class Size(NamedTuple):
    halls: int = 51
    days: int = 11
    screenings: int = 800
    films: int = 220
    guests: int = 60


USUAL = Size()


def fill(size: Size = USUAL, seed: int = 7) -> Tour:
    """The tour, its one city with everything in it."""
    dice = random.Random(seed)  # noqa: S311 - the same tour each time
    last = FIRST + timedelta(days=size.days - 1)
    tour = builders.make_tour(slug="board", starts=FIRST, ends=last)
    leg = builders.make_leg(tour, starts=FIRST, ends=last)
    halls = _halls(leg, size)
    versions = _films(size, dice)
    showcases = _showcases(tour, versions, last)
    guests = _guests(tour, leg, size)
    _screenings(leg, halls, versions, showcases, guests, size, dice)
    builders.make_grant(*Film.objects.all())
    return tour


def _at(day: int, clock: time) -> datetime:
    return datetime.combine(FIRST + timedelta(days=day), clock, ALMATY).astimezone(UTC)


def _halls(leg: Leg, size: Size) -> list[Hall]:
    houses = [Venue(leg=leg, name={"en": f"Cinema {n + 1}"}) for n in range(-(-size.halls // 4))]
    Venue.objects.bulk_create(houses)
    halls = [
        Hall(
            venue=houses[n // 4],
            name={"en": f"Screen {n % 4 + 1}"},
            seats=60 + n * 7 % 400,
            changeover=20,
            zone=ZONES[n // 4 % len(ZONES)],
        )
        for n in range(size.halls)
    ]
    Hall.objects.bulk_create(halls)
    Opening.objects.bulk_create(
        Opening(hall=hall, opens=_at(day, time(9)), closes=_at(day, time(9)) + timedelta(hours=16))
        for hall in halls
        for day in range(size.days)
    )
    return halls


def _films(size: Size, dice: random.Random) -> list[Version]:
    films = [Film(slug=f"film-{n}") for n in range(size.films)]
    Film.objects.bulk_create(films)
    Title.objects.bulk_create(
        Title(film=film, text=f"The long way home, part {n}", language="en", kind="original")
        for n, film in enumerate(films)
    )
    versions = [
        Version(film=film, minutes=dice.randrange(70, 131), spoken=["zh"], subtitles=["en"])
        for film in films
    ]
    return Version.objects.bulk_create(versions)


def _showcases(tour: Tour, versions: list[Version], last: date) -> list[Showcase]:
    showcases = [
        Showcase.objects.create(
            tour=tour,
            slug=f"section-{n}",
            name={"en": f"Section {n + 1}"},
            kind="screenings",
            opens=FIRST,
            closes=last,
            places=500,
        )
        for n in range(6)
    ]
    ShowcaseFilm.objects.bulk_create(
        ShowcaseFilm(showcase=showcases[n % 6], film=version.film)
        for n, version in enumerate(versions)
    )
    return showcases


def _guests(tour: Tour, leg: Leg, size: Size) -> list[Person]:
    people = [Person(name={"en": f"Director {n + 1}"}) for n in range(size.guests)]
    Person.objects.bulk_create(people)
    members = [Member(tour=tour, person=one, feed_key=f"key{one.pk}") for one in people]
    Member.objects.bulk_create(members)
    Presence.objects.bulk_create(
        Presence(member=member, leg=leg, arrives=_at(0, time(8)), departs=_at(size.days, time(8)))
        for member in members
    )
    return people


def _screenings(
    leg: Leg,
    halls: list[Hall],
    versions: list[Version],
    showcases: list[Showcase],
    guests: list[Person],
    size: Size,
    dice: random.Random,
) -> None:
    slots = [(h, d, s) for h in halls for d in range(size.days) for s in SLOTS]
    made = []
    for n, (hall, day, slot) in enumerate(dice.sample(slots, size.screenings)):
        starts = _at(day, slot) + timedelta(minutes=60 if n % 20 == 0 else 0)
        film = n % len(versions)
        made.append(
            Screening(
                showcase=showcases[film % 6],
                version=versions[film],
                leg=leg,
                hall=hall if n % 40 else None,
                starts=starts if n % 40 else None,
                qa_minutes=25 if film < size.guests else 0,
                pinned=n % 3 == 0,
            )
        )
    Screening.objects.bulk_create(made)
    link = Screening.guests.through
    link._default_manager.bulk_create(
        link(screening_id=one.pk, person_id=guests[n % len(versions)].pk)
        for n, one in enumerate(made)
        if one.qa_minutes
    )
