"""One question, and the same answer as list, calendar, map and matrix."""

import pytest
from django.utils.http import urlencode

from tests import builders
from tests.builders import make_film, make_grant
from tests.markup import page
from tests.web.desk.avails import NAMES, ask, by_legend, drawn, listed, mapped, slate, squared
from tests.web.desk.rooms import Room

pytestmark = pytest.mark.django_db


QUESTIONS: list[dict[str, str]] = [
    {},
    {"ends": "2025-11-30"},
    {"ends": "2025-11-24"},
    {"medium": "non_theatrical", "ends": "2025-11-30"},
    {"medium": "all", "ends": "2026-03-31"},
    {"exclusive": "on", "ends": "2025-11-30"},
    {"mode": "dubbed", "tag": "ru", "medium": "tv"},
    {"mode": "original", "medium": "theatrical", "ends": "2025-12-31"},
]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: urlencode(asked) or "open")
def test_list_calendar_matrix_and_map_say_the_same(room: Room, asked: dict[str, str]) -> None:
    films = slate(room.tour)
    told = listed(room, asked)
    assert len(told) == len(films) * len(NAMES)
    assert drawn(room, asked) == told
    assert squared(room, asked) == told
    assert mapped(room, asked, films) == told


def test_the_fates_are_the_ones_that_were_meant(room: Room) -> None:
    """So that the comparison above compares something."""
    slate(room.tour)
    told = listed(room, {"ends": "2025-11-30"})
    assert told["Film A", "Russia"] == "free"
    assert told["Film A", "Kazakhstan"] == "partly"
    assert told["Film B", "Russia"] == "taken"
    assert told["Film D", "Russia"] == "free"
    assert told["Film E", "Kazakhstan"] == "promised"
    assert told["Film E", "Russia"] == "partly"
    assert told["Film E", "Georgia"] == "free"
    assert told["Film F", "Georgia"] == "runs_used"
    assert told["Film G", "Russia"] == "partly"
    assert told["Film H", "China"] == "not_ours"
    assert listed(room, {"exclusive": "on"})["Film C", "Russia"] == "taken_shared"
    assert listed(room, {"exclusive": "on"})["Film B", "China"] == "not_exclusive"


def test_a_map_of_several_films_says_where_all_some_or_none_are_free(room: Room) -> None:
    first, second = make_film(), make_film()
    builders.make_showcase(room.tour, first, second)
    make_grant(first, territories="Kazakhstan, Russia")
    make_grant(second, territories="Kazakhstan")
    legend = by_legend(ask(room, "map").content)
    assert [legend[name] for name in ("Kazakhstan", "Russia", "China")] == [
        "free",
        "partly",
        "not_ours",
    ]


def test_the_map_says_in_words_what_its_colours_say(room: Room) -> None:
    film = make_film()
    builders.make_showcase(room.tour, film)
    make_grant(film, territories="CIS and Singapore")
    content = ask(room, "map").content
    legend = by_legend(content)
    shapes = page(content).xpath("//*[name()='path' or name()='circle'][contains(@class, 'st')]")
    assert len(shapes) > 200
    for shape in shapes:
        name, _colon, words = shape.xpath("string(*[name()='title'])").rpartition(": ")
        assert {"free": "free", "not ours": "not_ours"}[words] == legend[name]
        assert shape.get("class") == f"standing {legend[name]}"
