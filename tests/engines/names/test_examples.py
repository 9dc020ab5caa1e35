"""What people type, and the name they mean, among names that are easily taken for it."""

import pytest

from tests.engines.names.index import first, found

FILMS = (
    "音乐会",
    "音乐之声",
    "作曲家",
    "Composition",
    "The Comforter",
    "Компост",
    "银河护卫队",
    "音乐家",
    "The Composer",
    "Композитор",
    "一九四二",
    "流浪地球2",
    "The 39 Steps",
    "Сталинград",
)
COMPOSER = {"音乐家", "The Composer", "Композитор"}

PEOPLE = ("张杰", "章子怡", "Zhang Yimou", "张琪", "Чжан Имоу", "单田芳", "解晓东", "曾国祥")


@pytest.mark.parametrize("query", ["音乐家", "音樂家", "yinyuejia", "yin yue jia", "Yin Yue Jia"])
def test_a_chinese_title_is_found_as_written_in_either_script_and_by_its_sound(query: str) -> None:
    assert first(query, FILMS) == "音乐家"


@pytest.mark.parametrize("query", ["yyj", "音月家", "音悦家", "Иньюэцзя", "yinyuejai"])
def test_a_chinese_title_is_found_by_initials_by_homophones_and_in_cyrillic(query: str) -> None:
    assert first(query, FILMS) == "音乐家"


@pytest.mark.parametrize(
    "query",
    ["composer", "composr", "THE COMPOSER", "Ｃｏｍｐｏｓｅｒ", "“Composer”"],
)
def test_an_english_title_is_found_without_its_article_and_with_a_slip(query: str) -> None:
    assert first(query, FILMS) == "The Composer"


@pytest.mark.parametrize("query", ["Композитор", "Kompozitor", "kompositor", "композиторр"])
def test_a_russian_title_is_found_in_latin_letters(query: str) -> None:
    assert first(query, FILMS) in {"Композитор", "The Composer"}
    assert "Композитор" in found(query, FILMS)[:2]


@pytest.mark.parametrize(
    "query", ["Zhang Qi", "Qi Zhang", "张琪", "張琪", "Чжан Ци", "Ци Чжан", "Chzhan Tsi", "zhangqi"]
)
def test_a_person_is_found_in_either_order_and_in_any_script(query: str) -> None:
    assert first(query, PEOPLE, person=True) == "张琪"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Shan Tianfang", "单田芳"),
        ("Xie Xiaodong", "解晓东"),
        ("Zeng Guoxiang", "曾国祥"),
        ("Шань Тяньфан", "单田芳"),
        ("Се Сяодун", "解晓东"),
        ("Цзэн Госян", "曾国祥"),
    ],
)
def test_a_family_name_is_found_by_its_own_reading(query: str, name: str) -> None:
    assert first(query, PEOPLE, person=True) == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("1942", "一九四二"),
        ("liulangdiqiuer", "流浪地球2"),
        ("流浪地球二", "流浪地球2"),
        ("thirty-nine steps", "The 39 Steps"),
        ("Stalingrad", "Сталинград"),
    ],
)
def test_numbers_are_found_however_they_are_written(query: str, name: str) -> None:
    assert first(query, FILMS) == name


def test_two_names_with_one_sound_are_both_found() -> None:
    assert set(found("Qi Zhang", ["齐章", "张琪", "张杰"], person=True)[:2]) == {"齐章", "张琪"}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("An Ning", "安宁"),  # an and le are articles elsewhere
        ("Lo Lieh", "Lo Lieh"),
        ("Lieh Lo", "Lo Lieh"),
        ("Xiu Ouyang", "欧阳修"),
        ("Лин Ху Чун", "令狐冲"),
        ("Чун Линху", "令狐冲"),
    ],
)
def test_names_that_hold_articles_or_long_family_names(query: str, name: str) -> None:
    people = ["宁静", "Lieh", "欧阳娜娜", "安宁", "Lo Lieh", "欧阳修", "令狐冲"]
    assert first(query, people, person=True) == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Seevn Swords", "Seven Swords"),
        ("Sem mechei", "Семь мечей"),
        ("The Boy and thhe Heron", "The Boy and the Heron"),
        ("La La Lad", "La La Land"),
        ("Anyd Lau", "Andy Lau"),
        ("Ten", "Тень"),
        ("jyul i djim", "Жюль и Джим"),
        ("Cuj Xark", "Цуй Харк"),
    ],
)
def test_a_slip_in_a_number_or_an_article_and_letters_of_two_meanings(
    query: str, name: str
) -> None:
    names = ["Seven Samurai", "Семь самураев", "The Boy", "La Strada", "Andy Law"]
    others = ["Seven Swords", "Семь мечей", "The Boy and the Heron", "La La Land", "Andy Lau"]
    assert first(query, [*names, *others, "Тень", "Жюль и Джим", "Цуй Харк"]) == name


def test_nothing_is_found_for_nothing() -> None:
    assert found("", FILMS) == found(" ?! ", FILMS) == []
