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
        (r"tsch|tch", "C"), (r"shch|sch|szcz", "S"), (r"ch|cz", "C"), (r"sh", "S"),
        (r"dzh|dzs|dz|dj|zh", "Z"), (r"[jyi]+(?:o|e+)", "e"), (r"[jyi]+(?=[aeu])", ""),
        (r"j", "i"), (r"kh", "h"), (r"ph", "f"),
        (r"th", "t"), (r"gh", "g"), (r"ts|tz", "C"), (r"ck|qu|q", "k"),
        (r"x", "ks"), (r"c(?=[eiy])", "C"), (r"c", "k"), (r"w", "v"),
        (r"y", "i"), (r"ii+", "i"), (r"oo|ou", "u"), (r"ee", "i"), (r"(.)\1+", r"\1"),
        (r"(?<=[bcdfgklmnprstvzSCZ])h", ""),
    )
]  # fmt: skip
"""Applied in order. Capitals stand for sounds that take several letters."""


BY_EAR = ((re.compile("j"), "zh"),)
BY_GOST = ((re.compile("x"), "h"), (re.compile("c(?!h)"), "ts"))
"""What letters of two meanings mean to those who write as they hear, or by GOST 7.79 or ISO 9."""


def skeletons(folded: str) -> list[str]:
    """The skeletons of what somebody typed in Latin letters, whose habits are not known."""
    texts = [folded]
    for habit in (BY_EAR, BY_GOST):
        texts += [_by(habit, text) for text in texts]
    return list(dict.fromkeys(map(skeleton, texts)))


def _by(habit: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    for letter, meant in habit:
        text = letter.sub(meant, text)
    return text


def skeleton(folded: str) -> str:
    """The skeleton of a folded name in Latin or Cyrillic letters, words joined."""
    latin = "".join(CYRILLIC.get(c, c) for c in folded)
    for pattern, after in LATIN:
        latin = pattern.sub(after, latin)
    return latin.lower()
