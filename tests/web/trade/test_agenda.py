"""A delegation member's private agenda: their own, nobody else's, each hour in its own zone."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from roadshow.apps.screenings.models import Screening
from roadshow.apps.tours.actions import delete, renew_agenda_link, save
from roadshow.apps.tours.models import AgendaItem, Participation
from roadshow.apps.tours.queries import agenda_token
from tests import builders, markup
from tests.builders import at
from tests.web.trade.conftest import Journey, add_member

pytestmark = pytest.mark.django_db


def entries(client: Client, journey: Journey, tag: str = "en") -> dict[str, Any]:
    answer = client.get(f"/{tag}/agenda/{journey.token}.ics")
    assert answer.status_code == 200
    found = markup.calendar_events(answer.content)
    return {str(entry["UID"]).partition("@")[0]: entry for entry in found}


def text(client: Client, journey: Journey, tag: str = "en") -> str:
    answer = client.get(f"/{tag}/agenda/{journey.token}/")
    assert answer.status_code == 200
    return " ".join(markup.page(answer.content).text_content().split())


def guest_screening(journey: Journey) -> Screening:
    film = builders.make_film(minutes=120)
    screening = builders.make_screening(
        builders.make_showcase(journey.tour, film),
        film,
        journey.almaty,
        hall=builders.make_hall(journey.almaty),
        starts=at(24, 13),
        qa_minutes=40,
    )
    screening.guests.add(journey.person)
    return screening


def test_days_in_each_city_keep_that_citys_zone(client: Client, journey: Journey) -> None:
    almaty, moscow = entries(client, journey).values()
    assert str(almaty["SUMMARY"]) == "Stay: Almaty"
    assert almaty["DTSTART"].params["TZID"] == "Asia/Almaty"
    assert almaty["DTSTART"].dt == datetime(2025, 11, 23, 16, tzinfo=ZoneInfo("Asia/Almaty"))
    assert moscow["DTEND"].params["TZID"] == "Europe/Moscow"
    assert moscow["DTEND"].dt == datetime(2025, 11, 29, 18, tzinfo=ZoneInfo("Europe/Moscow"))
    assert str(moscow["TRANSP"]) == "TRANSPARENT"
    assert "Moscow (UTC+3)" in str(moscow["DESCRIPTION"])


def test_events_of_the_member_are_there_even_unpublished_ones(
    client: Client, journey: Journey
) -> None:
    hosted = builders.make_event(journey.almaty, public=False)
    Participation.objects.create(event=hosted, person=journey.person, role="host")
    spoken = builders.make_event(journey.moscow, starts=at(27, 7), ends=at(27, 9))
    talk = AgendaItem.objects.create(
        event=spoken, title={"en": "Opening words"}, starts=at(27, 7), ends=at(27, 7, 20)
    )
    talk.speakers.add(journey.person)
    found = entries(client, journey)
    assert "Host" in str(found[f"event-{hosted.pk}"]["DESCRIPTION"])
    talked = str(found[f"event-{spoken.pk}"]["DESCRIPTION"])
    assert "You speak: 10:00–10:20, Opening words" in talked
    assert "URL" not in found[f"event-{hosted.pk}"]


def test_nobody_elses_events_are_there(client: Client, journey: Journey) -> None:
    other = add_member(journey.tour, builders.make_person())
    theirs = builders.make_event(journey.almaty, title={"en": "Closed dinner"})
    Participation.objects.create(event=theirs, person=other.person, role="guest")
    builders.make_event(journey.almaty, title={"en": "Staff only"})
    elsewhere = builders.make_event(builders.make_leg(builders.make_tour()))
    Participation.objects.create(event=elsewhere, person=journey.person, role="guest")
    assert [key.partition("-")[0] for key in entries(client, journey)] == ["presence", "presence"]
    page = text(client, journey)
    assert "Closed dinner" not in page
    assert "Staff only" not in page


def test_screenings_come_and_move_only_with_a_release(client: Client, journey: Journey) -> None:
    screening = guest_screening(journey)
    key = f"screening-{screening.pk}"
    assert key not in entries(client, journey)
    journey.publish()
    assert entries(client, journey)[key]["DTSTART"].dt == at(24, 13)
    assert "You are a guest at the Q&A: 20:00–20:40" in text(client, journey)
    screening.starts = at(24, 15)
    screening.save()
    assert entries(client, journey)[key]["DTSTART"].dt == at(24, 13)
    journey.publish()
    assert entries(client, journey)[key]["DTSTART"].dt == at(24, 15)


def test_a_screening_without_the_member_is_not_theirs(client: Client, journey: Journey) -> None:
    screening = guest_screening(journey)
    screening.guests.clear()
    journey.publish()
    assert f"screening-{screening.pk}" not in entries(client, journey)


def test_a_changed_entry_keeps_its_name_and_the_edition_grows(
    client: Client, journey: Journey
) -> None:
    event = builders.make_event(journey.almaty)
    Participation.objects.create(event=event, person=journey.person, role="guest")
    before = entries(client, journey)[f"event-{event.pk}"]
    officer = builders.make_officer(journey.tour)
    event.ends += timedelta(hours=1)
    save(actor=officer, record=event)
    after = entries(client, journey)[f"event-{event.pk}"]
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    delete(actor=officer, record=event)
    assert f"event-{event.pk}" not in entries(client, journey)


def test_the_feed_is_a_whole_publication(client: Client, journey: Journey) -> None:
    content = client.get(f"/en/agenda/{journey.token}.ics").content
    assert b"METHOD:PUBLISH" in content
    assert b"X-PUBLISHED-TTL:PT1H" in content


@pytest.mark.parametrize("end", [".ics", "/"])
def test_it_is_private_and_sets_no_cookie(client: Client, journey: Journey, end: str) -> None:
    answer = client.get(f"/en/agenda/{journey.token}{end}")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("end", [".ics", "/"])
def test_a_token_that_was_tampered_with_opens_nothing(
    client: Client, journey: Journey, end: str
) -> None:
    other = add_member(journey.tour, builders.make_person())
    signature = journey.token.partition(":")[2]
    for token in (journey.token[:-1], f"{other.feed_key}:{signature}", other.feed_key, "x", ":"):
        assert client.get(f"/en/agenda/{token}{end}").status_code == 404
    assert client.post(f"/en/agenda/{journey.token}{end}").status_code == 405


@pytest.mark.parametrize("end", [".ics", "/"])
def test_a_renewed_link_stops_the_old_one(client: Client, journey: Journey, end: str) -> None:
    old = journey.token
    renew_agenda_link(actor=builders.make_officer(journey.tour), member=journey.member)
    assert client.get(f"/en/agenda/{old}{end}").status_code == 404
    assert client.get(f"/en/agenda/{agenda_token(journey.member)}{end}").status_code == 200


def test_the_page_goes_from_city_to_city(client: Client, journey: Journey) -> None:
    whole = markup.page(client.get(f"/en/agenda/{journey.token}/").content)
    lines = [" ".join(t.text_content().split()) for t in whole.xpath("//*[@class='time']")]
    assert lines == [
        "16:00Almaty (UTC+5)",
        "09:00Almaty (UTC+5)",
        "13:00Moscow (UTC+3)",
        "18:00Moscow (UTC+3)",
    ]
    assert len(whole.xpath("//h1")) == 1
    assert len(whole.xpath("//*[contains(@class, 'sample')]")) == 2


@pytest.mark.parametrize(
    ("tag", "city"), [("en", "Almaty"), ("ru", "Алматы"), ("kk", "Алматы"), ("zh-hans", "阿拉木图")]
)
def test_it_speaks_the_readers_language(
    client: Client, journey: Journey, tag: str, city: str
) -> None:
    journey.almaty.city = {"en": "Almaty", "ru": "Алматы", "zh-hans": "阿拉木图"}
    journey.almaty.save()
    assert city in text(client, journey, tag)
    assert any(city in str(e["SUMMARY"]) for e in entries(client, journey, tag).values())


def test_many_appointments_cost_no_more_queries(
    client: Client, journey: Journey, django_assert_num_queries: Any
) -> None:
    def add() -> None:
        event = builders.make_event(journey.almaty)
        Participation.objects.create(event=event, person=journey.person, role="guest")

    add()
    with CaptureQueriesContext(connection) as one:
        entries(client, journey)
    add()
    add()
    with django_assert_num_queries(len(one)):
        entries(client, journey)


def test_an_empty_agenda_says_what_will_come(client: Client, journey: Journey) -> None:
    journey.member.presences.all().delete()
    assert "Nothing is planned for you yet" in text(client, journey)
    assert entries(client, journey) == {}
