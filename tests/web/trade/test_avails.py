"""What buyers and sellers see of avails, and that nobody sees whose the rest is."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roadshow.apps.core.models import Merger
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import CompanyRole, Organisation
from roadshow.apps.rights.models import Holdback, PremierePromise
from roadshow.apps.screenings.models import Release
from tests import builders, markup
from tests.web.trade.conftest import Journey

pytestmark = pytest.mark.django_db

HERE = "/en/trade/avails/"
ASKED = {
    "territories": "Kazakhstan",
    "medium": "tv",
    "starts": "2026-03-01",
    "ends": "2026-05-31",
}
SIGNED = date(2025, 1, 1)
SECRETS = ("Rival", "Studio", "CLAUSE", "DOCUMENT", "777")


def company(name: str, country: str = "KZ") -> Organisation:
    return Organisation.objects.create(name={"en": name}, country=country)


def give(client: Client, *roles: tuple[Organisation, str]) -> list[CompanyRole]:
    """Log somebody in who has these roles."""
    user = builders.make_user()
    client.force_login(user)
    return [
        CompanyRole.objects.create(user=user, organisation=organisation, role=role)
        for organisation, role in roles
    ]


def offer(journey: Journey, *films: Film) -> None:
    """Films on a slate of the published tour."""
    slate = builders.make_showcase(journey.tour, *films)
    type(slate).objects.filter(pk=slate.pk).update(kind="slate")
    journey.publish()


def sell(film: Film, **fields: Any) -> None:
    given: dict[str, Any] = {
        "direction": "out",
        "party": company("Rival Broadcasting"),
        "territories": "Kazakhstan",
        "media": ["tv"],
        "exclusive": True,
        "ends": date(2026, 12, 31),
        "clause": "CLAUSE",
        "document": "DOCUMENT",
        "fee": 777,
        "currency": "EUR",
    }
    builders.make_grant(film, **{**given, **fields})


def answer(client: Client, **asked: str) -> Any:
    return client.get(f"{HERE}?{urlencode({**ASKED, **asked})}")


def lines(client: Client, **asked: str) -> dict[str, list[str]]:
    """What the page says of each film."""
    found = answer(client, **asked)
    assert found.status_code == 200
    assert "no-store" in found["Cache-Control"]
    films = markup.page(found.content).xpath("//section[@class='avails-film']")
    return {
        _text(film.xpath("./h2|./h3")[0]): [_text(one) for one in film.xpath("./ul/li")]
        for film in films
    }


def _text(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    found = client.get(HERE)
    assert found.status_code == 302
    assert "/accounts/login/" in found["Location"]


@pytest.mark.parametrize("role", ["officer", "viewer", "door"])
def test_without_a_company_there_is_nothing_to_see(
    client: Client, journey: Journey, role: str
) -> None:
    offer(journey, builders.make_film(title="Trapped"))
    client.force_login(builders.make_officer(journey.tour, role))
    found = client.get(HERE)
    assert found.status_code == 200
    assert b"not tied to a company yet" in found.content
    assert b"Trapped" not in found.content


def test_a_buyer_sees_what_of_the_slate_is_free(client: Client, journey: Journey) -> None:
    free, sold, foreign = (builders.make_film(title=t) for t in ("Free", "Sold", "Foreign"))
    builders.make_grant(free, sold)
    sell(sold)
    offer(journey, free, sold, foreign)
    give(client, (company("Buyers"), "buyer"))
    assert lines(client) == {
        "Free": ["free Kazakhstan · television"],
        "Sold": ["taken Kazakhstan · television · free from 1 Jan 2027"],
        "Foreign": ["not on offer Kazakhstan · television"],
    }


def test_a_buyer_learns_of_no_party_and_no_terms(client: Client, journey: Journey) -> None:
    film = builders.make_film(title="Sold")
    builders.make_grant(film, clause="CLAUSE")
    sell(film)
    sell(film, media=["svod"], exclusive=False)
    held = {"territories": "Kazakhstan", "signed": SIGNED, "clause": "CLAUSE"}
    kept = PremierePromise(film=film, organisation=company("Rival"), media=["release"], **held)
    kept.full_clean()
    kept.save()
    offer(journey, film)
    give(client, (company("Buyers"), "buyer"))
    shared = answer(client, medium="all").content.decode()
    assert "held back" in shared
    whole = shared + answer(client, medium="all", exclusive="on").content.decode()
    assert "taken" in whole
    assert "not exclusive" in whole
    for secret in (*SECRETS, "another agreement", "/desk/"):
        assert secret not in whole


def test_a_premiere_kept_for_the_buyer_is_free_for_them(client: Client, journey: Journey) -> None:
    film = builders.make_film(title="Kept")
    builders.make_grant(film)
    ours, theirs = company("Buyers"), company("Rival")
    terms: dict[str, Any] = {"territories": "Kazakhstan", "media": ["tv"], "signed": SIGNED}
    promise = PremierePromise(film=film, organisation=ours, **terms)
    promise.full_clean()
    promise.save()
    offer(journey, film)
    give(client, (ours, "buyer"))
    assert lines(client) == {"Kept": ["free Kazakhstan · television"]}
    give(client, (theirs, "buyer"))
    assert lines(client) == {"Kept": ["held back Kazakhstan · television"]}


def test_a_line_claims_no_more_than_is_so(client: Client, journey: Journey) -> None:
    film = builders.make_film(title="Sold")
    builders.make_grant(film)
    sell(film)
    offer(journey, film)
    give(client, (company("Buyers"), "buyer"))
    free = lines(client, territories="Kazakhstan, Russia", medium="all")["Sold"]
    told = [line for line in free if line.startswith("free")]
    assert all("television" not in line for line in told if "Kazakhstan" in line)
    assert "free Russia · all rights" in told


def test_only_the_slates_of_published_tours_are_shown(client: Client, journey: Journey) -> None:
    shown, screened, hidden = (builders.make_film(title=t) for t in ("Shown", "Screen", "Hidden"))
    builders.make_grant(shown, screened, hidden)
    builders.make_showcase(journey.tour, screened)
    other = builders.make_showcase(builders.make_tour(), hidden)
    type(other).objects.filter(pk=other.pk).update(kind="slate")
    offer(journey, shown)
    give(client, (company("Buyers"), "buyer"))
    assert list(lines(client)) == ["Shown"]
    Release.objects.update(current=False)
    assert lines(client) == {}
    assert b"Nothing is offered yet" in answer(client).content


def test_a_film_that_turned_out_to_be_another_keeps_its_rights(
    client: Client, journey: Journey
) -> None:
    gone, kept = builders.make_film(title="Twice"), builders.make_film()
    builders.make_grant(kept)
    offer(journey, gone)
    Merger.objects.create(subject_model="films.film", gone_id=gone.pk, kept_id=kept.pk)
    give(client, (company("Buyers"), "buyer"))
    assert lines(client) == {"Twice": ["free Kazakhstan · television"]}


def test_it_begins_with_the_companys_country_from_today(client: Client, journey: Journey) -> None:
    film = builders.make_film(title="Free")
    builders.make_grant(film)
    offer(journey, film)
    give(client, (company("Buyers", "UZ"), "buyer"))
    page = markup.page(client.get(HERE).content)
    assert page.xpath("//input[@name='territories']/@value") == ["Uzbekistan"]
    assert page.xpath("//input[@name='starts']/@value") == [timezone.localdate().isoformat()]
    assert "free Uzbekistan · all rights" in _text(page)


def test_a_company_without_a_country_is_asked_where(client: Client) -> None:
    give(client, (company("Buyers", ""), "buyer"))
    found = client.get(HERE)
    assert found.status_code == 400
    assert b"This field is required." in found.content


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"territories": "Atlantis"}, 400),
        ({"territories": "\x00"}, 400),
        ({"medium": "smoke"}, 400),
        ({"starts": "soon"}, 400),
        ({"ends": "2020-01-01"}, 400),
        ({"ends": "9999-12-31"}, 200),
        ({"starts": "9999-12-31", "ends": "9999-12-31"}, 200),
        ({"starts": "0001-01-01", "ends": ""}, 200),
        ({"as": "999999999999999999999"}, 404),
        ({"as": "x"}, 404),
    ],
)
@pytest.mark.parametrize("role", ["buyer", "seller"])
def test_nonsense_is_answered_as_nonsense(
    client: Client, journey: Journey, asked: dict[str, str], status: int, role: str
) -> None:
    film, ours = builders.make_film(), company("House")
    builders.make_grant(film)
    builders.make_grant(film, holder=ours)
    sell(film)
    offer(journey, film)
    give(client, (ours, role))
    assert answer(client, **asked).status_code == status


def test_a_seller_sees_their_companys_rights_with_their_own_records(
    client: Client, journey: Journey
) -> None:
    ours, film, other = company("House"), builders.make_film(title="Ours"), builders.make_film()
    builders.make_grant(film, holder=ours, party=company("Maker"), ends=date(2027, 12, 31))
    sell(film, holder=ours, party=company("Client"))
    builders.make_grant(film, other)
    sell(film, territories="Russia")
    give(client, (ours, "seller"))
    found = lines(client, territories="Kazakhstan, Russia")
    assert list(found) == ["Ours"]
    taken, free = sorted(found["Ours"], key=lambda line: line.startswith("free"))
    assert taken.startswith("taken Kazakhstan · television · free from 1 January 2027")
    assert "the grant to Client" in taken
    assert free == "free Russia · television"
    beyond = lines(client, starts="2028-01-01", ends="")["Ours"][0]
    assert "the grant by Maker" in beyond


def test_a_seller_learns_nothing_of_others_records(client: Client, journey: Journey) -> None:
    ours, film = company("House"), builders.make_film(title="Ours")
    builders.make_grant(film, holder=ours)
    theirs = builders.make_grant(film, holder=company("Rival House"), clause="CLAUSE")
    terms = {"territories": "Kazakhstan", "signed": SIGNED, "clause": "CLAUSE", "media": ["tv"]}
    promise = PremierePromise(film=film, organisation=company("Rival"), **terms)
    general = Holdback(ends=date(2026, 12, 31), **terms)
    own = Holdback(ends=date(2026, 12, 31), grant=theirs, **terms)
    for record in (promise, general, own):
        record.full_clean()
        record.save()
    general.films.add(film)
    own.films.add(film)
    give(client, (ours, "seller"))
    whole = answer(client).content.decode()
    assert "another agreement" in whole
    for secret in (*SECRETS, "/desk/"):
        assert secret not in whole


def test_another_company_sees_nothing_of_it(client: Client, journey: Journey) -> None:
    ours = company("House")
    builders.make_grant(builders.make_film(title="Ours"), holder=ours)
    (theirs,) = give(client, (ours, "seller"))
    give(client, (company("Neighbour"), "seller"))
    assert lines(client) == {}
    assert b"No rights are recorded for your company yet" in answer(client).content
    assert answer(client, **{"as": str(theirs.pk)}).status_code == 404


def test_whoever_has_two_roles_goes_from_one_to_the_other(client: Client, journey: Journey) -> None:
    ours, film = company("House"), builders.make_film(title="Ours")
    builders.make_grant(film, holder=ours)
    offered = builders.make_film(title="Offered")
    builders.make_grant(offered)
    offer(journey, offered)
    _sells, buys = give(client, (ours, "seller"), (company("Buyers", "RU"), "buyer"))
    assert list(lines(client)) == ["Ours"]
    page = markup.page(answer(client).content)
    hrefs = page.xpath("//nav[contains(@class, 'avails-tabs')]/a/@href")
    other = markup.page(client.get(HERE + hrefs[1]).content)
    assert _text(other.xpath("//h3")[0]) == "Offered"
    assert other.xpath("//input[@name='as']/@value") == [str(buys.pk)]
    assert other.xpath("//input[@name='territories']/@value") == ["Russia"]
    assert other.xpath("//input[@name='starts']/@value") == [ASKED["starts"]]


def test_invented_rights_are_marked(client: Client, journey: Journey) -> None:
    film = builders.make_film()
    grant = builders.make_grant(film)
    offer(journey, film)
    give(client, (company("Buyers"), "buyer"))
    mark = "//main//*[contains(@class, 'sample')]"
    assert not markup.page(answer(client).content).xpath(mark)
    type(grant).objects.update(sample=True)
    assert markup.page(answer(client).content).xpath(mark)


@pytest.mark.parametrize("tag", ["zh-hans", "ru", "kk"])
@pytest.mark.parametrize("role", ["buyer", "seller"])
def test_it_answers_in_every_language(
    client: Client, journey: Journey, tag: str, role: str
) -> None:
    ours, film = company("House"), builders.make_film(title="Film")
    builders.make_grant(film)
    builders.make_grant(film, holder=ours)
    offer(journey, film)
    give(client, (ours, role))
    found = client.get(f"/{tag}/trade/avails/")
    assert found.status_code == 200
    assert "Film" in found.content.decode()


@pytest.mark.parametrize("role", ["buyer", "seller"])
def test_more_films_cost_no_more_queries(
    client: Client, journey: Journey, role: str, django_assert_num_queries: Any
) -> None:
    ours = company("House")

    def add(count: int) -> None:
        films = [builders.make_film() for _number in range(count)]
        builders.make_grant(*films)
        builders.make_grant(*films, holder=ours)
        for film in films:
            sell(film, holder=ours)
            sell(film)
        offer(journey, *films)

    give(client, (ours, role))
    add(1)
    with CaptureQueriesContext(connection) as one:
        answer(client)
    assert len(one) < 22
    add(3)
    with django_assert_num_queries(len(one)):
        answer(client)


def test_the_home_of_trade_leads_there(client: Client) -> None:
    give(client, (company("Buyers"), "buyer"))
    assert f'href="{HERE}"' in client.get("/en/trade/").content.decode()
    client.force_login(builders.make_user())
    assert f'href="{HERE}"' not in client.get("/en/trade/").content.decode()
