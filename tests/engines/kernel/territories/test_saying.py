"""Sets of territories in few words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.kernel.territories import (
    CODES,
    COUNTRIES,
    Saying,
    expand,
    groups,
    members,
    read,
    spoken,
    territory_name,
)

DAY = date(2025, 11, 24)
days = st.dates(date(1980, 1, 1), date(2030, 1, 1))
single = st.frozensets(st.sampled_from(sorted(CODES)), max_size=40)


@st.composite
def sets(draw: st.DrawFn) -> frozenset[str]:
    """Like what is licensed: a few groups, with and without some countries."""
    found: frozenset[str] = frozenset()
    for group in draw(st.lists(st.sampled_from(sorted(groups())), max_size=3)):
        found |= members(group, DAY) or frozenset()
    return (found | draw(single)) - draw(single)


def english(saying: Saying) -> str:
    def named(ids: tuple[str, ...]) -> str:
        return ", ".join(territory_name(one, "en") for one in ids)

    left_out = f" excluding {named(saying.excluded)}" if saying.excluded else ""
    return named((*saying.groups, *saying.countries)) + left_out


def words(saying: Saying) -> int:
    return len(saying.groups) + len(saying.countries) + len(saying.excluded)


@given(sets() | single, days)
def test_a_saying_stands_for_the_set(codes: frozenset[str], day: date) -> None:
    assert expand(spoken(codes, day), day) == codes


@given(sets() | single)
def test_a_saying_in_english_is_read_as_the_set(codes: frozenset[str]) -> None:
    reading = read(english(spoken(codes, DAY)), DAY)

    assert reading.codes == codes
    assert [doubt.code for doubt in reading.doubts] == ([] if codes else ["empty"])


@given(sets() | single)
def test_a_saying_has_no_more_words_than_there_are_codes(codes: frozenset[str]) -> None:
    assert words(spoken(codes, DAY)) <= len(codes)


@pytest.mark.parametrize("group", [group.id for group in groups().values() if group.said])
def test_a_group_is_said_in_one_word(group: str) -> None:
    saying = spoken(members(group, DAY) or frozenset(), DAY)

    assert words(saying) == 1


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("Worldwide excluding China", Saying(("world",), (), ("CN",))),
        ("World ex EU", Saying(("world",), (), ("european_union",))),
        ("Worldwide, airlines", Saying(("world",), ("air",))),
        ("Benelux, France", Saying(("benelux",), ("FR",))),
        ("Europe excl. UK; Japan", Saying(("europe",), ("JP",), ("GB",))),
        ("Kazakhstan", Saying((), ("KZ",))),
        ("Russia, Kazakhstan", Saying((), ("KZ", "RU"))),
    ],
)
def test_what_is_said(text: str, saying: Saying) -> None:
    assert spoken(read(text, DAY).codes, DAY) == saying


def test_a_group_is_said_with_the_day_s_meaning() -> None:
    with_britain = members("european_union", date(2019, 1, 1)) or frozenset()

    assert spoken(with_britain, date(2019, 1, 1)) == Saying(("european_union",))
    assert spoken(with_britain, DAY) == Saying(("european_union",), ("GB",))


def test_nothing_and_everything() -> None:
    assert spoken([], DAY) == Saying()
    assert spoken(COUNTRIES, DAY) == Saying(("world",))
    assert spoken(CODES, DAY) == Saying(("world",), ("air", "sea"))


def test_what_is_no_code_is_refused() -> None:
    with pytest.raises(KeyError):
        spoken(["XX"], DAY)
