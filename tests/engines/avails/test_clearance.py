"""Whether one screening is cleared, and everything that stands in its way."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from roadshow.engines.avails.answers import Code, Lack, Refusal
from roadshow.engines.avails.clearance import Key, Showing, obstacles
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.problem import Grant, Permit, Promise, Requirement
from roadshow.engines.kernel.intervals import Interval
from tests.engines.avails.problems import day, grant, problem

EVENING = datetime.fromisoformat("2025-03-01T18:30+05:00")
KZ = ("KZ",)


def span(hours: float, length: float) -> Interval:
    """From so many hours after the evening's beginning."""
    start = EVENING + timedelta(hours=hours)
    return Interval(start=start, end=start + timedelta(hours=length))


def key(id_: str, hours: float, length: float) -> Key:
    return Key(id=id_, valid=span(hours, length))


def showing(**given: Any) -> Showing:
    """At an embassy on the first day, free of charge, three hours long with its margins."""
    row = {
        "id": "evening", "film": "lake", "territory": "KZ", "medium": "embassy", "day": day(0),
        "when": span(0, 3), "original": ("zh",), "spoken": ("zh",), "asker": "tour",
        "materials": ("dcp",), "there": ("dcp",),
    }  # fmt: skip
    return Showing(**(row | given))


def obstacles_of(shown: Showing, *grants: Grant, **given: Any) -> list[tuple[str, str]]:
    found = obstacles(ledger_of(problem(*grants, **given)), shown)
    return [(str(one.code), one.record) for one in found]


def test_a_screening_with_its_right_its_copy_and_no_key_to_need_is_cleared() -> None:
    assert obstacles_of(showing(), grant()) == []


# Rights


def test_a_free_embassy_show_is_not_a_paid_one_in_a_cinema() -> None:
    free = grant("free", media=("embassy", "campus"))
    assert obstacles_of(showing(), free) == []
    paid = showing(medium="event")
    (refusal,) = obstacles(ledger_of(problem(free)), paid)
    assert (refusal.code, refusal.record, refusal.lack) == (Code.NOT_OURS, "free", Lack.MEDIUM)


def test_cinemas_may_be_sold_while_the_embassy_shows_it() -> None:
    sold = grant("release", "out", exclusive=True, media=("theatrical",))
    assert obstacles_of(showing(), grant(), sold) == []
    assert obstacles_of(showing(medium="event"), grant(), sold) == [("taken", "release")]


def test_only_the_screening_s_own_day_counts() -> None:
    ended, begins = grant(end=day(0)), grant(start=day(1))
    assert obstacles_of(showing(), grant(start=day(0), end=day(1))) == []
    for other in (ended, begins):
        assert obstacles_of(showing(), other) == [("not_ours", "g")]


def test_a_premiere_is_kept_for_the_one_who_asks() -> None:
    promise = Promise(id="p", films=("lake",), holder="tour", territories=KZ, end=day(9))
    assert obstacles_of(showing(), grant(), promises=(promise,)) == []
    other = showing(asker="another tour")
    assert obstacles_of(other, grant(), promises=(promise,)) == [("promised", "p")]


def test_a_grant_needs_as_many_runs_as_this_screening_makes() -> None:
    three = grant(runs=3, used=1)
    assert obstacles_of(showing(runs=2), three) == []
    assert obstacles_of(showing(runs=3), three) == [("runs_used", "g")]


def test_a_permit_is_needed_where_the_law_asks_for_one() -> None:
    law = Requirement(id="law", kind="screening", territories=KZ)
    paper = Permit(id="paper", kind="screening", films=("lake",), territories=KZ)
    assert obstacles_of(showing(), grant(), requirements=(law,)) == [("needs_permit", "law")]
    assert obstacles_of(showing(), grant(), requirements=(law,), permits=(paper,)) == []


def test_a_film_that_nobody_knows_is_not_ours() -> None:
    assert obstacles_of(showing(film="sea"), grant()) == [("not_ours", "")]


# Languages


