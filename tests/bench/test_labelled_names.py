"""The labelled names, checked against dictionaries that did not write them."""

import os
import random
import re
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import pytest
from opencc import OpenCC
from pypinyin import lazy_pinyin

from bench.names import counting, letters
from bench.names.queries import SLIPS, Entry, Half, entries, queries

ROOT = Path(__file__).parents[2]
HALVES: tuple[Half, ...] = ("tune", "report")

# Characters which pypinyin reads otherwise than people do in this title or surname.
READ_OTHERWISE = {
    "封神第一部：朝歌风云": "朝 zhao",
    "长津湖": "长 chang",
    "西游·降魔篇": "降 xiang",
    "斯大林格勒": "勒 le",
    "辛德勒的名单": "勒 le",
    "热情似火": "似 si",
    "爱乐之城": "乐 yue",
    "单田芳": "单 shan",
    "解晓东": "解 xie",
    "曾国祥": "曾 zeng",
    "曾志伟": "曾 zeng",
    "区瑞强": "区 ou",
    "仇晓光": "仇 qiu",
    "查良镛": "查 zha",
    "朴赞郁": "朴 piao",
    "翟俊杰": "翟 zhai",
}
# Known in Russian by another spelling than the transcription of their Chinese name.
SPELT_OTHERWISE = {"lu-xun", "louis-cha", "siqin-gaowa", "jiaozi"}


def named(tag: str) -> list[Entry]:
    return [entry for entry in entries() if tag in entry.names]


def test_the_set_is_large_and_covers_the_cinemas_we_tour_with() -> None:
    assert len(entries()) >= 300
    kinds = Counter(entry.kind for entry in entries())
    assert kinds["film"] >= 230
    assert kinds["person"] >= 110
    countries = Counter(entry.country for entry in entries())
    for country in ("CN", "HK", "TW", "SU", "RU", "KZ", "JP", "FR", "US"):
        assert countries[country] >= 15, country


def test_ids_are_unique_and_no_film_is_there_twice() -> None:
    assert len({entry.id for entry in entries()}) == len(entries())
    for tag in ("zh-hans", "en", "ru"):
        films = [(entry.names[tag], entry.year) for entry in named(tag) if entry.kind == "film"]
        assert [film for film, times in Counter(films).items() if times > 1] == []


def test_every_entry_says_where_it_can_be_checked_and_has_two_languages() -> None:
    for entry in entries():
        assert entry.source.startswith("general knowledge: "), entry.id
        languages = {tag.split("-")[0] for tag in entry.names if tag != "pinyin"}
        assert len(languages) >= 2, entry.id
        assert (entry.year is not None) == (entry.kind == "film"), entry.id
        assert entry.surname in entry.names["en"], entry.id
        assert all(name == name.strip() and name for name in entry.names.values()), entry.id


def test_names_are_in_the_letters_of_their_language() -> None:
    for tag, pattern in {
        "pinyin": r"([a-zü]+|\d+|T\d+)( ([a-zü]+|\d+|T\d+))*",
        "en": r"[^\u0400-\u04ff\u3000-\u9fff]+",
        "ru": r"[0-9А-Яа-яЁё «»,.:!?+—-]+",
        "kk": r"[0-9А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі «»,.:!?—-]+",
    }.items():
        for entry in named(tag):
            assert re.fullmatch(pattern, entry.names[tag]), entry


def test_simplified_and_traditional_are_the_same_title() -> None:
    simplify = OpenCC("t2s").convert
    for entry in named("zh-hans"):
        assert simplify(entry.names["zh-hant"]) == entry.names["zh-hans"]


def test_pinyin_is_what_the_dictionary_says_but_for_the_listed_readings() -> None:
    used = set()
    for entry in named("zh-hans"):
        title = entry.names["zh-hans"]
        read = dict([READ_OTHERWISE[title].split()]) if title in READ_OTHERWISE else {}
        letters_only = re.sub(r"\W", "", title)
        signs = re.findall(r"[a-zA-Z0-9]+|\w", letters_only)
        spoken = lazy_pinyin(letters_only, v_to_u=True)
        parts = [read.get(sign, sound) for sign, sound in zip(signs, spoken, strict=True)]
        used |= {title} if parts != spoken else set()
        assert " ".join(parts) == entry.names.get("pinyin", title)
    assert used == set(READ_OTHERWISE), "an exception is no longer one"


