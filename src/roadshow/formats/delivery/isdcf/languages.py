"""Languages of the convention and of the rest of the world (BCP 47).

Most codes are ISO 639's, which BCP 47 uses as well. Here are only those that are not, as the
registry "languages" of ISDCF has them, without regions of Africa and the Americas other than the
common ones; a code that we do not know stands for the ISO 639 language of the same letters.
"""

TAGS = {
    "ZHS": "zh-Hans",
    "ZHT": "zh-Hant",
    "QMS": "cmn-Hans",
    "QMT": "cmn-Hant",
    "QTM": "cmn-TW",
    "YHK": "yue-HK",
    "ZSCN": "zh-Hans-CN",
    "ZSHK": "zh-Hans-HK",
    "ZSSG": "zh-Hans-SG",
    "ZTHK": "zh-Hant-HK",
    "ZTTW": "zh-Hant-TW",
    "CSCN": "cmn-Hans-CN",
    "CTHK": "cmn-Hant-HK",
    "CTTW": "cmn-Hant-TW",
    "AZCY": "az-Cyrl",
    "AZLT": "az-Latn",
    "MNMT": "mn-Mong",
    "MNCN": "mn-CN",
    "SRCY": "sr-Cyrl",
    "SRLT": "sr-Latn",
    "TGCY": "tg-Cyrl",
    "LAS": "es-419",
    "QSA": "es-AR",
    "QSM": "es-MX",
    "QFC": "fr-CA",
    "FRCH": "fr-CH",
    "QBP": "pt-BR",
    "VLS": "nl-BE",
    "DCH": "de-CH",
    "DEA": "de-AT",
    "EGB": "en-GB",
    "EUS": "en-US",
    "EAU": "en-AU",
    "ECA": "en-CA",
    "EIN": "en-IN",
    "IND": "id",
    "MSA": "ms",
    "WEL": "cy",
    # Of earlier versions, and still on discs.
    "ENG": "en",
    "FRA": "fr",
    "FRE": "fr",
    "DEU": "de",
    "GER": "de",
    "ITA": "it",
    "JPN": "ja",
    "KOR": "ko",
    "RUS": "ru",
    "UKR": "uk",
    "TUR": "tr",
    "POL": "pl",
    "NLD": "nl",
    "DUT": "nl",
}

CODES = {tag.lower(): code for code, tag in reversed(TAGS.items())} | {
    "en": "EN",
    "fr": "FR",
    "de": "DE",
    "it": "IT",
    "ja": "JA",
    "ko": "KO",
    "ru": "RU",
    "uk": "UK",
    "tr": "TR",
    "pl": "PL",
    "nl": "NL",
}

CHINESE = ("cmn", "yue", "nan", "wuu", "hak")
"""Languages that people also, and mostly, call just ``zh``."""


def tag(code: str) -> str:
    """BCP 47 for a code, such as ``zh-Hans`` for ``ZHS``; empty for ``XX``, no language."""
    upper = code.upper()
    return "" if upper == "XX" else TAGS.get(upper, upper.lower())


def code(tag: str) -> str:
    """The convention's code for BCP 47, such as ``ZHS`` for ``zh-Hans``; ``XX`` for none.

    A tag more exact than the registry loses its last parts until there is a code.
    """
    parts = tag.lower().split("-")
    while len(parts) > 1 and "-".join(parts) not in CODES:
        parts.pop()
    return CODES.get("-".join(parts), parts[0].upper()) or "XX"


def same(one: str, other: str) -> bool:
    """Whether two tags can mean one language: ``zh`` and ``cmn-Hans`` can, ``zh-Hant`` cannot.

    Regions do not matter: nobody makes a subtitle file for each.
    """
    (language, script), (other_language, other_script) = _essence(one), _essence(other)
    chinese = {language, other_language} <= {"zh", *CHINESE}
    mixed = chinese and "zh" in (language, other_language)
    scripts = not script or not other_script or script == other_script
    return scripts and (language == other_language or mixed)


def _essence(tag: str) -> tuple[str, str]:
    language, *rest = tag.lower().split("-")
    return language, next((part for part in rest if len(part) == 4 and part.isalpha()), "")
