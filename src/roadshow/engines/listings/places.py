"""Countries, languages and halls as listings write them."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from babel import Locale

from roadshow.engines.listings.header import folded
from roadshow.engines.listings.listing import Hall

COUNTRIES = {
    "中国大陆": "CN", "内地": "CN", "大陆": "CN", "香港": "HK", "中国香港": "HK", "澳门": "MO",
    "中国澳门": "MO", "台湾": "TW", "中国台湾": "TW", "苏联": "SU", "前苏联": "SU", "ussr": "SU",
    "soviet union": "SU", "ссср": "SU", "捷克": "CZ", "捷克斯洛伐克": "CS", "czechoslovakia": "CS",
    "чехословакия": "CS", "南斯拉夫": "YU", "yugoslavia": "YU", "югославия": "YU", "东德": "DD",
    "民主德国": "DD", "西德": "DE", "联邦德国": "DE", "波黑": "BA", "韩国": "KR", "朝鲜": "KP",
    "南韩": "KR", "英国": "GB", "uk": "GB", "u.k.": "GB", "england": "GB", "usa": "US",
    "u.s.a.": "US", "us": "US", "u.s.": "US", "сша": "US", "великобритания": "GB", "корея": "KR",
    "south korea": "KR", "korea": "KR", "russia": "RU", "prc": "CN", "кнр": "CN", "китай": "CN",
    "iran": "IR", "иран": "IR", "czech republic": "CZ", "turkey": "TR", "holland": "NL",
}  # fmt: skip
"""What film people write where CLDR writes otherwise. SU, YU, CS and DD are ISO 3166-3's former
countries, under the codes that they had."""

FORMER = frozenset({"SU", "YU", "CS", "DD"})
LOCALES = ("zh_Hans", "zh_Hant", "en", "ru", "kk")
SEPARATORS = re.compile(r"\s*[/／,，、;；+&|·\n]\s*|\s+(?:and|и)\s+")

CINEMA = re.compile(
    r"影院|影城|剧院|礼堂|剧场|博物馆|资料馆|艺术中心|电影中心|文化宫|"
    r"cinemas?|theat(?:re|er)|kinoteatr|кинотеатр|дом кино|cinema house",
    re.IGNORECASE,
)
LATIN_HALL = re.compile(
    r"(?P<cinema>.*?\S)[\s,;:·–-]+(?P<hall>(?:screen|hall|auditorium|room|salle|sala|saal|зал)"
    r"\s*(?:no\.?|№|#)?\s*\S+)",
    re.IGNORECASE,
)


@cache
def _territories() -> dict[str, str]:
    found: dict[str, str] = {}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(folded(str(name)), code)
    return found | {folded(name): code for name, code in COUNTRIES.items()}


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            if "_" not in code:
                found.setdefault(folded(str(name)), code.lower())
    spoken = {"国语": "zh", "普通话": "zh", "中文": "zh", "汉语": "zh", "粤语": "yue", "英语": "en"}
    spoken |= {
        "mandarin": "zh",
        "cantonese": "yue",
        "俄文": "ru",
        "英文": "en",
        "中": "zh",
        "英": "en",
    }
    spoken |= {
        "俄": "ru",
        "哈": "kk",
        "哈语": "kk",
        "俄语": "ru",
        "法": "fr",
        "日": "ja",
        "韩": "ko",
    }
    return found | {folded(name): code for name, code in spoken.items()}


def countries(text: str) -> tuple[list[str], list[str]]:
    """ISO codes in their order, and the words that are none."""
    return _known(text, _territories(), str.upper)


def languages(text: str) -> tuple[list[str], list[str]]:
    """Language tags in their order, and the words that are none."""
    return _known(text, _languages(), str.lower)


def _known(
    text: str, table: dict[str, str], case: Callable[[str], str]
) -> tuple[list[str], list[str]]:
    found: list[str] = []
    strange: list[str] = []
    codes = set(table.values())
    for word in filter(None, SEPARATORS.split(text.strip())):
        code = table.get(folded(word)) or (case(word) if case(word) in codes else None)
        if code is None:
            strange.append(word)
        elif code not in found:
            found.append(code)
    return found, strange


def hall(text: str) -> Hall:
    """A cinema and its hall out of one text; where nothing tells them apart it is all cinema."""
    if bracket := re.fullmatch(r"(.*[）)])\s*(\S.*)", text):
        return Hall(text, bracket[1], bracket[2])
    if latin := LATIN_HALL.fullmatch(text):
        return Hall(text, latin["cinema"], latin["hall"])
    ends = [found.end() for found in CINEMA.finditer(text)]
    for end in reversed(ends):
        rest = text[end:].strip(" ,，-–—:：")
        if len(rest) > 1:
            return Hall(text, text[:end].strip(), rest)
    return Hall(text, text, "")


def distinct(texts: Iterable[str]) -> list[Hall]:
    return [hall(text) for text in dict.fromkeys(texts)]
