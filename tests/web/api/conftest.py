"""A program that speaks to the API, and a small tour for it to speak of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from roadshow.apps.core.models import User
from roadshow.apps.core.tokens import make_token
from roadshow.apps.screenings.actions import publish
from roadshow.apps.tours.models import Event, Leg, Tour, TourRole
from tests import builders

Json = Any


@dataclass
class Answer:
    status: int
    headers: Any
    content: bytes

    @property
    def json(self) -> Json:
        return json.loads(self.content)

    @property
    def pointers(self) -> list[str]:
        return [fault.get("pointer", fault.get("parameter")) for fault in self.json["errors"]]

    @property
    def codes(self) -> list[str]:
        return [fault["code"] for fault in self.json["errors"]]


class Program:
    """Sends requests with one token, or with none."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(headers={"Authorization": f"Bearer {token}"} if token else {})

    def __call__(
        self, method: str, path: str, body: Json = None, *, raw: bytes = b"", **headers: Any
    ) -> Answer:
        content = raw if body is None else json.dumps(body).encode()
        response = self.client.generic(
            method,
            f"/api/v1/{path}",
            content,
            content_type="application/json",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        return Answer(response.status_code, response.headers, response.content)

    def get(self, path: str, **headers: Any) -> Answer:
        return self("GET", path, **headers)


def as_user(user: User) -> Program:
    return Program(make_token(actor=user, name="test"))


@dataclass
class Scene:
    """A tour with one leg, one event and one placed screening; and programs by role."""

    tour: Tour
    leg: Leg
    event: Event
    officer: Program
    viewer: Program
    door: Program
    stranger: Program
    nobody: Program

    @property
    def desk(self) -> str:
        return f"desk/tours/{self.tour.slug}"

    @property
    def public(self) -> str:
        return f"tours/{self.tour.slug}"

    def publish(self) -> None:
        role = TourRole.objects.get(tour=self.tour, role="officer")
        publish(actor=role.user, tour=self.tour, now=timezone.now())


@pytest.fixture
def quick_hash() -> Iterator[None]:
    """No test here logs in with a password: a slow hash would only cost time."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def scene(db: None, quick_hash: None) -> Scene:
    tour = builders.make_tour()
    leg = builders.make_leg(tour)
    film = builders.make_film()
    builders.make_screening(
        builders.make_showcase(tour, film),
        film,
        leg,
        hall=builders.make_hall(leg),
        starts=builders.at(24, 8),
    )
    return Scene(
        tour=tour,
        leg=leg,
        event=builders.make_event(leg),
        officer=as_user(builders.make_officer(tour)),
        viewer=as_user(builders.make_officer(tour, "viewer")),
        door=as_user(builders.make_officer(tour, "door")),
        stranger=as_user(builders.make_officer(builders.make_tour())),
        nobody=Program(),
    )
