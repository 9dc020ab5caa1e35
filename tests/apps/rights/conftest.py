"""What tests of rights share."""

import pytest

from roadshow.apps.core.models import User
from roadshow.apps.films.models import ExternalId, Film, Title
from roadshow.apps.names import actions as names
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation
from tests import builders
from tests.apps.rights.exchanging import EIDR


@pytest.fixture
def studio() -> Organisation:
    return Organisation.objects.create(name={"en": "Beijing Pictures", "zh-hans": "北京影业"})


@pytest.fixture
def film(studio: Organisation) -> Film:
    found = builders.make_film(title="The Composer", year=2019)
    Title.objects.create(film=found, text="音乐家", language="zh-hans", kind="release")
    names.index(Kind.FILM, found.pk, [("en", "The Composer"), ("zh-hans", "音乐家")])
    ExternalId.objects.create(film=found, scheme="eidr", value=EIDR)
    return found


@pytest.fixture
def officer() -> User:
    return builders.make_officer(builders.make_tour())
