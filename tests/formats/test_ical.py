"""Calendars keep the zone of the place, and hold whatever words they are given."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from roadshow.formats import ical
from tests.programmes import small

PAGE = "https://tour.example/en/tours/x/"
STAMP = datetime(2025, 11, 1, 8, tzinfo=UTC)


def made(*entries: ical.Entry) -> Any:
    body = ical.calendar(entries, name="Tour", site="https://tour.example", stamp=STAMP, edition=3)
    return Calendar.from_ical(body)


def entry(**fields: object) -> ical.Entry:
    given: dict[str, object] = {
        "key": "screening-1",
        "starts": datetime(2025, 11, 24, 14, tzinfo=UTC),
        "ends": datetime(2025, 11, 24, 16, tzinfo=UTC),
        "zone": ZoneInfo("Asia/Almaty"),
        "title": "A film",
    }
    return ical.Entry(**{**given, **fields})  # type: ignore[arg-type]


def test_times_keep_their_zone_and_the_file_its_rules() -> None:
    calendar = made(entry())
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "Asia/Almaty"
    assert event["DTSTART"].dt == datetime(2025, 11, 24, 19, tzinfo=ZoneInfo("Asia/Almaty"))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=2)
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Asia/Almaty"


def test_an_entry_is_named_for_ever() -> None:
    (event,) = made(entry()).walk("VEVENT")
    assert str(event["UID"]) == "screening-1@tour.example"
    assert int(event["SEQUENCE"]) == 3
    assert event["DTSTAMP"].dt == STAMP


def test_hostile_words_stay_in_their_field() -> None:
    bad = "One; two, three\\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:no" + "长" * 100
    (event,) = made(entry(title=bad, place=bad, text=bad)).walk("VEVENT")
    assert "END:VEVENT" in str(event["SUMMARY"])
    assert "长" * 100 in str(event["LOCATION"])


def test_the_whole_programme_becomes_entries() -> None:
    programme = small()
    keys = [e.key for e in ical.programme_entries(programme, "en", PAGE)]
    assert keys == ["screening-1", "screening-2", "event-1"]
    (only,) = ical.programme_entries(programme, "en", PAGE, film=2)
    assert only.title == "Film 2 / 电影2"
    assert only.place == "Hall 2, Cinema 2, 2 Film Street, Moscow"
    assert only.link == f"{PAGE}films/film-2/"
