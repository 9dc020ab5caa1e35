"""Titles and what stands beside them."""

import pytest

from roadshow.engines.listings.titles import language_of, named, parts


@pytest.mark.parametrize(
    ("title", "sign", "format_"),
    [
        ("黄飞鸿", " ", "4K"),
        ("攻壳机动队", " ", "IMAX"),
        ("哈利·波特与混血王子", " ", "IMAX 3D"),
        ("大闹天宫（上下集）", "", "4K"),
        ("哈利·波特与死亡圣器（上）", "", "IMAX"),
        ("少年吔，安啦！", "", "4K"),
        ("The Rescue", " ", "4K"),
        ("Alien", " ", "3D"),
        ("RRR", " ", "35mm"),
        ("Title", " ", "LED"),
    ],
)
def test_a_format_is_no_part_of_a_title(title: str, sign: str, format_: str) -> None:
    assert named(title + sign + format_) == (title, format_, "")
    assert named(f"{title}（{format_}）") == (title, format_, "")


@pytest.mark.parametrize(
    ("title", "edition"),
    [
        ("教父", " 50周年杜比视界重制版"),
        ("大闹天宫", "（导演剪辑版）"),
        ("霸王别姬", " 4K修复版"),
        ("The Godfather", " 50th Anniversary Dolby Vision Remastered"),
        ("Alien", " (Director’s Cut)"),
        ("Apocalypse Now", ": Final Cut"),
        ("Metropolis", " (Restored)"),
    ],
)
def test_an_edition_is_no_part_of_a_title(title: str, edition: str) -> None:
    assert named(title + edition) == (title, "", edition.strip(" :()（）"))


@pytest.mark.parametrize(
    "title",
    [
        "IMAX",
        "4K",
        "流浪地球2",
        "Stolen",
        "The Man Who Led",
        "《甲》和《乙》",
        "“Heroes” Don’t Die",
        "1+1",
        "Director’s Cut",
    ],
)
def test_a_title_stays_whole(title: str) -> None:
    assert named(title) == (title, "", "")


@pytest.mark.parametrize("title", ["《音乐家》", "«音乐家»", "“音乐家”", '"音乐家"'])
def test_quotation_marks_around_a_title_are_no_part_of_it(title: str) -> None:
    assert named(title).text == "音乐家"


def test_double_bills() -> None:
    assert parts("安托万与柯莱特 4K + 偷吻 4K") == ["安托万与柯莱特 4K", "偷吻 4K"]
    assert parts("Episode of Chopper+ The Miracle") == ["Episode of Chopper+ The Miracle"]
    assert parts("1+1") == ["1+1"]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("音乐家", "zh-hans"),
        ("ドライブ・マイ・カー", "ja"),
        ("오아시스", "ko"),
        ("Композитор", "ru"),
        ("Жүректің әні", "kk"),
        ("The Composer", "en"),
    ],
)
def test_a_script_suggests_a_language(title: str, language: str) -> None:
    assert language_of(title) == language
