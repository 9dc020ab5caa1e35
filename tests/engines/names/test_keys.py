"""The keys of a name, and the readings of Chinese behind them."""

import pytest

from roadshow.engines.names import han
from roadshow.engines.names.keys import Key, Space, chinese, is_han, keys


def of(name: str, space: Space, *, person: bool = False) -> set[str]:
    return {key.text for key in keys(name, person=person) if key.space == space}


def test_the_keys_of_a_chinese_title() -> None:
    assert (
        keys("音樂家")
        == keys("音乐家")
        == {
            Key(Space.HAN, "音乐家"),
            Key(Space.LETTERS, "yinyuejia"),
            Key(Space.SOUND, "yinyuejia"),
            Key(Space.CYRILLIC, "инюэцзя"),
            Key(Space.SOUND, "inuecza"),
            Key(Space.INITIALS, "yyj"),
        }
    )


def test_the_keys_of_titles_in_letters() -> None:
    assert keys("The Composer") == {
        Key(Space.LETTERS, "composer"),
        Key(Space.SOUND, "komposer"),
        Key(Space.LETTERS, "thecomposer"),
        Key(Space.SOUND, "tekomposer"),
    }
    assert keys("Композитор") == {
        Key(Space.CYRILLIC, "композитор"),
        Key(Space.SOUND, "kompozitor"),
    }


@pytest.mark.parametrize("name", ["Zhang Yimou", "Чжан Имоу", "Benicio del Toro", "张艺谋"])
def test_a_person_is_indexed_in_the_other_order_too(name: str) -> None:
    space = Space.CYRILLIC if name[0] == "Ч" else Space.LETTERS
    assert keys(name) < keys(name, person=True)
    assert len(of(name, space, person=True)) > len(of(name, space))


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("单田芳", "shan tian fang"),
        ("解晓东", "xie xiao dong"),
        ("曾国祥", "zeng guo xiang"),
        ("朴赞郁", "piao zan yu"),
        ("查良镛", "zha liang yong"),
        ("令狐冲", "ling hu chong"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳修", "ou yang xiu"),
        ("吕布", "lv bu"),
        ("解", "jie"),  # alone it is no family name
    ],
)
def test_family_names_have_readings_of_their_own(name: str, pinyin: str) -> None:
    assert han.syllables(name, person=True) == pinyin.split()


def test_a_title_is_read_as_a_text() -> None:
    assert han.syllables("解放区", person=False) == ["jie", "fang", "qu"]


def test_a_family_name_of_two_characters_may_stand_last() -> None:
    assert {"xiuouyang", "ouyangxiu"} <= of("欧阳修", Space.LETTERS, person=True)
    assert {"сянжусыма", "сымасянжу"} <= of("司马相如", Space.CYRILLIC, person=True)
    assert "чунлинху" in of("令狐冲", Space.CYRILLIC, person=True)


def test_umlaut_is_indexed_as_people_type_it() -> None:
    assert of("吕布", Space.LETTERS) == {"lubu"}
    assert of("Lü Bu", Space.LETTERS) == {"lubu"}


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("Чжан Ци", {"zhangqi", "qizhang"}),
        ("Чанъань", {"changan"}),
        ("Иньюэцзя", {"yinyuejia"}),
        ("Люй Бу", {"lubu", "bulu"}),
        ("Композитор", set()),
        ("Чжан Smith", set()),
    ],
)
def test_a_name_in_palladius_letters_is_indexed_by_its_pinyin(name: str, pinyin: set[str]) -> None:
    assert of(name, Space.LETTERS) == pinyin


def test_three_words_of_palladius_are_read_in_their_order_alone() -> None:
    assert ["".join(read) for read in chinese("Линь Ху Чун")] == ["linhuchong"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("音乐家", True),
        ("流浪地球2", True),
        ("影武者", True),
        ("もののけ姫", False),
        ("ｼﾞﾌﾞﾘ美術館", False),
        ("살인의 追憶", False),
        ("Composer", False),
        ("⼀⼆", True),  # radicals that stand for 一二
    ],
)
def test_what_is_read_as_chinese(text: str, expected: bool) -> None:
    assert is_han(text) is expected


@pytest.mark.parametrize("name", ["", "   ", "?!", "…", "💃", "䷀", "\x00", "́"])
def test_what_says_nothing_has_no_keys(name: str) -> None:
    assert keys(name) == keys(name, person=True) == frozenset()


def test_korean_and_japanese_are_kept_as_written() -> None:
    assert keys("기생충") == keys("기생충 ".strip())
    assert of("もののけ姫", Space.HAN) == set()
    assert of("もののけ姫", Space.LETTERS)
