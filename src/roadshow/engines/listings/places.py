"""Countries, languages and halls as listings write them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from babel import Locale
from babel.core import get_global

from roadshow.engines.listings.header import folded
from roadshow.engines.listings.listing import Hall

FORMER = frozenset({"SU", "YU", "CS", "DD"})
"""ISO 3166-3's former countries, under the codes that they had. CS was Czechoslovakia's until 1993;
that Serbia and Montenegro had it later, listings of films hardly ever mean."""
NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
LOCALES = ("zh_Hans", "zh_Hant", "en", "ru", "kk")
SEPARATORS = re.compile(r"\s*[/／,，、;；+|\n]\s*")
LOOSE = (
    re.compile(r"\s*[&·•]\s*|\s+(?:and|и|және)\s+|[-–—]"),
    re.compile(r"[\s和与及]+"),
)
"""Signs that stand between names, and in some: Bosnia and Herzegovina, Timor-Leste."""

HALL_WORD = r"(?:screen|hall|auditorium|room|salle|sala|saal|зал)"
HALL_KIND = (
    r"(?:\d+|main|big|small|large|grand|great|little|upper|lower|red|blue|green|white"
    r"|больш\w+|мал\w+|главн\w+|красн\w+|син\w+|зел[её]н\w+|бел\w+)"
)
SMALL = r"(?<![大中小])"  # a theatre's 大剧场 is one of its halls
CINEMA = re.compile(
    rf"影院|影城|剧院|礼堂|{SMALL}剧场|博物馆|资料馆|艺术中心|电影中心|文化宫|"
    r"cinemas?|theat(?:re|er)|kinoteatr|кинотеатр|дом кино|cinema house",
    re.IGNORECASE,
)
LATIN_HALL = re.compile(
    rf"(?P<cinema>.*?\S)(?:[\s,;:·–-]+(?P<hall>{HALL_WORD}\s*(?:no\.?|№|#)?\s*\S+"
    rf"|{HALL_KIND}[\s-]*{HALL_WORD}\w*)|,\s*(?P<last>[^,]*{HALL_WORD}[^,]*))",
    re.IGNORECASE,
)
SAID_OF = re.compile(r"(?i)\s*(?:subtitles?|subs|субтитры|双语|双字|字幕|对白)$")
SHORT = "中英俄哈法日韩德西意"
"""Signs for languages that need nothing between them: 中英."""


@cache
def _names(kind: str) -> dict[str, str]:
    """Folded names of ``countries`` or ``languages``, and their codes. What film people write
    stands in ``places.toml``; for the rest there is CLDR."""
    found: dict[str, str] = {}
    for locale in map(Locale.parse, LOCALES):
        table = locale.territories if kind == "countries" else locale.languages
        for code, name in table.items():
            if code.isalpha() and (len(code) == 2 or kind == "languages"):
                found.setdefault(folded(str(name)), code)
    ours = tomllib.loads(resources.files(__package__).joinpath("places.toml").read_text("utf-8"))
    found |= {folded(name): code for code, names in ours[kind].items() for name in names}
    found |= {folded(code): code for code in set(found.values())}
    if kind == "countries":
        alpha3 = get_global("territory_aliases")
        found |= {
            folded(code): new[0] for code, new in alpha3.items() if len(code) == 3 and len(new) == 1
        }
    return {name: code for name, code in found.items() if code not in NO_COUNTRIES}


def countries(text: str) -> tuple[list[str], list[str]]:
    """ISO codes in their order, and the words that are none."""
    return _known(text, _names("countries"))


def languages(text: str) -> tuple[list[str], list[str]]:
    """Language tags in their order, and the words that are none."""
    table = _names("languages")
    bare = text.strip()
    if not _code(bare, table):  # 无对白 is one, 英语对白 is 英语
        bare = SAID_OF.sub("", bare)
    if all(sign in SHORT for sign in bare):
        bare = "/".join(bare)
    found, strange = _known(bare, table)
    return [code.lower() for code in found], strange


def _known(text: str, table: dict[str, str]) -> tuple[list[str], list[str]]:
    whole = _code(text, table)
    found: list[str] = [whole] if whole else []
    strange: list[str] = []
    for word in () if whole else filter(None, SEPARATORS.split(text.strip(" ."))):
        codes = _codes(word, table)
        found += [code for code in codes or () if code not in found]
        if codes is None:
            strange.append(word)
    return found, strange


def _code(word: str, table: dict[str, str]) -> str | None:
    plain = re.sub(r"(?i)^the\s+|(?<=\s)and(?=\s)", "", word)
    return table.get(folded(word)) or table.get(folded(plain))


def _codes(word: str, table: dict[str, str]) -> list[str] | None:
    """The code of a word, or the codes of its parts where all of them are known."""
    if code := _code(word, table):
        return [code]
    for pattern in LOOSE:
        parts = [part for part in pattern.split(word) if part]
        read = [_codes(part, table) for part in parts] if len(parts) > 1 else [None]
        if None not in read:
            return [code for codes in read for code in codes or ()]
    return None


def hall(text: str) -> Hall:
    """A cinema and its hall out of one text; where nothing tells them apart it is all cinema."""
    if bracket := re.fullmatch(r"(.*[）)])\s*(\S.*)", text):
        return Hall(text, bracket[1], bracket[2])
    if latin := LATIN_HALL.fullmatch(text):
        return Hall(text, latin["cinema"], latin["hall"] or latin["last"])
    ends = [found.end() for found in CINEMA.finditer(text)]
    for end in reversed(ends):
        rest = text[end:].strip(" ,，-–—:：")
        if len(rest) > 1:
            return Hall(text, text[:end].strip(), rest)
    return Hall(text, text, "")


def distinct(pairs: Iterable[tuple[str, str]]) -> list[Hall]:
    """Halls out of (cinema, hall) as a sheet has them; only where one is empty the other is
    divided."""
    found = dict.fromkeys(pair for pair in pairs if any(pair))
    return [Hall(said(pair), *pair) if all(pair) else hall(said(pair)) for pair in found]


def said(pair: tuple[str, str]) -> str:
    return ", ".join(filter(None, pair))
