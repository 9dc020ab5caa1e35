"""Numbers in words as digits: seven is 7, thirty-nine is 39, ninth is 9, 七 is 7."""

import re
from collections.abc import Callable

HAN_DIGITS = str.maketrans("〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖", "001234567892123456789")
HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
HAN_NUMBER = re.compile(f"[{''.join(map(chr, HAN_DIGITS))}{''.join(HAN_UNITS)}]+")
ORDINAL = re.compile(r"(?<!\w)(\d+)(?:st|nd|rd|th|[-‐]?(?:и|я|е|а|ая|ыи|ое|ые|го))(?!\w)")
"""9th, 9-я and 9я, in folded text."""

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ENGLISH_ORDER = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RUSSIAN = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_RUSSIAN_ORDER = (
    "нулевой первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый "
    "одиннадцатый двенадцатый"
)
_RUSSIAN_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_RUSSIAN_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_KAZAKH = {"екі": 2, "үш": 3, "төрт": 4, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9}
"""Without those that are Russian words: “бес”, “он”."""
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xii": 12}
"""No “i”, “v”, “x”: those are letters more often; “xi” is Chinese."""


def values(fold: Callable[[str], str]) -> dict[str, int]:
    """Each number word, folded as names are, with its value."""
    found = dict(_ROMAN) | _KAZAKH | {"две": 2, "одна": 1, "hundred": 100}
    for row in (_ENGLISH, _ENGLISH_ORDER, _RUSSIAN, _RUSSIAN_ORDER):
        found |= {word: n for n, word in enumerate(row.split())}
    found |= {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_ENGLISH_TENS.split(), 2)}
    for row in (_ENGLISH_TENS, _RUSSIAN_TENS):
        found |= {word: 10 * n for n, word in enumerate(row.split(), 2)}
    found |= {word: 100 * n for n, word in enumerate(_RUSSIAN_HUNDREDS.split(), 1)}
    for masculine in _RUSSIAN_ORDER.split():
        stem = masculine[:-2]
        found |= {stem + ending: found[masculine] for ending in ("ая", "ое", "ья", "ье")}
    return {fold(word): value for word, value in found.items()}


def in_digits(words: list[str], known: dict[str, int]) -> list[str]:
    """The words with every run of number words as one number."""
    found: list[str] = []
    open_ = 0  # the number being read; 0 where none is
    for word in words:
        value = known.get(word)
        if value is None:
            found.append(word)
            open_ = 0
        elif open_ and _follows(open_, value):
            open_ = open_ * value if value == 100 else open_ + value
            found[-1] = str(open_)
        else:
            found.append(str(value))
            open_ = value
    return found


def _follows(so_far: int, value: int) -> bool:
    """Thirty is followed by nine, and nine by hundred, but nine by nine is two numbers."""
    if value == 100:
        return so_far < 10
    if value < 10:
        return so_far % 10 == 0 and so_far >= 20
    return value < 100 and so_far % 100 == 0


def han_in_digits(text: str) -> str:
    """Chinese numerals as digits: 七 is 7, 十二 is 12, 八佰 is 800, 一九四二 is 1942."""
    return HAN_NUMBER.sub(lambda found: _han(found[0]), text)


def _han(numeral: str) -> str:
    if not set(numeral) & HAN_UNITS.keys():
        return numeral.translate(HAN_DIGITS)
    total, digit = 0, 0
    for sign in numeral:
        if sign in HAN_UNITS:
            total += (digit or 1) * HAN_UNITS[sign]
            digit = 0
        else:
            digit = int(sign.translate(HAN_DIGITS))
    return str(total + digit)
