"""Case, marks, width, articles and numbers: what two spellings of a name share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.names import fold, numerals


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The Composer", ["composer"]),
        ("Les Quatre Cents Coups", ["quatre", "cents", "coups"]),
        ("A", ["a"]),
        ("The The", ["the", "the"]),
        ("Amélie", ["amelie"]),
        ("Łódź Straße Ærø", ["lodz", "strasse", "aero"]),
        ("Ｃｏｍｐｏｓｅｒ　２", ["composer", "2"]),
        ("Ёлки, Зимний", ["елки", "зимнии"]),
        ("Подъезд", ["подезд"]),
        ("Компози́тор", ["композитор"]),
        ("O'Brien’s", ["obriens"]),
        ("Қазақ елі — Өмір", ["казак", "ели", "омир"]),
        ("Нұрғиса Тілендиев", ["нургиса", "тилендиев"]),
        ("«Ты‑и—я»", ["ты", "и", "я"]),
        ("under_score", ["under", "score"]),
        ("İstanbul", ["istanbul"]),
        ("", []),
        ("?! — …", []),
    ],
)
def test_words_without_case_marks_width_and_articles(written: str, words: list[str]) -> None:
    assert fold.words(written) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The Thirty-Nine Steps", ["39", "steps"]),
        ("Four Hundred Blows", ["400", "blows"]),
        ("One Hundred Twenty Three", ["123"]),
        ("Nine Nine", ["9", "9"]),
        ("Twenty Twenty", ["20", "20"]),
        ("The 7th Company", ["7", "company"]),
        ("Seventh Seal", ["7", "seal"]),
        ("Twentieth Century", ["20", "century"]),
        ("Rocky IV", ["rocky", "4"]),
        ("Star Wars Ⅲ", ["star", "wars", "3"]),
        ("Двадцать четыре часа", ["24", "часа"]),
        ("Четыреста ударов", ["400", "ударов"]),
        ("Двести двадцать два", ["222"]),
        ("Девятая рота", ["9", "рота"]),
        ("9-я рота", ["9", "рота"]),
        ("9я рота", ["9", "рота"]),
        ("2-ой", ["2", "ои"]),
        ("Третий тайм", ["3", "таим"]),
        ("Үш досым", ["3", "досым"]),
        ("Xi", ["xi"]),
        ("1st 2nd 3rd", ["1", "2", "3"]),
        ("Nine 9", ["9", "9"]),
    ],
)
def test_numbers_in_words_are_digits(written: str, words: list[str]) -> None:
    assert fold.words(written) == words


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("七武士", "7武士"),
        ("十二怒汉", "12怒汉"),
        ("一九四二", "1942"),
        ("二〇四六", "2046"),
        ("两杆大烟枪", "2杆大烟枪"),
        ("四百击", "400击"),
        ("八佰", "800"),
        ("三十九级台阶", "39级台阶"),
        ("一百零八将", "108将"),
        ("一千零一夜", "1001夜"),
        ("十", "10"),
        ("音乐家", "音乐家"),
    ],
)
def test_chinese_numerals_are_digits(written: str, digits: str) -> None:
    assert numerals.han_in_digits(written) == digits


def test_readings_hold_articles_and_number_words_too() -> None:
    assert fold.readings("The Seven Swords") == [
        ["7", "swords"],
        ["seven", "swords"],
        ["the", "7", "swords"],
        ["the", "seven", "swords"],
    ]
    assert fold.readings("Composer") == [["composer"]]
    assert fold.readings("…") == []


@pytest.mark.parametrize(
    ("text", "script"),
    [("音乐家", "han"), ("Композитор", "cyrillic"), ("Composer", "other"), ("", "other")],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert fold.script(text) == script


@given(st.text(max_size=60))
def test_any_text_has_words_of_letters_and_digits_only(text: str) -> None:
    for words in fold.readings(text):
        assert all(fold.WORD.fullmatch(word) for word in words)


@given(st.integers(1, 999))
def test_every_number_up_to_a_thousand_is_read_from_its_words(number: int) -> None:
    assert fold.words(in_english(number)) == [str(number)]
    assert fold.words(in_russian(number)) == [str(number)]
    assert numerals.han_in_digits(in_chinese(number)) == str(number)


ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
ENGLISH += " sixteen seventeen eighteen nineteen"
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
RUSSIAN = (
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать"
)
RUSSIAN += " четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
RUSSIAN_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
RUSSIAN_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"


def in_english(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    start = f"{ENGLISH.split()[hundreds - 1]} hundred " if hundreds else ""
    return start + below_hundred(rest, ENGLISH, ENGLISH_TENS)


def in_russian(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    start = f"{RUSSIAN_HUNDREDS.split()[hundreds - 1]} " if hundreds else ""
    return start + below_hundred(rest, RUSSIAN, RUSSIAN_TENS)


def below_hundred(number: int, ones: str, tens: str) -> str:
    if number < 20:
        return ["", *ones.split()][number]
    return f"{tens.split()[number // 10 - 2]} {['', *ones.split()][number % 10]}"


def in_chinese(number: int) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    signs = "〇一二三四五六七八九"
    text = f"{signs[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{signs[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (signs[ones] if ones else "")
