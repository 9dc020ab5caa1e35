"""Endings that names take in a sentence: Russian cases, made in advance; Kazakh ones, taken off."""

import re
from collections.abc import Iterator
from itertools import product

SHORT = {"о-в": "остров", "о-ва": "острова", "св.": "святой"}
"""CLDR's short words."""

RUSSIAN = re.compile(r"[А-яЁё\s(),.'’—-]+")

ADJECTIVES = (
    (r"(?:ая)$", "ой", "ую"),
    (r"(?:яя)$", "ей", "юю"),
    (r"(?<=[кгхжшщч])ий$", "ого", "ий"),
    (r"(?:ый|ой)$", "ого", "ый"),
    (r"(?:ий)$", "его", "ий"),
    (r"(?<=[кгхжшщч])ие$|(?:ие)$", "их", "ие"),
    (r"(?:ые)$", "ых", "ые"),
    (r"(?<=[оеи][вн])ы$", "ых", "ы"),
    (r"(?:ое)$", "ого", "ое"),
    (r"(?:ее)$", "его", "ее"),
)
NOUNS = (
    (r"(?<=и)я$|(?<=[еь])я$", "и", "ю"),
    (r"(?<=[гкхжшщч])а$", "и", "у"),
    (r"а$", "ы", "у"),
    (r"(?<=в)о$", "а", "о"),
    (r"я$", "и", "ю"),
    (r"й$", "я", "й"),
    (r"ь$", "я", "ь"),
    (r"(?:ы|а)$", "", "ы"),
    (r"(?<=[бвгджзклмнпрстфхцчшщ])$", "а", ""),
)
SECOND = (
    (r"ы$", ("", "ов")),
    (r"(?<=[кгхжшщч])и$", ("", "ов")),
    (r"острова$", ("островов",)),
    (r"(?<=с)ь$", ("и",)),
)
"""Genitives of plurals and of a feminine: Беларусь."""

KAZAKH = re.compile(
    r"(?P<without>сыз|сіз)$|(?:д[ае]н|т[ае]н|н[ае]н|[днт][ыі]ң|[днт][ыі]|[дт][ае]|ға|ге|қа|ке)$"
)
"""Endings of cases; ``without`` is one of its own: Украинасыз, "without Ukraine"."""


def russian(name: str, irregular: dict[str, str]) -> Iterator[str]:
    """Genitives and accusatives of a name in the nominative, as they stand after кроме, без and
    включая. Wrong forms among them do no harm: nobody writes them.
    """
    if not RUSSIAN.fullmatch(name):
        return
    said = [SHORT.get(word, word) for word in name.lower().replace("ё", "е").split()]
    words = [part for word in said for part in word.split("-")]
    for case in (0, 1):
        options = [
            dict.fromkeys([word, *_forms(word, case, last=word is words[-1], odd=irregular)])
            for word in words
        ]
        if len(words) <= 5:
            yield from (" ".join(choice) for choice in product(*options))


def _forms(word: str, case: int, *, last: bool, odd: dict[str, str]) -> Iterator[str]:
    if word in odd:
        yield (odd[word], word)[case]
        return
    if case == 0:
        for pattern, plurals in SECOND:
            yield from (re.sub(pattern, end, word) for end in plurals if re.search(pattern, word))
    of_an_adjective = len(word) > 4 and any(re.search(rule[0], word) for rule in ADJECTIVES)
    for rules in (ADJECTIVES, NOUNS if last else ()) if of_an_adjective else (NOUNS,):
        for pattern, *endings in rules:
            if re.search(pattern, word):
                yield re.sub(pattern, endings[case], word, count=1)
                break


def kazakh(key: str) -> tuple[str, bool] | None:
    """A word without its ending, and whether the ending means "without"; None: it has none."""
    found = KAZAKH.search(key)
    return (key[: found.start()], bool(found["without"])) if found and found.start() > 1 else None
