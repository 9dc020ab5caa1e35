"""What two spellings of a name share: without case, marks, width, articles; numbers as digits."""

import re
import unicodedata

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\u1100-\u11ff\uac00-\ud7af]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
WORD = re.compile(r"[^\W_]+")

ARTICLES = frozenset(
    {"the", "a", "an", "le", "la", "les", "un", "une", "el", "los", "las"}
    | {"der", "die", "das", "il", "lo", "gli"}
)
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"ё": "е", "й": "и", "ъ": "", "ь": ""}
    | {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}
    | {"'": "", "’": "", "‘": "", "`": "", "ʹ": "", "ʼ": "", "′": ""}
)
"""Letters that decomposition leaves whole; Kazakh letters as those who lack the keys type them."""

NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "hundred": "100",
    "один": "1", "два": "2", "две": "2", "три": "3", "четыре": "4", "пять": "5", "шесть": "6",
    "семь": "7", "восемь": "8", "девять": "9", "десять": "10", "двенадцать": "12", "сто": "100",
    "бир": "1", "еки": "2", "уш": "3", "торт": "4", "бес": "5", "алты": "6", "жети": "7",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
}  # fmt: skip
"""Number words as they are after folding. No “i”, “v”, “x”: those are letters more often."""

HAN_DIGITS = str.maketrans("〇零一二三四五六七八九两", "001234567892")
HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十百两]+")


def words(text: str) -> list[str]:
    """The words of a name without case, marks and punctuation, number words as digits.

    Articles go, unless nothing else is left.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    # й and ё are letters of their own, so they are folded before marks are taken off.
    plain = unicodedata.normalize("NFC", plain).translate(LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    found = [NUMBERS.get(word, word) for word in WORD.findall(unicodedata.normalize("NFC", bare))]
    return [word for word in found if word not in ARTICLES] or found


def joined(text: str) -> str:
    return "".join(words(text))


def han_digits(text: str) -> str:
    """Chinese numerals as digits: 七 is 7, 十二 is 12, 一九四二 is 1942."""
    return HAN_NUMBER.sub(lambda found: _number(found[0]), text)


def _number(numeral: str) -> str:
    if not set(numeral) & set("十百"):
        return numeral.translate(HAN_DIGITS)
    total, digit = 0, 0
    for sign in numeral:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = int(sign.translate(HAN_DIGITS))
    return str(total + digit)
