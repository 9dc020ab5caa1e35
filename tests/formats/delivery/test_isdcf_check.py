"""A DCP's name beside the record of the version that it carries."""

from decimal import Decimal
from typing import Any

import pytest

from roadshow.formats.delivery import isdcf

RECORD: dict[str, Any] = {
    "languages": ["cmn", "en"],
    "subtitles": ["ru", "kk"],
    "burnt_in": ["zh-hans"],
    "minutes": 102,
    "aspect": Decimal("1.85"),
    "resolution": "2K",
}


def disagreements(**changes: Any) -> list[tuple[str, str, str]]:
    content, aspect, language = (
        changes.pop(key, plain)
        for key, plain in (("content", "FTR-1"), ("ratio", "F"), ("language", "ZH-zhs-RU"))
    )
    name = isdcf.parse(f"Film_{content}_{aspect}_{language}_INT_51_2K_ST_20230101_FAC_SMPTE_OV")
    assert name.problems == ()
    found = isdcf.check(name, **RECORD | changes)
    return [(problem.value, problem.code, problem.expected) for problem in found]


def test_a_right_name_agrees() -> None:
    assert disagreements() == []
    assert disagreements(language="CMN-qms-KK") == []
    assert disagreements(language="EN-zh") == []


def test_what_is_unknown_is_not_compared() -> None:
    name = isdcf.parse("Film")
    assert isdcf.check(name, **RECORD) == isdcf.check(isdcf.parse("F_TLR_S_FR-DE_US")) == ()


@pytest.mark.parametrize(
    ("language", "problem"),
    [
        ("YUE-zhs", ("YUE", "spoken", "cmn, en")),
        ("XX-zhs", ("XX", "spoken", "cmn, en")),
        ("ZH-zhs-FR", ("FR", "subtitle", "ru, kk, zh-hans")),
        ("ZH-zht", ("zht", "subtitle", "ru, kk, zh-hans")),
        ("ZH-zhs-ru", ("ru", "not_burnt_in", "ru")),
        ("ZH-ZHS", ("ZHS", "burnt_in", "zh-Hans")),
        ("ZH-RU", ("", "burnt_in", "zh-hans")),
    ],
)
def test_languages_disagree(language: str, problem: tuple[str, str, str]) -> None:
    assert problem in disagreements(language=language)


def test_captions_are_not_subtitles() -> None:
    assert disagreements(language="EN-EN-CCAP", burnt_in=[]) == []


def test_silent_films_have_no_language() -> None:
    assert disagreements(language="XX-zhs", languages=[]) == []
    assert disagreements(language="ZH-zhs", languages=[]) == [("ZH", "spoken", "")]


@pytest.mark.parametrize(
    ("content", "minutes", "wrong"),
    [
        ("FTR-1", 40, False),
        ("FTR-1", 12, True),
        ("SHR-1", 50, False),
        ("SHR-1", 90, True),
        ("TLR-1", 2, False),
        ("TLR-1", 102, True),
    ],
)
def test_the_runtime_fits_the_kind(content: str, minutes: int, wrong: bool) -> None:
    expected = [(content[:3], "kind", str(minutes))] if wrong else []
    assert disagreements(content=content, minutes=minutes) == expected


@pytest.mark.parametrize(
    ("ratio", "aspect", "wrong"),
    [
        ("F", "1.78", False),
        ("S", "2.35", False),
        ("F", "2.39", True),
        ("F-178", "1.78", False),
        ("F-178", "1.66", True),
        ("F-137", "1.37", False),
    ],
)
def test_the_picture_fits_the_name(ratio: str, aspect: str, wrong: bool) -> None:
    expected = [(ratio, "aspect", aspect)] if wrong else []
    assert disagreements(ratio=ratio, aspect=Decimal(aspect)) == expected


def test_2k_is_not_4k() -> None:
    assert disagreements(resolution="4K") == [("2K", "resolution", "4K")]
