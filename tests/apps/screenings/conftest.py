"""What tests of clearance share."""

import pytest

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, Material
from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.models import Tour
from tests.apps.screenings.clearing import SHOW
from tests.builders import (
    make_film,
    make_grant,
    make_hall,
    make_leg,
    make_officer,
    make_screening,
    make_showcase,
    make_tour,
)


@pytest.fixture
def shown() -> Screening:
    """A theatrical screening in Almaty, in Chinese with English subtitles."""
    tour = make_tour()
    leg = make_leg(tour)
    film = make_film()
    showcase = make_showcase(tour, film)
    showcase.medium = "release"
    showcase.save()
    return make_screening(showcase, film, leg, hall=make_hall(leg), starts=SHOW)


@pytest.fixture
def tour(shown: Screening) -> Tour:
    return shown.showcase.tour


@pytest.fixture
def film(shown: Screening) -> Film:
    return shown.version.film


@pytest.fixture
def officer(tour: Tour) -> User:
    return make_officer(tour)


@pytest.fixture
def dcp(shown: Screening, film: Film) -> Material:
    make_grant(film)
    return Material.objects.create(version=shown.version, kind="dcp", name="One_FTR")
