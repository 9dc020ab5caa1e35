"""Small true records to begin a test from. What a test is about, it says itself."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, Showcase, ShowcaseFilm, Title, Version
from roadshow.apps.names import actions as names
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.rights.models import Grant, Revision
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import Event, Leg, Programme, Tour, TourRole, Venue

numbers = count(1)


def make_user(**fields: Any) -> User:
    return User.objects.create_user(f"user{next(numbers)}@example.org", "a long password", **fields)


def make_tour(**fields: Any) -> Tour:
    body = Organisation.objects.create(name={"en": "Bureau"})
    programme = Programme.objects.create(name={"en": "Going Global"}, body=body, since=2015)
    given = {
        "slug": f"tour-{next(numbers)}",
        "name": {"en": "A tour"},
        "starts": date(2025, 11, 23),
        "ends": date(2025, 11, 30),
    }
    return Tour.objects.create(programme=programme, **{**given, **fields})


def make_officer(tour: Tour, role: str = "officer") -> User:
    user = make_user()
    TourRole.objects.create(user=user, tour=tour, role=role)
    return user


def make_leg(tour: Tour, **fields: Any) -> Leg:
    given = {
        "city": {"en": "Almaty", "zh-hans": "阿拉木图"},
        "country": "KZ",
        "timezone": "Asia/Almaty",
        "starts": date(2025, 11, 23),
        "ends": date(2025, 11, 30),
    }
    return Leg.objects.create(tour=tour, **{**given, **fields})


def make_event(leg: Leg, **fields: Any) -> Event:
    given = {
        "slug": f"event-{next(numbers)}",
        "kind": "symposium",
        "title": {"en": "Symposium"},
        "starts": at(24, 5),
        "ends": at(24, 7),
    }
    return Event.objects.create(leg=leg, **{**given, **fields})


def make_person(**fields: Any) -> Person:
    return Person.objects.create(**{"name": {"en": f"Person {next(numbers)}"}, **fields})


def make_film(minutes: int = 100, title: str = "", **fields: Any) -> Film:
    number = next(numbers)
    film = Film.objects.create(**{"slug": f"film-{number}", **fields})
    text = title or f"Film {number}"
    Title.objects.create(film=film, text=text, language="en", kind="original")
    names.index(Kind.FILM, film.pk, [("en", text)])
    Version.objects.create(film=film, minutes=minutes, spoken=["zh"], subtitles=["en"])
    return film


def make_showcase(tour: Tour, *films: Film) -> Showcase:
    showcase = Showcase.objects.create(
        tour=tour,
        slug=f"showcase-{next(numbers)}",
        name={"en": "Showcase"},
        kind="screenings",
        opens=date(2025, 11, 24),
        closes=date(2025, 11, 30),
        places=6,
    )
    for film in films:
        ShowcaseFilm.objects.create(showcase=showcase, film=film)
    return showcase


def make_hall(leg: Leg, **fields: Any) -> Hall:
    """A hall in a venue of its own, open on 24 November from 06:00 to 18:00 UTC."""
    venue = Venue.objects.create(leg=leg, name={"en": f"Cinema {next(numbers)}"})
    hall = Hall.objects.create(venue=venue, **{"name": {"en": "Hall 1"}, "seats": 100, **fields})
    Opening.objects.create(hall=hall, opens=at(24, 6), closes=at(24, 18))
    return hall


def make_screening(showcase: Showcase, film: Film, leg: Leg, **fields: Any) -> Screening:
    return Screening.objects.create(
        showcase=showcase, version=film.versions.get(), leg=leg, **fields
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A UTC instant in November 2025."""
    return datetime(2025, 11, day, hour, minute, tzinfo=UTC)


def make_grant(*films: Film, **fields: Any) -> Grant:
    """All rights to some films everywhere, given to the bureau, unless something else is said."""
    given = {
        "direction": "in",
        "party": Organisation.objects.create(name={"en": "Studio"}),
        "territories": "Worldwide",
        "signed": date(2025, 1, 1),
    }
    grant = Grant(**{**given, **fields})
    grant.full_clean()
    grant.save()
    grant.films.set(films)
    Revision.objects.update_or_create(pk=1, defaults={"token": uuid4()})
    return grant
