"""The programme for other programs."""

import json
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from roadshow.apps.tours.models import Tour
from roadshow.formats.programme import Programme
from tests import markup
from tests.programmes import publish, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown() -> Programme:
    programme = small()
    publish(programme)
    return programme


def test_a_calendar_can_be_subscribed_to(client: Client, shown: Programme) -> None:
    answer = client.get(f"/en/tours/{shown.slug}/programme.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{shown.slug}.ics"'
    assert len(markup.calendar_events(answer.content)) == 3
    again = client.get(f"/en/tours/{shown.slug}/programme.ics", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304


def test_a_films_calendar_holds_only_its_showings(client: Client, shown: Programme) -> None:
    answer = client.get(f"/ru/tours/{shown.slug}/films/film-2/screenings.ics")
    (event,) = markup.calendar_events(answer.content)
    assert str(event["SUMMARY"]) == "Фильм 2 / 电影2"
    assert event["DTSTART"].dt.tzinfo == ZoneInfo("Europe/Moscow")


def test_a_new_edition_keeps_the_entries_and_raises_their_number(
    client: Client, shown: Programme
) -> None:
    path = f"/en/tours/{shown.slug}/programme.ics"
    before = markup.calendar_events(client.get(path).content)
    other = small(slug=shown.slug, name={"en": "Changed"})
    publish(other, Tour.objects.get(slug=shown.slug))
    after = markup.calendar_events(client.get(path).content)
    assert [str(e["UID"]) for e in before] == [str(e["UID"]) for e in after]
    assert {int(e["SEQUENCE"]) for e in before} == {1}
    assert {int(e["SEQUENCE"]) for e in after} == {2}


def test_json_is_the_release_itself(client: Client, shown: Programme) -> None:
    answer = client.get(f"/en/tours/{shown.slug}/programme.json")
    assert answer["Content-Type"] == "application/json"
    assert Programme.model_validate(json.loads(answer.content)) == shown


def test_schedule_xml_is_well_formed(client: Client, shown: Programme) -> None:
    answer = client.get(f"/kk/tours/{shown.slug}/programme.xml")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert len(markup.xml(answer.content).xpath("//event")) == 3
