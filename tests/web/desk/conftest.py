"""What tests of the desk's records share."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests import builders
from tests.web.desk.rooms import Room, logged_in


@pytest.fixture
def room(db: None) -> Iterator[Room]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        tour = builders.make_tour()
        yield Room(tour, builders.make_leg(tour), logged_in(tour, "officer"))
