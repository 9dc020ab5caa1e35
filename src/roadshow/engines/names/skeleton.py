"""One spelling for many romanisations: what GOST 7.79, BGN/PCGN, ISO 9, passports and people's own
habits make of a Cyrillic name comes out alike."""

import re

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ы": "i", "э": "e",
    "ю": "u", "я": "a",
}  # fmt: skip
LATIN = [
    (re.compile(before), after)
    for before, after in (
        (r"shch|sch|szcz", "S"), (r"tch|tsch|ch|cz", "C"), (r"sh", "S"), (r"zh", "Z"),
        (r"dzh|dj|dzs", "Z"), (r"[jyi]+o", "e"), (r"[jyi]+(?=[aeu])", ""),
        (r"j", "i"), (r"kh", "h"), (r"ph", "f"),
        (r"th", "t"), (r"gh", "g"), (r"ts|tz", "C"), (r"ck|qu|q", "k"), (r"x", "ks"),
        (r"c(?=[eiy])", "C"), (r"c", "k"), (r"w", "v"),
        (r"y", "i"), (r"ii+", "i"), (r"oo|ou", "u"), (r"ee", "i"), (r"(.)\1+", r"\1"),
        (r"(?<=[bcdfgklmnprstvzSCZ])h", ""),
    )
]  # fmt: skip
"""Applied in order. Capitals stand for sounds that take several letters."""


def skeleton(folded: str) -> str:
    """The skeleton of a folded name in Latin or Cyrillic letters, words joined."""
    latin = "".join(CYRILLIC.get(c, c) for c in folded)
    for pattern, after in LATIN:
        latin = pattern.sub(after, latin)
    return latin.lower()