def test_russian_names_of_chinese_persons_are_palladius() -> None:
    """Of those who write themselves in pinyin; two tables and two hands agree."""
    checked = 0
    for entry in named("ru"):
        if entry.kind == "film" or entry.country != "CN" or entry.id in SPELT_OTHERWISE:
            continue
        syllables = entry.names["pinyin"].split()
        if "".join(syllables).replace("ü", "u") != re.sub(
            r"\W", "", entry.names["en"].lower()
        ).replace("ü", "u"):
            continue
        family = 2 if "".join(syllables[:2]) == entry.surname.lower() else 1
        parts = (syllables[:family], syllables[family:])
        assert " ".join(map(letters.palladius, parts)) == entry.names["ru"]
        checked += 1
    assert checked >= 50


@pytest.mark.parametrize(
    ("pinyin", "russian"),
    [
        ("chang an", "Чанъань"),
        ("tian an men", "Тяньаньмэнь"),
        ("hui", "Хуэй"),
        ("lü", "Люй"),
        ("qu", "Цюй"),
        ("xue", "Сюэ"),
        ("jiong", "Цзюн"),
        ("zhuang zi", "Чжуанцзы"),
        ("guo", "Го"),
        ("shi", "Ши"),
    ],
)
def test_palladius(pinyin: str, russian: str) -> None:
    assert letters.palladius(pinyin.split()) == russian


def test_there_are_many_queries_of_every_slip() -> None:
    assert len(queries()) >= 1_700
    counts = Counter(query.slip for query in queries())
    assert set(counts) == set(SLIPS)
    assert min(counts.values()) >= 10


def test_halves_share_no_entry_and_each_has_its_share() -> None:
    for things in (queries(), entries()):
        counts = Counter(thing.half for thing in things)
        assert min(counts[half] for half in HALVES) >= 0.4 * len(things)
    tune, report = (
        {id_ for query in queries() if query.half == half for id_ in query.expected}
        for half in HALVES
    )
    assert not tune & report


def test_every_query_says_something_and_is_there_once() -> None:
    known = {entry.id for entry in entries()}
    for query in queries():
        assert re.search(r"\w", query.text)
        assert query.expected
        assert set(query.expected) <= known
    asked = Counter((query.slip, query.text) for query in queries())
    assert max(asked.values()) == 1


def test_a_slip_is_a_slip() -> None:
    """What is not called exact does not stand in the entry as it was typed."""
    names = {entry.id: set(entry.names.values()) for entry in entries()}
    for query in queries():
        if any(word in query.slip for word in ("typo", "homophone", "missing", "other way", "ё")):
            assert not any(query.text in names[id_] for id_ in query.expected), query


def test_the_same_queries_in_every_process_and_nothing_of_the_engine() -> None:
    told = "import sys, zlib; from bench.names.queries import queries;"
    told += "print(zlib.crc32(repr(queries()).encode()), 'roadshow' in sys.modules)"
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == [str(zlib.crc32(repr(queries()).encode())), "False"]


def test_the_command_prints_counts() -> None:
    command = [sys.executable, "bench/names/queries.py"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for slip in SLIPS:
        assert slip in answer.stdout


def test_numbers_are_written_the_other_way() -> None:
    def other(id_: str) -> list[str | None]:
        entry = next(entry for entry in entries() if entry.id == id_)
        ways = (counting.in_chinese, counting.in_english, counting.in_russian)
        return [way(entry, random.Random(1)) for way in ways]  # noqa: S311

    assert other("seven-samurai-1954") == ["7武士", "7 Samurai", "7 самураев"]
    assert other("the-eight-hundred-2020") == ["800", "The 800", None]
    assert other("24-city-2008") == ["24城记", "twenty-four City", None]
    assert other("gone-with-the-bullets-2014") == [None, None, None]
