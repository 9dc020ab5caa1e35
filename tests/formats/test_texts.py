"""Which language a reader is shown."""

import pytest

from roadshow.formats.texts import Localised, localise

COMPOSER = {"zh-hans": "音乐家", "en": "The Composer", "ru": "Композитор"}


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh-hans", ("音乐家", "zh-hans")),
        ("en", ("The Composer", "en")),
        ("kk", ("Композитор", "ru")),
        ("fr", ("The Composer", "en")),
    ],
)
def test_a_reader_gets_their_language_or_the_next_best(
    language: str, shown: tuple[str, str]
) -> None:
    assert localise(COMPOSER, language) == shown


def test_any_language_is_better_than_nothing() -> None:
    assert localise({"tr": "Besteci"}, "zh-hans") == Localised("Besteci", "tr")


def test_an_empty_text_stays_empty() -> None:
    assert localise({}, "ru") == Localised("", "ru")
    assert localise({"ru": "", "en": "Words"}, "ru") == Localised("Words", "en")
