"""Which parts of a form a database is asked for: at least one survives the slips forgiven."""

from collections.abc import Mapping

GRAM = 3


def grams(text: str) -> list[str]:
    """The runs of three characters, in order."""
    return [text[n : n + GRAM] for n in range(len(text) - GRAM + 1)]


def rarest(text: str, counts: Mapping[str, int], most: int) -> list[str]:
    """Up to ``most`` runs that do not overlap, rare ones first: a slip spoils one of them, or two
    where it falls on a seam. What no key holds is a slip itself, and left out."""
    chosen: list[int] = []
    places = [n for n in range(len(text) - GRAM + 1) if counts.get(text[n : n + GRAM])]
    for place in sorted(places, key=lambda n: (counts[text[n : n + GRAM]], n)):
        if all(abs(place - other) >= GRAM for other in chosen):
            chosen.append(place)
        if len(chosen) == most:
            break
    return [text[place : place + GRAM] for place in chosen]


def halves(text: str) -> tuple[str, str]:
    """The beginning and the end: one slip leaves one of them whole, unless it swaps the two
    characters between which they part."""
    middle = len(text) // 2
    return text[:middle], text[middle:]


def seam_swapped(text: str) -> str:
    """The text, of two characters or more, without the one slip that spoils both halves."""
    middle = len(text) // 2
    return text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]
