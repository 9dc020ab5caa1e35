"""Readings of a query and the ranking, on any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roadshow.engines.names.keys import Space, keys
from roadshow.engines.names.query import LONGEST, Form, Ranking, Row, forms
from tests.engines.names.index import first, found, rows
from tests.engines.names.test_pieces import slip

NAMES = (
    "音乐家",
    "一九四二",
    "流浪地球2",
    "The Composer",
    "The Seven Swords",
    "Композитор",
    "Двадцать четыре часа",
    "Қыз Жібек",
    "影武者",
    "もののけ姫",
    "기생충",
    "Ёлки 1914",
    "Nausicaä of the Valley of the Wind",
    "SOS中国",
    "Lü Bu",
)
names = st.sampled_from(NAMES)
letters = st.text(alphabet="abcdefghijklmnoprstuvwyz", min_size=4, max_size=20)
LETTERS_OF_OURS = "aZzé音樂乐家七十二жЁйьҚ한もｶＡ９4 -'.*%_\"\x00\ud800😀ǅßİﷺ"
anything = st.one_of(st.text(max_size=100), st.text(alphabet=LETTERS_OF_OURS, max_size=40))


def test_the_readings_of_a_query() -> None:
    assert [(form.space, form.text) for form in forms("The Composer")][:2] == [
        (Space.LETTERS, "composer"),
        (Space.LETTERS, "thecomposer"),
    ]
    assert Form(Space.CYRILLIC, "чжанци", 1.0, ("чжан",)) in forms("Чжан Ци")
    assert Form(Space.LETTERS, "zhangqi", 0.95) in forms("Чжан Ци")
    assert forms("back to the Future")[0].words == ("back", "future")
    assert Form(Space.HAN, "7武士", 0.99) in forms("七武士")
    assert Form(Space.HAN, "1942", 0.99) in forms("1942")
    assert Form(Space.INITIALS, "yyj", 0.85) in forms("yyj")
    assert Form(Space.LETTERS, "lubu", 0.98) in forms("lv bu")


@pytest.mark.parametrize(
    ("form", "slips"),
    [
        (Form(Space.LETTERS, "abc", 1), 0),
        (Form(Space.LETTERS, "abcd", 1), 1),
        (Form(Space.CYRILLIC, "абвгабвг", 1), 2),
        (Form(Space.LETTERS, "a" * 14, 1), 3),
        (Form(Space.HAN, "音乐", 1), 0),
        (Form(Space.HAN, "音乐家", 1), 1),
        (Form(Space.INITIALS, "abcdefgh", 1), 0),
    ],
)
def test_longer_texts_are_forgiven_more(form: Form, slips: int) -> None:
    assert form.slips == slips


@given(anything)
@example("\x00")
@example("䷀")
@example("'" * 90)
@example("ﷺ" * 90)
def test_any_text_can_be_asked_for_and_indexed(text: str) -> None:
    found = forms(text)
    assert all(form.text and 0 < form.worth <= 1 for form in found)
    assert len(found) == len({(form.space, form.text) for form in found})
    for person in (False, True):
        assert all(key.text for key in keys(text, person=person))


@given(anything, st.booleans())
def test_what_has_keys_is_found_by_itself(text: str, person: bool) -> None:
    text = text[:LONGEST]
    if keys(text, person=person):
        assert first(text, [text], person=person) == text


@given(names, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_says_nothing(name: str, change: "type[str]") -> None:
    assert keys(change(name)) == keys(name)


@given(names, st.sampled_from(["«{}»", "“{}”", "  {} ", "{}!", "《{}》", "…{}?", "({})", '"{}"']))
def test_punctuation_says_nothing(name: str, form: str) -> None:
    assert keys(form.format(name)) == keys(name)


@given(names)
def test_width_says_nothing(name: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
    assert keys(wide) == keys(name)
    assert forms(wide) == forms(name)


@given(letters, st.data())
def test_a_name_is_found_with_one_slip(name: str, data: st.DataObject) -> None:
    slipped = slip(name, data, "abxz")
    if len(slipped) >= 4:
        assert first(slipped, [name]) == name


def test_a_whole_name_stands_above_its_beginning_and_that_above_its_middle() -> None:
    ranking = Ranking(forms("Wandering"))
    texts = ["lostwandering", "wanderingearth", "wandering", "wandring"]
    ranking.add(Row(n, Space.LETTERS, text) for n, text in enumerate(texts))
    assert [one.name for one in ranking.best()] == [2, 3, 1, 0]
    assert ranking.top == 1


@pytest.mark.parametrize("query", ["cranes flying", "flying cranes"])
def test_a_name_that_holds_all_the_words_is_found_in_any_order(query: str) -> None:
    others = ["The Cranes", "Flying Down to Rio"]
    assert found(query, [*others, "The Cranes Are Flying"]) == ["The Cranes Are Flying"]


@given(st.lists(names, unique=True), st.data())
def test_portions_do_not_matter(some: list[str], data: st.DataObject) -> None:
    query = data.draw(names)
    every = list(rows(some))
    at_once, one_by_one = Ranking(forms(query)), Ranking(forms(query))
    at_once.add(every)
    for row in [*every, *every]:
        one_by_one.add([row])
    assert [one.name for one in at_once.best()] == [one.name for one in one_by_one.best()]
    assert at_once.top == one_by_one.top


def test_nothing_indexed_means_nothing_found() -> None:
    assert Ranking(forms("Composer")).best() == []
    assert Ranking(forms("Composer")).top == 0
    assert forms("") == forms("—") == []
