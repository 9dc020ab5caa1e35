"""Languages of a workbook and of a grant say the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.apps.rights.bridge.exchange.languages import Ways, allowed, tongues, ways
from roadshow.apps.rights.bridge.exchange.unclear import UnclearError
from roadshow.formats.avails import AvailRow
from roadshow.formats.avails.values import WrongValue

TAGS = st.frozensets(st.sampled_from(["ru", "kk", "zh-hant", "es-419", "en"]), max_size=4)
SOME = TAGS | st.none()


def said(allowed: str, held: str = "") -> AvailRow:
    return AvailRow(4, {"AllowedLanguages": allowed, "HoldbackLanguage": held})


@given(SOME, SOME)
def test_what_a_grant_gives_comes_back_from_what_was_written(
    dubbed: frozenset[str] | None, subtitled: frozenset[str] | None
) -> None:
    given_ = Ways(True, dubbed, subtitled)

    written = allowed(given_, ["zh"])

    assert written is not None
    assert ways(tongues(said(", ".join(map(str, written)))), ["zh"]) == given_


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (said(""), Ways(True, None, None)),
        (said("*"), Ways(True, None, None)),
        (said("ru"), Ways(False, frozenset({"ru"}), frozenset({"ru"}))),
        (said("zh, ru:sub"), Ways(True, frozenset(), frozenset({"zh", "ru"}))),
        (said("cmn"), Ways(True, frozenset(), frozenset({"zh"}))),
        (said("zh-Hans"), Ways(False, frozenset({"zh-hans"}), frozenset({"zh-hans"}))),
        (said("*:sub, zh:audio"), Ways(True, frozenset(), None)),
        (said("ru, kk", "kk:dub"), Ways(False, frozenset({"ru"}), frozenset({"ru", "kk"}))),
        (said("fr, fr-CA", "fr-CA"), None),
        (said("fr-CA, kk", "fr"), Ways(False, frozenset({"kk"}), frozenset({"kk"}))),
        (said("", "ru"), None),
        (said("ru", "*"), None),
    ],
)
def test_a_row_says_how_a_film_in_chinese_may_be_shown(row: AvailRow, found: Ways | None) -> None:
    if found:
        assert ways(tongues(row), ["zh"]) == found
        return
    with pytest.raises(UnclearError):
        tongues(row)


def test_a_film_only_as_it_was_made_cannot_be_said_where_its_language_is_not_known() -> None:
    assert allowed(Ways(True, frozenset(), frozenset()), []) is None
    assert allowed(Ways(True, frozenset(), frozenset()), ["zh"]) is not None


def test_a_tag_that_is_longer_than_any_is_no_language() -> None:
    with pytest.raises(WrongValue):
        tongues(said("sl-rozaj-biske-1994-nedis-solba-lipaw-abcde"))
