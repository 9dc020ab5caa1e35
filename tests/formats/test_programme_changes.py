"""What a reader would notice between two states of a programme."""

from datetime import UTC, date, datetime

from roadshow.formats.programme import Film, Hall, Leg, Programme, Screening, Title, Venue
from roadshow.formats.programme_changes import changes

FILM = Film(
    id=1,
    slug="film",
    titles=(Title(text="Film", language="en", kind="original"),),
    year=2025,
    countries=("CN",),
    synopsis={},
    note={},
    minutes=100,
    minutes_sample=False,
    credits=(),
    sample=False,
)


def screening(number: int, hour: int) -> Screening:
    return Screening(
        id=number,
        film=1,
        hall=1,
        leg=1,
        showcase="films",
        starts=datetime(2025, 11, 24, hour, tzinfo=UTC),
        film_ends=datetime(2025, 11, 24, hour + 2, tzinfo=UTC),
        ends=datetime(2025, 11, 24, hour + 2, tzinfo=UTC),
        qa_minutes=0,
        guests=(),
        spoken=("zh",),
        subtitles=("en",),
        note={},
        sample=False,
    )


def programme(*screenings: Screening) -> Programme:
    return Programme(
        slug="tour",
        name={"en": "Tour"},
        summary={},
        occasion={},
        series={"en": "Series"},
        series_since=2015,
        body={"en": "Bureau"},
        source="",
        starts=date(2025, 11, 23),
        ends=date(2025, 11, 29),
        legs=(
            Leg(
                id=1,
                city={"en": "Almaty"},
                country="KZ",
                timezone="Asia/Almaty",
                starts=date(2025, 11, 23),
                ends=date(2025, 11, 26),
            ),
        ),
        venues=(Venue(id=1, leg=1, name={"en": "V"}, address={}, directions={}, sample=False),),
        halls=(Hall(id=1, venue=1, name={"en": "H"}, seats=10, sample=False),),
        people=(),
        films=(FILM,),
        showcases=(),
        events=(),
        screenings=screenings,
        figures=(),
        commitments=(),
    )


def test_the_same_programme_has_no_changes_even_after_the_way_through_json() -> None:
    one = programme(screening(1, 12))
    again = Programme.model_validate_json(one.model_dump_json())
    assert one == again
    assert changes(one, again) == []


def test_new_gone_and_moved_screenings_are_told_apart_in_order_of_time() -> None:
    found = changes(
        programme(screening(1, 12), screening(2, 14)), programme(screening(2, 16), screening(3, 9))
    )
    assert [(c.kind, c.what, c.field, c.starts.hour if c.starts else None) for c in found] == [
        ("added", "screening", "", 9),
        ("removed", "screening", "", 12),
        ("changed", "screening", "starts", 16),
    ]
    assert found[2].before == datetime(2025, 11, 24, 14, tzinfo=UTC)
    assert found[0].name == {"en": "Film"}


def test_a_first_release_adds_everything() -> None:
    assert {change.kind for change in changes(None, programme(screening(1, 12)))} == {"added"}


def test_a_changed_film_and_tour_are_told() -> None:
    before = programme()
    film = FILM.model_copy(update={"minutes": 101})
    after = before.model_copy(update={"films": (film,), "name": {"en": "New"}})
    assert {(c.what, c.field) for c in changes(before, after)} == {
        ("tour", "name"),
        ("film", "minutes"),
    }