@pytest.mark.parametrize(
    ("version", "wishes"),
    [
        ({}, [("original", "")]),
        ({"spoken": ()}, [("original", "")]),
        ({"subtitles": ("ru", "kk")}, [("subtitled", "ru"), ("subtitled", "kk")]),
        ({"spoken": ("ru",)}, [("dubbed", "ru")]),
        ({"spoken": ("ru",), "subtitles": ("kk",)}, [("dubbed", "ru"), ("subtitled", "kk")]),
        ({"spoken": ("zh-CN",)}, [("original", "")]),
        ({"spoken": ("ZH",)}, [("original", "")]),
        ({"original": ("zh-HK",), "spoken": ("zh",)}, [("dubbed", "zh")]),
        ({"original": ("zh", "en"), "spoken": ("en",)}, [("original", "")]),
        ({"original": (), "spoken": ("ru",)}, [("original", "")]),
    ],
)
def test_how_a_version_is_shown(version: dict[str, Any], wishes: list[tuple[str, str]]) -> None:
    assert showing(**version).wishes() == tuple(Wish.model_validate({"mode": m, "tag": t})
                                                for m, t in wishes)  # fmt: skip


def test_a_subtitled_version_may_be_shown_where_a_dubbed_one_may_not() -> None:
    right = grant(languages=Languages(dubbed=(), subtitled=("ru",)))
    assert obstacles_of(showing(subtitles=("ru",)), right) == []
    assert obstacles_of(showing(spoken=("ru",)), right) == [("not_ours", "g")]


def test_every_subtitle_of_a_version_must_be_permitted() -> None:
    right = grant(languages=Languages(subtitled=("ru",)))
    assert obstacles_of(showing(subtitles=("ru", "kk")), right) == [("not_ours", "g")]


def test_what_stands_in_the_way_of_every_subtitle_is_told_once() -> None:
    sold = grant("s", "out", exclusive=True)
    assert obstacles_of(showing(subtitles=("ru", "kk")), grant(), sold) == [("taken", "s")]


def test_another_s_dubbing_is_not_in_the_way_of_subtitles() -> None:
    dubbing = Languages(original=False, dubbed=("ru",), subtitled=())
    sold = grant("s", "out", exclusive=True, languages=dubbing)
    assert obstacles_of(showing(subtitles=("ru",)), grant(), sold) == []
    assert obstacles_of(showing(spoken=("ru",)), grant(), sold) == [("taken", "s")]


# Copies and keys


@pytest.mark.parametrize(
    ("copies", "said"),
    [
        ({"materials": (), "there": ()}, [("no_material", "")]),
        ({"materials": ("dcp", "file"), "there": ()}, [("material_away", "dcp")]),
        ({"materials": ("dcp", "file"), "there": ("file",)}, []),
    ],
)
def test_a_copy_of_the_version_must_be_in_the_house(
    copies: dict[str, Any], said: list[tuple[str, str]]
) -> None:
    assert obstacles_of(showing(**copies), grant()) == said


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (None, []),
        ((), [("no_key", "")]),
        ((key("k", 0, 3),), []),
        ((key("k", 0.1, 9),), [("key_window", "k")]),
        ((key("k", -1, 3.9),), [("key_window", "k")]),
        ((key("k1", -9, 1), key("k2", -1, 9)), []),
        ((key("k1", 0, 2), key("k2", 1, 9)), [("key_window", "k1"), ("key_window", "k2")]),
    ],
)
def test_one_key_must_open_the_film_from_before_it_begins_until_after_it_ends(
    keys: tuple[Key, ...] | None, said: list[tuple[str, str]]
) -> None:
    assert obstacles_of(showing(keys=keys), grant()) == said


def test_everything_is_told_at_once() -> None:
    found = obstacles(ledger_of(problem()), showing(keys=(), materials=(), there=()))
    assert found == (
        Refusal(Code.NOT_OURS, lack=Lack.GRANT),
        Refusal(Code.NO_MATERIAL),
        Refusal(Code.NO_KEY),
    )
