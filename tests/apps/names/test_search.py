"""One search over every script; both databases give the same."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.names.actions import index, index_many
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import Match, search

pytestmark = pytest.mark.django_db

FILMS: Mapping[int, list[tuple[str, str]]] = {
    1: [("zh-hans", "音乐家"), ("en", "The Composer"), ("ru", "Композитор")],
    2: [("zh-hans", "流浪地球2"), ("en", "The Wandering Earth II")],
    3: [("zh-hans", "流浪地球"), ("en", "The Wandering Earth")],
    4: [("en", "Seven Samurai"), ("ja", "七人の侍"), ("zh-hans", "七武士")],
    5: [("ru", "Летят журавли"), ("en", "The Cranes Are Flying")],
    6: [("kk", "Қыз Жібек"), ("ru", "Кыз-Жибек")],
    7: [("en", "Composition of a City")],
    8: [("zh-hans", "一九四二"), ("en", "Back to 1942")],
    9: [("en", "100% Wolf"), ("ru", "100% волк")],
    10: [("en", "Near, or Not")],
}
PEOPLE = {
    1: [("zh-hans", "张琪")],
    2: [("zh-hans", "单田芳"), ("en", "Shan Tianfang")],
    3: [("ru", "Сергей Прокофьев")],
    4: [("en", "The Composer")],
}


@pytest.fixture(autouse=True)
def indexed() -> None:
    index_many(Kind.FILM, FILMS)
    index_many(Kind.PERSON, PEOPLE)


def films(query: str) -> list[int]:
    return [match.subject for match in search(query, {Kind.FILM})]


@pytest.mark.parametrize(
    "query",
    [
        *("音乐家", "音樂家", "yinyuejia", "yin yue jia", "yyj", "音月家", "Иньюэцзя"),
        *("The Composer", "composr", "Композитор", "Kompozitor", "композитр", "cmoposer"),
    ],
)
def test_the_first_film_is_the_one_that_is_meant(query: str) -> None:
    assert films(query)[0] == 1


@pytest.mark.parametrize(
    ("query", "film"),
    [
        ("wandering earth", 3),
        ("wandering earth 2", 2),
        ("流浪地球二", 2),
        ("7 samurai", 4),
        ("seevn samurai", 4),
        ("七武士", 4),
        ("samurai", 4),
        ("letyat zhuravli", 5),
        ("cranes flying", 5),
        ("журавли", 5),
        ("кыз жибек", 6),
        ("1942", 8),
        ("100%", 9),
        ("near or not", 10),
    ],
)
def test_films_are_found_by_parts_numbers_and_plain_letters(query: str, film: int) -> None:
    assert films(query)[0] == film


@pytest.mark.parametrize("query", ["Zhang Qi", "Qi Zhang", "张琪", "張琪", "Чжан Ци", "Chzhan Tsi"])
def test_a_person_is_found_in_either_order(query: str) -> None:
    assert search(query)[0].kind == Kind.PERSON
    assert search(query)[0].subject == 1


@pytest.mark.parametrize(
    ("query", "person"), [("shantianfang", 2), ("Prokofiev", 3), ("prokofjev sergei", 3)]
)
def test_people_are_found_by_sound(query: str, person: int) -> None:
    assert search(query, {Kind.PERSON})[0].subject == person


def test_a_match_says_what_was_found_and_how_well() -> None:
    assert search("Композитор")[0] == Match(Kind.FILM, 1, 1, "Композитор", "ru")
    close = search("Композитр")[0]
    assert 0.8 < close.score < 1


def test_a_name_in_the_query_s_script_is_shown() -> None:
    assert search("Kompozitor", {Kind.FILM})[0].subject == 1
    assert search("музыкант") == []
    index(Kind.FILM, 20, [("kk", "Томирис"), ("en", "Tomiris")])
    assert search("tomiris")[0].text == "Tomiris"
    assert search("томирис")[0].text == "Томирис"


def test_every_record_comes_once() -> None:
    found = search("wandering earth")
    assert len({(match.kind, match.subject) for match in found}) == len(found)


def test_only_the_kinds_that_are_asked_for_come() -> None:
    found = search("The Composer")
    assert {match.kind for match in found[:2]} == {Kind.FILM, Kind.PERSON}
    assert {match.kind for match in search("The Composer", {Kind.PERSON})} == {Kind.PERSON}
    assert search("The Composer", {Kind.ORGANISATION}) == []
    assert search("The Composer", set()) == []


def test_a_record_is_found_behind_many_of_another_kind() -> None:
    index_many(Kind.PERSON, {100 + n: [("en", f"Harbour {n:02}")] for n in range(40)})
    index(Kind.FILM, 50, [("en", "Harbour of the Lost Years")])
    assert [match.subject for match in search("harbour", {Kind.FILM}, limit=1)] == [50]


@pytest.mark.parametrize("limit", [0, 1, 3, 20])
def test_no_more_come_than_are_asked_for(limit: int) -> None:
    index_many(Kind.FILM, {100 + n: [("en", f"Harbour {n:02}")] for n in range(30)})
    assert len(search("harbour", limit=limit)) == limit


def test_the_likeliest_comes_first() -> None:
    scores = [match.score for match in search("wandering")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


ODD = ["%", "_", '"', "*", "NEAR", "OR", "AND NOT", "-", "\x00", "😀", "NEAR(a b)", "^a", "text:a"]
ODD += ["'; DROP TABLE names_namekey; --", "{a}", "\\", "%s", "%(a)s", "\ud800", "\u202e", "ﷺ" * 99]
FORMS = ["{}", "composer {}", "{}composer", "co{}mposer", "音{}乐", "{}{}{}"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("form", FORMS)
def test_signs_that_mean_something_to_a_database_mean_nothing_here(odd: str, form: str) -> None:
    search(form.replace("{}", odd))


@pytest.mark.parametrize("sign", ["%", "_", '"', "*", "😀", "\x00"])
def test_a_sign_alone_finds_nothing(sign: str) -> None:
    assert search(sign) == search(sign * 9) == []


@pytest.mark.parametrize("sign", ["a", "ж", "音", "composer ", "音乐 ", "1", "%", "the "])
def test_ten_thousand_characters_are_no_trouble(
    sign: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(60):
        search((sign * 10_000)[:10_000])


@given(st.text(max_size=60))
@example("ab\x00cd")
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_asked_for(text: str) -> None:
    assert len(search(text)) <= 20


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 0),
        ("…", 0),
        ("音乐家", 4),
        ("Композитор", 5),
        ("yinyuejia", 6),
        ("zzzqqqvvvwww", 40),
        ("jjxxcc jjxxcc jjxxcc the seven hundred", 100),
        ("незнакомое название длинного фильма", 40),
        ("流浪月亮三百", 30),
    ],
)
def test_the_number_of_queries_is_bounded(
    query: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(most):
        search(query)


def test_more_records_need_no_more_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    index_many(Kind.FILM, {100 + n: [("en", f"Composer {n}")] for n in range(300)})
    with django_assert_max_num_queries(12):
        search("The Composer")
