"""Readings of Chinese names. The dictionaries are loaded with the first Chinese name."""

import gc
from collections.abc import Callable
from functools import cache

SURNAMES = {
    "单": "shan", "解": "xie", "曾": "zeng", "区": "ou", "冼": "xian", "仇": "qiu", "朴": "piao",
    "任": "ren", "查": "zha", "翟": "zhai", "盖": "ge", "缪": "miao", "乐": "yue", "华": "hua",
    "纪": "ji", "宁": "ning", "宓": "fu", "员": "yun", "覃": "qin", "折": "she", "种": "chong",
    "繁": "po", "应": "ying", "燕": "yan", "尉迟": "yu chi", "万俟": "mo qi", "令狐": "ling hu",
}  # fmt: skip
"""Family names that are read otherwise than the same character in a text."""


@cache
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC  # noqa: PLC0415  # loads a dictionary: not before it is needed

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@cache
def _reader() -> Callable[[str], list[str]]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # 60 MB of dictionaries: not before they are needed

    # They never go, and a full collection that walks through them takes 60 ms.
    gc.freeze()
    return lambda text: [str(syllable) for syllable in lazy_pinyin(text)]


def simplified(text: str) -> str:
    """The same text in simplified characters, phrase by phrase (OpenCC t2s)."""
    return _simplifier()(text)


def syllables(text: str, *, person: bool) -> list[str]:
    """The toneless pinyin of simplified Chinese, one item a character; ü is v.

    What is not Chinese stays as it is, in runs. A person's family name is read as one.
    """
    if person:
        for length in (2, 1):
            reading = SURNAMES.get(text[:length])
            if reading and len(text) > length:
                return [*reading.split(), *_reader()(text[length:])]
    return _reader()(text)
