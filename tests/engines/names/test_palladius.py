"""The table of Palladius against a dictionary that did not write it, and back again."""

from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import pinyin_dict
from pypinyin.contrib.tone_convert import to_normal

from roadshow.engines.names.palladius import table, to_cyrillic, to_pinyin

CRIES = {"hm", "hng", "m", "n", "ng", "ê"}
RARE = {"biang", "bong", "cei", "din", "fiao", "kei", "len", "nia", "nun", "rua", "tei", "wong"}
"""Of dialects, a few characters each; and a colloquial reading of 这, zhei."""
JOIN_BEFORE = {"a", "o", "e", "ai", "ei", "an", "ang", "wu"}
"""Syllables that one may read as the end of the one before: ху and ань are хуань."""

syllables = st.sampled_from(sorted(table().keys() - {"lo"}))


@cache
def spoken() -> set[str]:
    """Every toneless syllable of Mandarin that pypinyin's dictionary of characters knows."""
    readings = (one for many in pinyin_dict.pinyin_dict.values() for one in many.split(","))
    return {to_normal(one).replace("ü", "v") for one in readings}


def test_the_table_has_every_syllable_of_the_dictionary() -> None:
    assert spoken() - table().keys() == CRIES | RARE | {"zhei"}
    assert table().keys() - spoken() == {"yai"}  # 崖 as it was read before


@pytest.mark.parametrize(
    ("pinyin", "cyrillic"),
    [
        ("bei jing", "бэйцзин"),
        ("shang hai", "шанхай"),
        ("xi an", "сиань"),
        ("chang an", "чанъань"),
        ("lv", "люй"),
        ("nve", "нюэ"),
        ("xue", "сюэ"),
        ("quan", "цюань"),
        ("jun", "цзюнь"),
        ("hui", "хуэй"),
        ("zi", "цзы"),
        ("zhi", "чжи"),
        ("ri", "жи"),
        ("er", "эр"),
        ("weng", "вэн"),
        ("xiong", "сюн"),
        ("guo", "го"),
        ("yin yue jia", "иньюэцзя"),
    ],
)
def test_names_as_russian_maps_and_dictionaries_write_them(pinyin: str, cyrillic: str) -> None:
    assert to_cyrillic(pinyin.split()) == cyrillic
    assert to_pinyin(cyrillic.title()) == pinyin.split()


def test_every_syllable_comes_back_but_lo_which_is_spelled_as_luo() -> None:
    back = {one: to_pinyin(to_cyrillic([one])) for one in table()}
    assert {one for one, read in back.items() if read != [one]} == {"lo"}
    assert back["lo"] == ["luo"]


def test_every_pair_comes_back_unless_the_second_may_end_the_first() -> None:
    pairs = product(table().keys() - {"lo"}, repeat=2)
    lost = {pair for pair in pairs if to_pinyin(to_cyrillic([*pair])) != [*pair]}
    assert {second for _first, second in lost} == JOIN_BEFORE
    assert len(lost) < 170  # of 160,000


@given(st.lists(syllables, min_size=1, max_size=5))
def test_what_is_read_is_spelled_the_same_again(name: list[str]) -> None:
    written = to_cyrillic(name)
    read = to_pinyin(written)
    assert read is not None
    assert len(read) <= len(name)
    assert to_cyrillic(read).replace("ъ", "") == written.replace("ъ", "")


@pytest.mark.parametrize("word", ["Композитор", "Сталинград", "Zhang", "чъжан", "ь", "Прокофьев"])
def test_a_word_that_is_not_chinese_is_none(word: str) -> None:
    assert to_pinyin(word) is None


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяЧЖa1 ", max_size=30))
def test_any_word_is_read_or_refused(word: str) -> None:
    read = to_pinyin(word)
    assert read is None or all(one in table() for one in read)
