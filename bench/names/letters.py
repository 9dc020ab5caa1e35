"""How a name's letters are mistyped, or written in other letters: tables and their use.

Written for the benchmark alone, from the standards named below, so that a mistake of the engine's
tables cannot agree with the same mistake here.
"""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

from pypinyin import phrases_dict, pinyin_dict

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")


def _table(pairs: str) -> dict[str, str]:
    return {left: right for left, _, right in (pair.partition(":") for pair in pairs.split())}


# BGN/PCGN 1947 without its apostrophes; ICAO 9303 as in passports; GOST 7.79-2000, system B.
PLAIN = _table("а:a б:b в:v г:g д:d е:e з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f")
BGN = PLAIN | _table("ё:yo ж:zh й:y х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya")
ICAO = BGN | _table("ё:e й:i ъ:ie ю:iu я:ia")
GOST = BGN | _table("й:j х:x ц:c щ:shh ъ:'' ы:y' ь:' э:e'")
FORMAL = (BGN, BGN, ICAO, GOST)
# What people type who know no standard: each sticks to one choice a letter.
INFORMAL = _table(
    "ё:e/yo/jo ж:zh/j й:y/i/j х:h/kh ц:c/ts ч:ch ш:sh щ:sh/sch/shch ы:y/i э:e ю:u/yu/ju я:ya/ia/ja"
)
KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")

# Palladius, as in the Big Chinese–Russian Dictionary (1983).
INITIALS = _table(
    "zh:чж ch:ч sh:ш b:б p:п m:м f:ф d:д t:т n:н l:л g:г k:к h:х j:цз q:ц x:с r:ж z:цз c:ц s:с"
)
FINALS = _table(
    "a:а o:о e:э ai:ай ei:эй ao:ао ou:оу an:ань en:энь ang:ан eng:эн ong:ун "
    "i:и ia:я ie:е iao:яо iu:ю ian:янь in:инь iang:ян ing:ин iong:юн "
    "u:у ua:уа uo:о uai:уай ui:уй uan:уань un:унь uang:уан ü:юй üe:юэ üan:юань ün:юнь"
)
WHOLE = _table(
    "yi:и ya:я ye:е yao:яо you:ю yan:янь yin:инь yang:ян ying:ин yong:юн yu:юй yue:юэ yuan:юань "
    "yun:юнь wu:у wa:ва wo:во wai:вай wei:вэй wan:вань wen:вэнь wang:ван weng:вэн hui:хуэй er:эр "
    "zi:цзы ci:цы si:сы zhi:чжи chi:чи shi:ши ri:жи"
)


def mistyped(text: str, dice: random.Random) -> str:
    """One letter dropped, doubled, swapped with the next or hit beside; never the first of a word.

    Hands slip within words; a wrong first letter, which is rarer, is left out.
    """
    inner = [m.start() for m in re.finditer(r"(?<=[^\W\d_])[^\W\d_]", text)]
    for _ in range(50):
        at = dice.choice(inner)
        letter, rest = text[at], text[at + 1 :]
        new = {
            "drop": rest,
            "double": letter * 2 + rest,
            "swap": rest[:1] + letter + rest[1:] if rest[:1].isalpha() else letter + rest,
            "beside": _beside(letter, dice) + rest,
        }[dice.choice(("drop", "double", "swap", "beside"))]
        if (typed := text[:at] + new) != text:
            return typed
    raise ValueError(text)


def _beside(letter: str, dice: random.Random) -> str:
    row = next((row for row in ROWS if letter.lower() in row), letter.lower())
    at = row.index(letter.lower())
    return dice.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2] or letter)


def in_latin(russian: str, table: dict[str, str]) -> str:
    """Cyrillic letters by ``table``, capitals kept, other signs as they are."""
    return "".join(
        table.get(letter.lower(), letter).capitalize()
        if letter.isupper()
        else table.get(letter, letter)
        for letter in russian
    )


def informal(dice: random.Random) -> dict[str, str]:
    """One person's habit."""
    habit = {letter: dice.choice(ways.split("/")) for letter, ways in INFORMAL.items()}
    return PLAIN | habit | {"ъ": "", "ь": ""}


def palladius(syllables: list[str]) -> str:
    """One word in Cyrillic letters. Raises ``KeyError`` for what is no syllable of pinyin."""
    word = ""
    for syllable in syllables:
        part = _palladius(syllable)
        word += ("ъ" if word.endswith("н") and part[0] in "аеоуэюяи" else "") + part
    return word.capitalize()


def _palladius(syllable: str) -> str:
    if whole := WHOLE.get(syllable):
        return whole
    initial = next((start for start in INITIALS if syllable.startswith(start)), "")
    final = syllable[len(initial) :]
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "ü" + final[1:]
    return INITIALS.get(initial, "") + FINALS[final]


def toneless(reading: str) -> str:
    """``lǚ`` gives ``lü``."""
    parts = unicodedata.normalize("NFD", reading)
    kept = "".join(sign for sign in parts if sign == "\u0308" or not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", kept)


@cache
def same_sound() -> dict[str, str]:
    """Toneless syllable to the characters an input method offers first for it, at most six.

    Of level 1 of GB 2312, those which stand in most phrases of pypinyin's dictionary.
    """
    used = Counter(sign for phrase in phrases_dict.phrases_dict for sign in phrase)
    found: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(pinyin_dict.pinyin_dict.items()):
        if _common(chr(code)):
            found[toneless(readings.split(",")[0])].append(chr(code))
    return {
        syllable: "".join(sorted(signs, key=lambda sign: -used[sign])[:6])
        for syllable, signs in found.items()
    }


def _common(character: str) -> bool:
    try:
        coded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(coded) == 2 and 0xB0 <= coded[0] <= 0xD7


def full_width(text: str) -> str:
    return "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else "\u3000" if sign == " " else sign
        for sign in text
    )
