"""Pinyin and the Palladius transcription, both ways.

The table gives each Mandarin initial and final its Cyrillic letters (Palladius 1888, as Russian
dictionaries use it today); the few syllables that do not follow from it stand one by one.
"""

from functools import cache

INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г",
    "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж",
    "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е",
    "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн",
    "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь",
    "uang": "уан", "v": "юй", "ve": "юэ", "van": "юань", "vn": "юнь",
}  # fmt: skip
ALONE = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн", "er": "эр",
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "yo": "йо", "yai": "яй",
    "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь",
    "wang": "ван", "weng": "вэн",
    "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь",
    "hui": "хуэй",
}  # fmt: skip
DENTAL = {"zi": "цзы", "ci": "цы", "si": "сы"}
CHART = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong v ve van vn",
    "q": "i ia ie iao iu ian in iang ing iong v ve van vn",
    "x": "i ia ie iao iu ian in iang ing iong v ve van vn",
    "zh": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
}
"""Which finals follow an initial: the syllables of standard Mandarin."""
VOWELS = frozenset("аеиоуэюя")


@cache
def table() -> dict[str, str]:
    """Every pinyin syllable (toneless, ü as v after n and l, as u after j, q, x) in Cyrillic."""
    found = dict(ALONE)
    for initial, finals in CHART.items():
        for final in finals.split():
            spelled = final.replace("v", "u") if initial in "jqx" else final
            found.setdefault(initial + spelled, INITIALS[initial] + FINALS[final])
    return found | DENTAL


@cache
def _back() -> dict[str, str]:
    """Cyrillic to pinyin; ло, which lo and luo share, is luo."""
    return {letters: syllable for syllable, letters in table().items()}


def to_cyrillic(syllables: list[str]) -> str:
    """Pinyin syllables in Cyrillic, joined; what is no syllable stays as it is."""
    word = ""
    for syllable in syllables:
        letters = table().get(syllable, syllable)
        # Where -ng meets a vowel a hard sign parts them: Чанъань.
        parted = word.endswith("н") and letters[:1] in VOWELS
        word += f"ъ{letters}" if parted else letters
    return word


def to_pinyin(word: str) -> list[str] | None:
    """A word in Palladius' letters as pinyin syllables, None where it is no such word.

    Of several readings the one with the fewest, so the longest, syllables is given: хуань
    is huan, never hu and an.
    """
    whole: list[str] = []
    for part in word.casefold().replace("ё", "е").split("ъ"):
        read = _read(part)
        if read is None:
            return None
        whole += read
    return whole


def _read(text: str) -> list[str] | None:
    back = _back()
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 6), end):
            head, syllable = best[start], back.get(text[start:end])
            if head is None or syllable is None:
                continue
            known = best[end]
            if known is None or len(head) + 1 < len(known):
                best[end] = [*head, syllable]
    return best[-1]
