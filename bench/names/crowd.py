"""A crowd of made-up films around the labelled ones: real words, recombined.

Chinese words are the phrases of pypinyin's dictionary; English and Russian ones are the names of
territories, languages and units in CLDR, and the words of the labelled titles themselves, so that
the crowd looks like what is searched for. No film of the crowd has a name of a labelled one: it
would be as right an answer.
"""

import random
import re
from collections.abc import Iterator

from babel import Locale
from pypinyin.constants import PHRASES_DICT

Named = tuple[str, str]
WORD = re.compile(r"[^\W\d_]{3,}")


def films(count: int, like: list[Named], seed: int = 0) -> Iterator[list[Named]]:
    """The titles of ``count`` films: Chinese and English always, Russian for two in three."""
    dice = random.Random(seed)  # noqa: S311  # repeatable, not secret
    phrases = sorted(phrase for phrase in PHRASES_DICT if 2 <= len(phrase) <= 4)
    words = {language: _words(language, like) for language in ("en", "ru")}
    taken = {text.casefold() for _tag, text in like}
    while count:
        titles = [("zh-hans", "".join(dice.sample(phrases, dice.choice((1, 1, 2, 2, 3)))))]
        titles.append(("en", " ".join(dice.sample(words["en"], dice.choice((1, 2, 2, 3, 3, 4))))))
        if dice.random() < 0.67:
            titles.append(("ru", " ".join(dice.sample(words["ru"], dice.choice((1, 2, 2, 3))))))
        if not any(text.casefold() in taken for _tag, text in titles):
            count -= 1
            yield titles


def _words(language: str, like: list[Named]) -> list[str]:
    locale = Locale(language)
    named = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    texts = [*named, *(text for tag, text in like if tag == language)]
    return sorted({word for text in texts for word in WORD.findall(str(text))})
