"""Numbers in titles written the other way: 七武士 as 7武士, The 400 Blows in words."""

import random
import re

from bench.names.labelled import Entry

TENS = "〇一二三四五六七八九"
WORDS = {
    2: ("two", "два"),
    3: ("three", "три"),
    4: ("four", "четыре"),
    5: ("five", "пять"),
    7: ("seven", "семь"),
    8: ("eight", "восемь"),
    9: ("nine", "девятая"),  # 9 рота is read so.
    12: ("twelve", "двенадцать"),
    24: ("twenty-four", "двадцать четыре"),
    39: ("thirty-nine", "тридцать девять"),
    400: ("four hundred", "четыреста"),
    800: ("eight hundred", "восемьсот"),
}
UNITS = {"十": 10, "百": 100, "佰": 100}
ORDINALS = {"3rd": "third", "4th": "fourth", "7th": "seventh", "9th": "ninth"}
HAN = re.compile(r"[〇一二三四五六七八九十百佰]+")


def in_chinese(entry: Entry, dice: random.Random) -> str | None:
    """Digits as 七, or the reverse; the latter only where another language counts too.

    So 一步之遥 stays: nobody types 1步之遥.
    """
    text = entry.names.get("zh-hans", "")
    if digits := re.search(r"(?<![A-Z\d])\d+", text):
        return text.replace(digits[0], _han(int(digits[0]), dice))
    for run in HAN.findall(text):
        if (value := _value(run)) > 1 and value in _counted(entry):
            return text.replace(run, str(value))
    return None


def in_english(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("en", "")
    if text.endswith(" II"):
        return text.removesuffix("II") + "2"
    return _swapped(text, {str(value): words[0] for value, words in WORDS.items()} | ORDINALS)


def in_russian(entry: Entry, dice: random.Random) -> str | None:
    return _swapped(
        entry.names.get("ru", ""), {str(value): words[1] for value, words in WORDS.items()}
    )


def _swapped(text: str, table: dict[str, str]) -> str | None:
    # The longest first: eight hundred is no 8.
    for digits, word in sorted(table.items(), key=lambda item: -len(item[1])):
        for old, new in ((digits, word), (word, digits)):
            found = re.search(rf"(?<![\w-]){old}(?![\w-])", text, re.IGNORECASE)
            if found:
                return text[: found.start()] + new + text[found.end() :]
    return None


def _counted(entry: Entry) -> set[int]:
    """The numbers of the English and Russian titles."""
    text = f"{entry.names.get('en', '')} {entry.names.get('ru', '')}".lower()
    values = {int(digits) for digits in re.findall(r"\d+", text)}
    values |= {
        value for value, words in WORDS.items() if re.search(rf"\b({'|'.join(words)})\b", text)
    }
    return values | {int(digits[0]) for digits, word in ORDINALS.items() if word in text}


def _value(run: str) -> int:
    """Of 二十四 and 八佰, and digit by digit of 一九四二."""
    if not set(run) & set(UNITS):
        return int("".join(str(TENS.index(sign)) for sign in run))
    total, digit = 0, 0
    for sign in run:
        if sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        else:
            digit = TENS.index(sign)
    return total + digit


def _han(value: int, dice: random.Random) -> str:
    """Digit by digit from 100, as years and 2046 are said."""
    if value >= 100:
        text = "".join(TENS[int(digit)] for digit in str(value))
        return text.replace("〇", dice.choice("〇零"))
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else TENS[tens]) + ("十" if tens else "") + (TENS[ones] if ones else "")
