"""What a grant says of languages, and what stands in whose way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from roadshow.engines.avails.languages import Languages, Wish
from tests.engines.avails.problems import LANGUAGES, TAGS

ORIGINAL = Wish(mode="original")
UNIVERSE = (*TAGS, "zh-Hans", "ru-RU", "fr")
WAYS = (
    ORIGINAL,
    *(Wish(mode="dubbed", tag=tag) for tag in UNIVERSE),
    *(Wish(mode="subtitled", tag=tag) for tag in UNIVERSE),
)


def dubbed(tag: str) -> Wish:
    return Wish(mode="dubbed", tag=tag)


def subtitled(tag: str) -> Wish:
    return Wish(mode="subtitled", tag=tag)


def allowed(languages: Languages) -> set[Wish]:
    return {way for way in WAYS if languages.permit(way)}


def test_a_grant_that_says_nothing_of_languages_permits_them_all() -> None:
    assert allowed(Languages()) == set(WAYS)


def test_a_term_stands_for_all_that_begins_with_it() -> None:
    chinese = Languages(original=False, dubbed=("zh",), subtitled=())
    assert chinese.permit(dubbed("zh"))
    assert chinese.permit(dubbed("zh-Hant"))
    assert chinese.permit(dubbed("ZH-hant"))
    assert not chinese.permit(dubbed("zha"))
    assert not chinese.permit(subtitled("zh"))
    assert not chinese.permit(ORIGINAL)


def test_a_narrow_term_does_not_permit_the_broad_tag_but_stands_in_its_way() -> None:
    traditional = Languages(original=False, dubbed=(), subtitled=("zh-Hant",))
    assert not traditional.permit(subtitled("zh"))
    assert traditional.touch(subtitled("zh"))
    assert not traditional.touch(subtitled("zh-Hans"))


def test_dubbing_in_a_language_does_not_touch_its_subtitles() -> None:
    russian = Languages(original=False, dubbed=("ru",), subtitled=())
    assert not russian.touch(subtitled("ru"))
    assert not russian.touch(ORIGINAL)


def test_what_is_not_asked_for_is_permitted_and_in_the_way_of_everything() -> None:
    nothing = Languages(original=False, dubbed=(), subtitled=())
    assert nothing.permit(None)
    assert nothing.touch(None)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"mode": "original", "tag": "zh"}, "tag: the original has none"),
        ({"mode": "dubbed"}, "tag: dubbed in which language"),
        ({"mode": "subtitled", "tag": "Russian language"}, "should match pattern"),
        ({"mode": "whispered"}, "'original', 'dubbed' or 'subtitled'"),
    ],
)
def test_a_wish_without_sense_is_refused(wish: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Wish.model_validate(wish)


@given(LANGUAGES, LANGUAGES)
def test_two_meet_where_both_permit_a_way(one: Languages, other: Languages) -> None:
    assert one.meet(other) == bool(allowed(one) & allowed(other))


@given(LANGUAGES, LANGUAGES)
def test_one_holds_another_that_permits_nothing_more(one: Languages, other: Languages) -> None:
    assert one.hold(other) == (allowed(one) >= allowed(other))


@given(LANGUAGES, st.sampled_from(WAYS))
def test_one_touches_a_way_that_shares_some_tag_with_it(one: Languages, way: Wish) -> None:
    only = (way.tag,) if way.tag else ()
    asked = Languages(
        original=way.mode == "original",
        dubbed=only if way.mode == "dubbed" else (),
        subtitled=only if way.mode == "subtitled" else (),
    )
    assert one.touch(way) == one.meet(asked)


@given(LANGUAGES)
def test_the_ways_together_are_the_whole(languages: Languages) -> None:
    ways = list(languages.ways())
    assert set[Wish]().union(*map(allowed, ways)) == allowed(languages)
    assert all(languages.hold(way) for way in ways)
