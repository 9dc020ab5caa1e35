"""What sellers and buyers see, and that nobody sees another company's records."""

from typing import Any

import pytest
from django.test import Client

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, FilmCompany, Title
from roadshow.apps.people.models import CompanyRole, Organisation
from tests import builders, markup
from tests.builders import at
from tests.web.trade.conftest import Journey

pytestmark = pytest.mark.django_db
HERE = "/en/trade/"


def company(name: str, *films: Film) -> Organisation:
    made = Organisation.objects.create(name={"en": name})
    for film in films:
        FilmCompany.objects.create(film=film, organisation=made, part="sales")
    return made


def log_in(client: Client, *roles: tuple[Organisation, str]) -> User:
    user = builders.make_user()
    for organisation, role in roles:
        CompanyRole.objects.create(user=user, organisation=organisation, role=role)
    client.force_login(user)
    return user


def film_named(name: str) -> Film:
    film = builders.make_film(minutes=111)
    film.titles.update(text=f"{name} 原", language="zh-hans")
    Title.objects.create(film=film, text=name, language="en", kind="release")
    return film


def text(client: Client, path: str = HERE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return " ".join(markup.page(answer.content).text_content().split())


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    answer = client.get(HERE)
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_without_a_company_the_page_explains(client: Client, journey: Journey) -> None:
    film = film_named("Trapped")
    builders.make_showcase(journey.tour, film)
    company("Ours", film)
    journey.publish()
    log_in(client)
    shown = text(client)
    assert "not tied to a company yet" in shown
    assert "Trapped" not in shown


def test_a_seller_sees_their_films_and_where_they_show(client: Client, journey: Journey) -> None:
    film = film_named("Trapped")
    showcase = builders.make_showcase(journey.tour, film)
    hall = builders.make_hall(journey.moscow)
    builders.make_screening(showcase, film, journey.moscow, hall=hall, starts=at(27, 16))
    log_in(client, (company("Ours", film), "seller"))
    assert "In no published timetable yet." in text(client)
    journey.publish()
    shown = text(client)
    for words in ("Trapped 原", "111 min", "Thu 27 Nov, 19:00", "Moscow (UTC+3)", "Going Global"):
        assert words in shown


def test_a_seller_never_sees_another_companys_films(client: Client, journey: Journey) -> None:
    ours, theirs, shared = film_named("Ours"), film_named("Theirs"), film_named("Shared")
    rival = company("Rival House", theirs, shared)
    builders.make_showcase(journey.tour, theirs)
    journey.publish()
    user = log_in(client, (company("Own House", ours, shared), "seller"))
    CompanyRole.objects.create(user=builders.make_user(), organisation=rival, role="seller")
    shown = text(client)
    assert "Ours" in shown
    assert "Shared" in shown
    assert "Theirs" not in shown
    assert "Rival House" not in shown
    CompanyRole.objects.filter(user=user).delete()
    assert "Ours" not in text(client)


def test_a_seller_without_films_is_told_whom_to_ask(client: Client) -> None:
    log_in(client, (company("Ours"), "seller"))
    assert "No films are tied to this company yet." in text(client)


def test_a_buyer_sees_what_published_tours_offer(client: Client, journey: Journey) -> None:
    screened = builders.make_showcase(journey.tour, film_named("On screen"))
    slate = builders.make_showcase(journey.tour, film_named("On offer"))
    type(slate).objects.filter(pk=slate.pk).update(kind="slate", name={"en": "Slate"}, places=12)
    type(slate).objects.filter(pk=screened.pk).update(places=1)
    log_in(client, (company("Buyers"), "buyer"))
    assert "On offer" not in text(client)
    journey.publish()
    shown = text(client)
    assert shown.index("On offer") < shown.index("On screen")
    assert "On offer 原" in shown
    assert "11 more films, to be announced" in shown
    assert "Offered at the market" in shown


def test_a_buyer_sees_nothing_of_companies(client: Client, journey: Journey) -> None:
    film = film_named("On offer")
    company("Seller House", film)
    builders.make_showcase(journey.tour, film)
    journey.publish()
    log_in(client, (company("Buyers"), "buyer"))
    shown = text(client)
    assert "Seller House" not in shown
    assert "Where it shows" not in shown


def test_whoever_sells_and_buys_sees_both(client: Client, journey: Journey) -> None:
    house = company("House", film_named("Ours"))
    builders.make_showcase(journey.tour, film_named("On offer"))
    journey.publish()
    log_in(client, (house, "seller"), (house, "buyer"))
    shown = text(client)
    assert "Ours" in shown
    assert "On offer" in shown


@pytest.mark.parametrize("tag", ["zh-hans", "ru", "kk"])
def test_it_answers_in_every_language(client: Client, journey: Journey, tag: str) -> None:
    house = company("House", film_named("Ours"))
    journey.publish()
    log_in(client, (house, "seller"), (house, "buyer"))
    assert "Ours" in text(client, f"/{tag}/trade/")


def test_more_films_cost_no_more_queries(
    client: Client, journey: Journey, django_assert_max_num_queries: Any
) -> None:
    house = company("House", *(film_named(f"Film {number}") for number in range(3)))
    journey.publish()
    log_in(client, (house, "seller"))
    with django_assert_max_num_queries(14):
        text(client)
