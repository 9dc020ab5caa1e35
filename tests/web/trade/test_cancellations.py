"""Calendars that people follow: what was published and is off comes once more, as cancelled."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.core.models import User
from roadshow.apps.screenings.actions import publish, unpublish
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import document
from roadshow.apps.tours.actions import delete
from roadshow.apps.tours.models import Event, Participation
from tests import builders, markup
from tests.builders import at
from tests.web.trade.conftest import Journey

pytestmark = pytest.mark.django_db
NOW = at(20, 12)


@pytest.fixture
def officer(journey: Journey) -> User:
    return builders.make_officer(journey.tour)


@pytest.fixture(autouse=True)
def before_the_tour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cancellation is told until a month after its end: the tour must not be years ago."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def make_screening(journey: Journey, hour: int = 13) -> Screening:
    film = builders.make_film(minutes=60)
    screening = builders.make_screening(
        builders.make_showcase(journey.tour, film),
        film,
        journey.almaty,
        hall=builders.make_hall(journey.almaty),
        starts=at(24, hour),
    )
    screening.guests.add(journey.person)
    return screening


def make_event(journey: Journey) -> Event:
    event = builders.make_event(journey.almaty)
    Participation.objects.create(event=event, person=journey.person, role="guest")
    return event


def read(client: Client, path: str) -> dict[str, tuple[int, str]]:
    """By key sequence and status; stays in a city left out."""
    answer = client.get(path)
    assert answer.status_code == 200
    rows = [
        (str(one["UID"]).partition("@")[0], (int(one["SEQUENCE"]), str(one["STATUS"])))
        for one in markup.calendar_events(answer.content)
    ]
    assert len(dict(rows)) == len(rows)
    return {key: row for key, row in rows if not key.startswith("presence")}


def statuses(client: Client, journey: Journey) -> dict[str, str]:
    return {k: said for k, (_n, said) in read(client, f"/en/agenda/{journey.token}.ics").items()}


def test_the_tours_calendar_follows_its_releases(
    client: Client, journey: Journey, officer: User
) -> None:
    screening, event = make_screening(journey), make_event(journey)
    path = f"/en/tours/{journey.tour.slug}/programme.ics"
    one, other = f"screening-{screening.pk}", f"event-{event.pk}"
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert read(client, path) == {one: (1, "CONFIRMED"), other: (1, "CONFIRMED")}
    screening.starts = at(24, 15)
    screening.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert read(client, path) == {one: (2, "CONFIRMED"), other: (1, "CONFIRMED")}
    hall, screening.hall, screening.starts = screening.hall, None, None
    screening.save()
    event.delete()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert read(client, path) == {one: (3, "CANCELLED"), other: (3, "CANCELLED")}
    screening.hall, screening.starts = hall, at(24, 15)
    screening.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert read(client, path) == {one: (4, "CONFIRMED"), other: (3, "CANCELLED")}


def test_a_films_calendar_tells_it_even_when_the_film_left(
    client: Client, journey: Journey, officer: User
) -> None:
    screening = make_screening(journey)
    film, key = screening.version.film, f"screening-{screening.pk}"
    publish(actor=officer, tour=journey.tour, now=NOW)
    screening.delete()
    film.showcases.clear()
    publish(actor=officer, tour=journey.tour, now=NOW)
    path = f"/en/tours/{journey.tour.slug}/films/{film.slug}/screenings.ics"
    assert read(client, path) == {key: (2, "CANCELLED")}


def test_a_member_learns_of_a_screening_withdrawn_or_without_them(
    client: Client, journey: Journey, officer: User
) -> None:
    first, second = make_screening(journey), make_screening(journey, 15)
    publish(actor=officer, tour=journey.tour, now=NOW)
    key, other = f"screening-{first.pk}", f"screening-{second.pk}"
    before = read(client, f"/en/agenda/{journey.token}.ics")
    first.hall = first.starts = None
    first.save()
    second.guests.clear()
    publish(actor=officer, tour=journey.tour, now=NOW)
    after = read(client, f"/en/agenda/{journey.token}.ics")
    assert {k: said for k, (_n, said) in after.items()} == {key: "CANCELLED", other: "CANCELLED"}
    assert after[key][0] > before[key][0]
    second.guests.add(journey.person)
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert statuses(client, journey) == {key: "CANCELLED", other: "CONFIRMED"}


def test_a_published_event_that_is_deleted_is_off_at_once(
    client: Client, journey: Journey, officer: User
) -> None:
    event = make_event(journey)
    key = f"event-{event.pk}"
    publish(actor=officer, tour=journey.tour, now=NOW)
    delete(actor=officer, record=event)
    assert statuses(client, journey) == {key: "CANCELLED"}
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert statuses(client, journey) == {key: "CANCELLED"}


def test_an_event_that_the_public_no_longer_sees_stays_the_members(
    client: Client, journey: Journey, officer: User
) -> None:
    event = make_event(journey)
    publish(actor=officer, tour=journey.tour, now=NOW)
    event.public = False
    event.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert statuses(client, journey) == {f"event-{event.pk}": "CONFIRMED"}


def test_screenings_of_a_tour_taken_from_the_public_are_off(
    client: Client, journey: Journey, officer: User
) -> None:
    screening = make_screening(journey)
    publish(actor=officer, tour=journey.tour, now=NOW)
    unpublish(actor=officer, tour=journey.tour)
    assert statuses(client, journey) == {f"screening-{screening.pk}": "CANCELLED"}
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert statuses(client, journey) == {f"screening-{screening.pk}": "CONFIRMED"}


def test_a_month_after_its_end_nothing_is_told(
    client: Client, journey: Journey, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    screening = make_screening(journey)
    publish(actor=officer, tour=journey.tour, now=NOW)
    screening.hall = screening.starts = None
    screening.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    later = NOW + timedelta(days=40)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert statuses(client, journey) == {}
    assert read(client, f"/en/tours/{journey.tour.slug}/programme.ics") == {}


def test_nobody_elses_cancellations_are_there(
    client: Client, journey: Journey, officer: User
) -> None:
    screening = make_screening(journey)
    screening.guests.set([builders.make_person()])
    publish(actor=officer, tour=journey.tour, now=NOW)
    screening.hall = screening.starts = None
    screening.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert statuses(client, journey) == {}


def test_cancellations_cost_no_more_queries_than_their_absence(
    client: Client,
    journey: Journey,
    officer: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    shown = [make_screening(journey), make_screening(journey, 15)]
    publish(actor=officer, tour=journey.tour, now=NOW)
    none = _queries(client, journey)
    for screening in shown:
        screening.hall = screening.starts = None
        screening.save()
    publish(actor=officer, tour=journey.tour, now=NOW)
    assert _queries(client, journey) == none
    document.cache_clear()
    with django_assert_num_queries(2):
        client.get(f"/en/tours/{journey.tour.slug}/programme.ics")


def _queries(client: Client, journey: Journey) -> int:
    """What one fetch costs with nothing kept in memory."""
    document.cache_clear()
    with CaptureQueriesContext(connection) as counted:
        client.get(f"/en/agenda/{journey.token}.ics")
    return len(counted)
