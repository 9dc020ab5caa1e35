"""Every address as every kind of person, on their own tour and on another's.

The addresses come from the site itself, so that a new page is walked the day it appears. The API is
one address here; ``tests/web/api/test_roles.py`` walks its operations.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.films.actions import imports
from roadshow.apps.films.models import ListingImport
from roadshow.apps.people.models import CompanyRole, Organisation
from roadshow.apps.rights.models import AvailsFile
from roadshow.apps.screenings.actions import publish, saved
from roadshow.apps.screenings.models import Draft, Release, SavedTimetable
from roadshow.apps.tours.models import Invitation, Member, Tour
from roadshow.apps.tours.queries import agenda_token, invitation_token
from roadshow.formats.avails import Workbook, empty, write_avails
from tests import builders
from tests.builders import at

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "officer", "viewer", "door", "seller", "buyer", "superuser")


class Address(NamedTuple):
    name: str
    words: frozenset[str]


def addresses() -> list[Address]:
    """Every named address with the names of its parts, but the language prefix."""
    return sorted(set(_walk(get_resolver(), "", frozenset())))


def _walk(resolver: URLResolver, prefix: str, above: frozenset[str]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        words = above | frozenset(entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from _walk(entry, space, words)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Address(prefix + entry.name, words)


class Scene:
    """A published tour with a record of each kind, and another of which nobody here may know."""

    def __init__(self) -> None:
        self.own, self.other = self._tour("own"), self._tour("other")
        self.company = Organisation.objects.create(name={"en": "Company"})

    def _tour(self, slug: str) -> Tour:
        tour = builders.make_tour(slug=slug)
        leg, film = builders.make_leg(tour), builders.make_film(slug=f"film-{slug}")
        event = builders.make_event(leg, slug="talk")
        hall, showcase = builders.make_hall(leg), builders.make_showcase(tour, film)
        builders.make_screening(showcase, film, leg, hall=hall, starts=at(24, 12))
        person = builders.make_person()
        Member.objects.create(tour=tour, person=person, feed_key=f"key-{slug}")
        Invitation.objects.create(event=event, person=person, key=f"key-{slug}")
        officer = builders.make_officer(tour)
        imports.begin(actor=officer, file_name="a.csv", content=b"Title,Year\nA,2020\n", leg=leg)
        AvailsFile.objects.create(
            tour=tour, file_name="a.xlsx", content=write_avails(Workbook((empty(),)))
        )
        saved.keep(actor=officer, tour=tour, name="Plan A")
        publish(actor=officer, tour=tour, now=at(20, 12))
        return tour

    def person(self, role: str) -> User | None:
        if role == "anonymous":
            return None
        if role == "superuser":
            return builders.make_user(is_superuser=True)
        if role in {"seller", "buyer"}:
            user = builders.make_user()
            CompanyRole.objects.create(user=user, organisation=self.company, role=role)
            return user
        return builders.make_officer(self.own, role)

    def values(self, tour: Tour, name: str) -> dict[str, object]:
        """What stands in an address's parts."""
        leg = tour.legs.get()
        event, screening = leg.events.get(), leg.screenings.get()
        files = {
            "desk:import": ListingImport.objects.get(leg=leg).pk,
            "desk:exchange_file": AvailsFile.objects.get(tour=tour).pk,
            "desk:saved-one": SavedTimetable.objects.get(tour=tour).pk,
            "desk:sheets-hall": screening.hall_id,
            "desk:sheets-guest": tour.members.get().person_id,
        }
        pk = files.get(name, screening.pk)
        invited = "rsvp" in name
        token = (
            invitation_token(event.invitations.get())
            if invited
            else agenda_token(tour.members.get())
        )
        return {
            "slug": tour.slug,
            "film_slug": f"film-{tour.slug}",
            "event_id": event.pk,
            "event_slug": event.slug,
            "kind": "films" if name == "desk:doubles" else "screenings",
            "pk": pk,
            "key": str(uuid4()),
            "suffix": "xlsx" if name == "desk:avails_sheet" else "csv",
            "showcase_slug": screening.showcase.slug,
            "tag": "ru",
            "layout": "1.8",
            "token": token,
            "rest": "",
            "path": "",
        }

    def path(self, address: Address, tour: Tour) -> str | None:
        """The address on a tour; None for those of accounts that need a key by mail."""
        values = self.values(tour, address.name)
        if not address.words <= set(values):
            return None
        with override("en"):
            return reverse(address.name, kwargs={word: values[word] for word in address.words})


DESK = {
    "superuser": {200, 302, 405},
    "officer": {200, 302, 405},
    "viewer": {200, 302, 403, 405},
    "door": {403, 405},
}
"""What the pages of a tour's desk may answer a GET of somebody with that role on it."""


def expected(path: str, role: str, *, own: bool) -> set[int]:
    """The statuses that an address may answer a GET with, by whose it is."""
    if "/desk/" not in path:
        return {200, 301, 302, 304, 400, 401, 403, 404, 405, 429}
    if role == "anonymous":
        return {302, 405}
    if "/desk/tours/" not in path or path.endswith("/tours/new/"):
        return {200, 302}
    if role == "door" and own and path.endswith("/door/"):
        return {200}
    known = own or role == "superuser"
    return DESK.get(role, {404, 405}) if known else {404, 405}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("own", [True, False], ids=["own tour", "another tour"])
def test_every_page_answers_each_person_as_it_should(role: str, own: bool) -> None:
    scene = Scene()
    client, user = Client(), scene.person(role)
    wrong = []
    for address in addresses():
        path = scene.path(address, scene.own if own else scene.other)
        if path is None or address.name == "account_logout":
            continue
        if user:
            client.force_login(user)
        status = client.get(path).status_code
        if status not in expected(path, role, own=own):
            wrong.append((address.name, path, status))
    assert wrong == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"officer", "superuser"}])
@pytest.mark.parametrize("own", [True, False], ids=["own tour", "another tour"])
def test_nobody_but_the_officer_changes_anything(role: str, own: bool) -> None:
    scene = Scene()
    client, user = Client(), scene.person(role)
    before = _state()
    wrong = []
    for address in addresses():
        path = scene.path(address, scene.own if own else scene.other)
        if path is None or "/desk/tours/" not in path or path.endswith("/tours/new/"):
            continue
        if user:
            client.force_login(user)
        for data in (
            {},
            {"do": "ask"},
            {"do": "discard"},
            {"action": "delete", "confirmed": "1", "pk": "1"},
        ):
            status = client.post(path, data).status_code
            allowed = {302} if role == "anonymous" else {403, 404, 405}
            if status not in allowed:
                wrong.append((address.name, path, status))
    assert wrong == []
    assert _state() == before


@pytest.mark.parametrize("slug", ["own", "other"])
def test_an_unpublished_tour_is_not_there_for_the_public(slug: str) -> None:
    scene = Scene()
    Release.objects.update(current=False)
    for address in addresses():
        path = scene.path(address, Tour.objects.get(slug=slug))
        if path and f"/tours/{slug}/" in path and "/desk/" not in path:
            assert Client().get(path).status_code == 404, path


def test_the_walk_meets_every_room() -> None:
    names = {address.name for address in addresses()}
    assert {"home", "programme", "desk:tour", "desk:publish", "account_login"} <= names
    assert len(names) > 40


def _state() -> tuple[int, ...]:
    models = (AuditEntry, Release, Draft, SavedTimetable)
    return tuple(model.objects.count() for model in models)
