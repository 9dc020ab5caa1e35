"""What calendars are told as one release follows another: moved, off, back again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from roadshow.formats import ical
from roadshow.formats import programme as doc
from roadshow.formats.appointments import REMEMBERED, carried
from tests import markup
from tests.programmes import ALMATY, film, hall, screening, small

NOW = datetime(2025, 11, 1, 8, tzinfo=UTC)
EVENING = datetime(2025, 11, 24, 14, tzinfo=UTC)
PAGE = "https://tour.example/en/tours/x/"


def shown(number: int = 1, **fields: Any) -> doc.Screening:
    return screening(number, **{"of": film(1), "leg": ALMATY, "starts": EVENING, **fields})


def state(*screenings: doc.Screening, **fields: Any) -> doc.Programme:
    return small(slug="x", screenings=screenings, events=(), **fields)


def released(*states: doc.Programme, now: datetime = NOW) -> doc.Programme:
    """The last of several releases, numbered from 1."""
    last = carried(None, 0, states[0], 1, now)
    for number, following in enumerate(states[1:], 2):
        last = carried(last, number - 1, following, number, now)
    return doc.Programme.model_validate_json(last.model_dump_json())


def told(programme: doc.Programme, *, now: datetime = NOW, **which: Any) -> dict[str, Any]:
    """By key what a calendar reads: sequence, status, start."""
    number = next((f.id for f in programme.films if f.slug == which.get("film")), None)
    entries = [
        *ical.programme_entries(programme, "en", PAGE, film=number),
        *ical.withdrawn_entries(programme, "en", now, **which),
    ]
    body = ical.calendar(entries, name="T", site="https://x.example", stamp=NOW, edition=9)
    found = {}
    for event in markup.calendar_events(body):
        key = str(event["UID"]).partition("@")[0]
        assert key not in found
        found[key] = (int(event["SEQUENCE"]), str(event["STATUS"]), event["DTSTART"].dt)
    return found


def test_what_moves_gets_a_higher_sequence_and_what_stays_keeps_its_own() -> None:
    later = EVENING + timedelta(hours=2)
    found = told(released(state(shown(), shown(2)), state(shown(starts=later), shown(2))))
    assert found["screening-1"] == (2, "CONFIRMED", later)
    assert found["screening-2"] == (1, "CONFIRMED", EVENING)


def test_another_hall_or_a_new_title_is_a_change_too() -> None:
    before = state(shown())
    other = state(shown(), halls=(hall(1, 1, name={"kk": "1-зал", "en": "Hall 1"}), hall(2, 2)))
    assert told(released(before, other))["screening-1"][0] == 2
    assert told(released(before, state(shown(), summary={"en": "New"})))["screening-1"][0] == 1


def test_what_is_withdrawn_is_cancelled_at_the_time_at_which_it_was() -> None:
    programme = released(state(shown()), state())
    assert told(programme) == {"screening-1": (2, "CANCELLED", EVENING)}
    (entry,) = ical.withdrawn_entries(programme, "ru", NOW)
    assert entry.title == "Фильм 1 / 电影1"
    assert entry.place == "Hall 1, Кинотеатр 1, 1 Film Street, Алматы"
    assert told(released(state(shown()), state(), state(shown(2)))) == {
        "screening-1": (2, "CANCELLED", EVENING),
        "screening-2": (3, "CONFIRMED", EVENING),
    }


def test_what_comes_back_is_confirmed_with_a_higher_sequence() -> None:
    again = released(state(shown()), state(), state(shown()))
    assert told(again) == {"screening-1": (3, "CONFIRMED", EVENING)}
    assert again.withdrawn == ()


def test_an_event_that_is_withdrawn_is_cancelled() -> None:
    whole = small(slug="x")
    assert told(released(whole, state(*whole.screenings)))["event-1"][:2] == (2, "CANCELLED")


def test_a_film_that_left_the_tour_is_still_cancelled_in_its_own_calendar() -> None:
    without = state(films=(film(2),), showcases=())
    programme = released(state(shown(), shown(2, of=film(2))), without)
    assert told(programme, film="film-1") == {"screening-1": (2, "CANCELLED", EVENING)}
    assert set(told(programme, film="film-2")) == {"screening-2"}


def test_a_cancellation_is_told_until_a_month_after_its_end() -> None:
    programme = released(state(shown()), state())
    (off,) = programme.withdrawn
    last = off.ends + REMEMBERED
    assert told(programme, now=last - timedelta(seconds=1))
    assert told(programme, now=last) == {}
    assert carried(programme, 2, state(shown(2)), 3, last).withdrawn == ()


def test_a_guest_who_is_one_no_more_is_told_so_and_the_public_is_not() -> None:
    programme = released(state(shown(guests=(1, 7))), state(shown(guests=(7,))))
    (off,) = programme.withdrawn
    assert (off.key, off.people, off.whole) == ("screening-1", (1,), False)
    assert told(programme) == {"screening-1": (1, "CONFIRMED", EVENING)}
    again = carried(programme, 2, state(shown(guests=(1, 7))), 3, NOW)
    assert again.withdrawn == ()
    gone = carried(programme, 2, state(), 3, NOW)
    assert [(one.people, one.whole) for one in gone.withdrawn] == [((1, 7), True)]


def test_a_release_of_earlier_days_is_read_and_followed() -> None:
    """It knows no editions: its calendars gave each entry the release's own number."""
    stored = state(shown(), shown(2)).model_dump(exclude={"editions", "withdrawn"})
    old = doc.Programme.model_validate(stored)
    assert told(old)["screening-1"][0] == 9
    later = EVENING + timedelta(hours=2)
    following = carried(old, 9, state(shown(), shown(2, starts=later)), 10, NOW)
    assert {key: row[0] for key, row in told(following).items()} == {
        "screening-1": 9,
        "screening-2": 10,
    }
