"""The ways people type a name: each takes an entry and gives what they would type, or nothing.

Nothing where the slip cannot happen (no such language, too short to survive it). Dice are made for
each entry and slip apart, so that a new entry changes no other's queries.
"""

import random
import re
from collections.abc import Callable

from bench.names import letters
from bench.names.labelled import Entry

Slip = Callable[[Entry, random.Random], str | None]

HAN = re.compile(r"[\u3400-\u9fff]")
SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "the", "to", "with"}
NEAR = (("zh", "z"), ("sh", "s"), ("ch", "c"), ("ing", "in"), ("ang", "an"), ("eng", "en"))
MARKS = {"zh-hans": ("《》", "“”", "「」"), "ru": ("«»", "„“", '""'), "en": ('""', "“”", "''")}


def exact(tag: str) -> Slip:
    return lambda entry, dice: entry.names.get(tag)


def traditional(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("zh-hant")
    return text if text != entry.names.get("zh-hans") else None


def one_typo(tag: str) -> Slip:
    def slip(entry: Entry, dice: random.Random) -> str | None:
        text = entry.names.get(tag, "")
        return letters.mistyped(text, dice) if _size(text) >= 5 else None

    return slip


def two_typos(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("en", "")
    if _size(text) < 14:
        return None
    # The second may undo the first.
    while (typed := letters.mistyped(letters.mistyped(text, dice), dice)) == text:
        pass
    return typed


def joined_pinyin(entry: Entry, dice: random.Random) -> str | None:
    return "".join(_syllables(entry)).replace("ü", "v") or None


def spaced_pinyin(entry: Entry, dice: random.Random) -> str | None:
    syllables = _syllables(entry)
    return " ".join(syllables).replace("ü", dice.choice("uv")) if len(syllables) > 1 else None


def pinyin_typo(entry: Entry, dice: random.Random) -> str | None:
    text = joined_pinyin(entry, dice) or ""
    return letters.mistyped(text, dice) if _size(text) >= 6 else None


def pinyin_initials(entry: Entry, dice: random.Random) -> str | None:
    syllables = _syllables(entry)
    if entry.kind == "person" or len(syllables) < 3:
        return None
    return "".join(part if part.isdigit() else part[0] for part in syllables)


def pinyin_near_sounds(entry: Entry, dice: random.Random) -> str | None:
    """One confusion of southern speech, all through the name."""
    heard = []
    for pair in NEAR:
        for right, wrong in (pair, pair[::-1]):
            text = "".join(_heard(part, right, wrong) for part in _syllables(entry))
            if text != "".join(_syllables(entry)):
                heard.append(text.replace("ü", "v"))
    return dice.choice(heard) if heard else None


def _heard(syllable: str, right: str, wrong: str) -> str:
    if right in {"ing", "in", "ang", "an", "eng", "en"}:
        stem = syllable.removesuffix(right)
        return stem + wrong if stem != syllable else syllable
    rest = syllable.removeprefix(right)
    # z is heard for zh, but zh itself begins with z.
    return wrong + rest if rest != syllable and not rest.startswith("h") else syllable


def wrong_homophone(entry: Entry, dice: random.Random) -> str | None:
    """The right sound, another common character: the input method's wrong line was taken."""
    text = entry.names.get("zh-hans", "")
    spots = [match.start() for match in HAN.finditer(text)]
    sounds = [part for part in _syllables(entry) if part.isalpha()]
    if len(spots) < (3 if entry.kind == "film" else 2) or len(spots) != len(sounds):
        return None
    for at, sound in dice.sample(list(zip(spots, sounds, strict=True)), len(spots)):
        if others := letters.same_sound().get(sound, "").replace(text[at], ""):
            return text[:at] + dice.choice(others) + text[at + 1 :]
    return None


def one_character_missing(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("zh-hans", "")
    spots = [match.start() for match in HAN.finditer(text)]
    if len(spots) < 5:
        return None
    at = dice.choice(spots)
    return text[:at] + text[at + 1 :]


def without_dots(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("zh-hans", "")
    return text.replace("·", "") if "·" in text else None


def plain_english(entry: Entry, dice: random.Random) -> str | None:
    """Lower case, no articles, no signs."""
    text = re.sub(r"[^\w\s]", "", entry.names.get("en", "").replace("-", " ").lower())
    return " ".join(word for word in text.split() if word not in {"the", "a", "an"}) or None


def first_words(entry: Entry, dice: random.Random) -> str | None:
    """Two or more, nine letters or more, the last of them one that says something."""
    words = entry.names.get("en", "").split()
    for end in range(2, len(words)):
        text = " ".join(words[:end]).rstrip(",:")
        if _size(text) >= 9 and words[end - 1].lower() not in SMALL:
            return text
    return None


def without_yo(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("ru", "")
    return text.replace("ё", "е").replace("Ё", "Е") if "ё" in text.lower() else None


def russian_in_latin(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("ru", "")
    return letters.in_latin(text, dice.choice(letters.FORMAL)) if _size(text) >= 4 else None


def russian_in_latin_informal(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("ru", "").lower()
    return letters.in_latin(text, letters.informal(dice)) if _size(text) >= 4 else None


def palladius(entry: Entry, dice: random.Random) -> str | None:
    """Chinese ones only: nobody transcribes 七武士 for a Russian."""
    syllables = _syllables(entry)
    if not entry.chinese or not all(part.isalpha() for part in syllables):
        return None
    if entry.kind == "film":
        return letters.palladius(syllables) if 2 <= len(syllables) <= 4 else None
    family = 2 if "".join(syllables[:2]) == entry.surname.lower() else 1
    return f"{letters.palladius(syllables[:family])} {letters.palladius(syllables[family:])}"


def kazakh_in_russian_letters(entry: Entry, dice: random.Random) -> str | None:
    text = entry.names.get("kk", "")
    plain = text.translate(letters.KAZAKH)
    return plain if plain != text else None


def wide(entry: Entry, dice: random.Random) -> str | None:
    """As an input method left in its full-width state gives Latin letters and digits."""
    zh = entry.names.get("zh-hans", "")
    if (text := letters.full_width(zh)) != zh and re.search("[０-９]", text):
        return text
    return letters.full_width(entry.names.get("en", "")) or None


def marked(entry: Entry, dice: random.Random) -> str | None:
    """In the quotation marks of its own language, as copied out of a text."""
    if entry.kind == "person":
        return None
    tag = dice.choice([tag for tag in MARKS if tag in entry.names])
    marks = dice.choice(MARKS[tag])
    return marks[0] + entry.names[tag] + marks[1]


def swapped(tag: str) -> Slip:
    """Family and given name in the other order."""

    def slip(entry: Entry, dice: random.Random) -> str | None:
        words = entry.names.get(tag, "").split()
        return " ".join(words[::-1]) if entry.kind == "person" and len(words) == 2 else None

    return slip


def surname_in_capitals(entry: Entry, dice: random.Random) -> str | None:
    """As festivals print it: in its place, or, of two words, in front."""
    if not entry.surname:
        return None
    words = entry.names["en"].replace(entry.surname, entry.surname.upper()).split()
    if len(words) == 2 and words[1].isupper() and dice.random() < 0.5:
        words.reverse()
    return " ".join(words)


def hyphens(entry: Entry, dice: random.Random) -> str | None:
    """Yi-mou for Yimou, and Kar Wai or Karwai for Kar-wai."""
    text = entry.names.get("en", "")
    if entry.kind == "film":
        return None
    if "-" in text:
        return text.replace("-", dice.choice((" ", "")))
    given = _syllables(entry)[-2:]
    joined = "".join(given).capitalize()
    if not entry.chinese or joined == entry.surname or joined not in text.split():
        return None
    return text.replace(joined, "-".join(given).capitalize())


def _size(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def _syllables(entry: Entry) -> list[str]:
    return entry.names.get("pinyin", "").split()
