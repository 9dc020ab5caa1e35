"""Doubles at the desk: shown side by side, merged on a word."""

import pytest

from roadshow.apps.films.models import Film
from tests import builders
from tests.web.desk.rooms import Room, logged_in

pytestmark = pytest.mark.django_db


def test_likely_doubles_stand_side_by_side_with_reasons(room: Room) -> None:
    builders.make_film(title="The Composer", year=2019)
    builders.make_film(title="Composer", year=2019)
    builders.make_film(title="Composer", year=1950)
    page = room.get("doubles/films/").content.decode()
    assert "same title, same year" in page
    assert page.count('class="double"') == 1


def test_one_is_merged_into_the_other(room: Room) -> None:
    keep = builders.make_film(title="The Composer", year=2019)
    gone = builders.make_film(title="Composer", year=2019)
    room.post("doubles/films/", {"keep": keep.pk, "gone": gone.pk})
    assert Film.objects.get() == keep
    page = room.get(f"films/{keep.pk}/").content.decode()
    assert "History" in page


def test_nonsense_and_readers_merge_nothing(room: Room) -> None:
    film = builders.make_film()
    assert room.post("doubles/films/", {"keep": film.pk, "gone": "x"}).status_code == 404
    assert room.get("doubles/legs/").status_code == 404
    assert logged_in(room.tour, "viewer").get(room.at("doubles/films/")).status_code == 403
    assert Film.objects.exists()
