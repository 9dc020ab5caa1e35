"""Two who sell the same right at the same moment: one of them has sold it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from roadshow.apps.films.models import Film
from tests.builders import (
    at,
    make_film,
    make_grant,
    make_hall,
    make_leg,
    make_officer,
    make_screening,
    make_showcase,
    make_tour,
)
from tests.faults.conftest import Clerk, at_once

pytestmark = pytest.mark.django_db(transaction=True)
Hire = Callable[[int], list[Clerk]]
ROUNDS = 40


@pytest.fixture
def films() -> list[Film]:
    """All of them ours, and a tour whose officer sells them."""
    make_officer(make_tour())
    found = [make_film() for _number in range(ROUNDS)]
    make_grant(*found, exclusive=True)
    return found


def test_what_several_sell_at_once_is_sold_once(films: list[Film], hire: Hire) -> None:
    clerks = hire(3)
    for film in films:
        answers = at_once(clerks, "sell", film=film.pk, territories="Central Asia", exclusive=True)
        assert sorted(answers) == ["sold", "sold_twice", "sold_twice"]
        assert len(clerks[0]("sold", film=film.pk)) == 1


def test_what_several_share_is_sold_to_all_of_them(films: list[Film], hire: Hire) -> None:
    clerks = hire(2)
    for film in films[:5]:
        answers = at_once(clerks, "sell", film=film.pk, territories="Central Asia", exclusive=False)
        assert answers == ["sold", "sold"]


def test_a_sale_and_another_that_grows_into_it_do_not_both_come_to_be(
    films: list[Film], hire: Hire
) -> None:
    first, second = hire(2)
    for film in films[:15]:
        first("sell", film=film.pk, territories="Mongolia", exclusive=True)
        (mongolia,) = first("sold", film=film.pk)
        first.order("widen", grant=mongolia, territories="Mongolia and Kazakhstan")
        second.order("sell", film=film.pk, territories="Kazakhstan", exclusive=True)
        answers = {first.answer(), second.answer()}
        assert answers in ({"changed", "sold_twice"}, {"sold_twice", "sold"})


def test_news_that_two_workers_find_at_once_is_told_once(hire: Hire, tmp_path: Path) -> None:
    tour = make_tour()
    officer, leg = make_officer(tour), make_leg(tour)
    films = [make_film() for _number in range(ROUNDS // 2)]
    showcase, hall = make_showcase(tour, *films), make_hall(leg)
    for film in films:
        make_screening(showcase, film, leg, hall=hall, starts=at(24, 10))
    make_grant(*films, territories="Russia")
    clerks = hire(2)
    for film in films:
        at_once(clerks, "tell", film=film.pk, now=at(20, 12).isoformat())
    letters = [path.read_text() for path in (tmp_path / "mail").iterdir()]
    told = sum(letter.count(f"To: {officer.email}") for letter in letters)
    assert told == len(films)
