"""Countries, languages and halls."""

import pytest

from roadshow.engines.listings.places import countries, distinct, hall, languages


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("美国/英国", "US GB"),
        ("内地/香港", "CN HK"),
        ("中国香港", "HK"),
        ("中国台湾", "TW"),
        ("捷克", "CZ"),
        ("希腊／法国、德国", "GR FR DE"),
        ("波黑", "BA"),
        ("韩国", "KR"),
        ("法国 意大利", "FR IT"),
        ("USA, UK", "US GB"),
        ("USA-France", "US FR"),
        ("Timor-Leste", "TL"),
        ("Hong Kong", "HK"),
        ("China (Hong Kong)", "HK"),
        ("Bosnia and Herzegovina", "BA"),
        ("South Korea", "KR"),
        ("France and Italy", "FR IT"),
        ("The Netherlands", "NL"),
        ("West Germany", "DE"),
        ("Россия, Казахстан", "RU KZ"),
        ("Франция и Италия", "FR IT"),
        ("США", "US"),
        ("КНР", "CN"),
        ("Босния и Герцеговина", "BA"),
        ("Қазақстан", "KZ"),
        ("Қытай", "CN"),
        ("CN", "CN"),
        ("KAZ", "KZ"),
        ("苏联/意大利", "SU IT"),
        ("南斯拉夫", "YU"),
        ("Czechoslovakia", "CS"),
        ("China / China", "CN"),
    ],
)
def test_countries(text: str, codes: str) -> None:
    assert countries(text) == (codes.split(), [])


@pytest.mark.parametrize("text", ["Wakanda", "EU", "European Union", "ZZ", "法国意大利"])
def test_what_is_no_country_is_returned(text: str) -> None:
    assert countries(f"France / {text}") == (["FR"], [text])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("普通话/粤语", "zh yue"),
        ("中英双语", "zh en"),
        ("中英字幕", "zh en"),
        ("英语字幕", "en"),
        ("无对白", "zxx"),
        ("English, French", "en fr"),
        ("Mandarin", "zh"),
        ("English subtitles", "en"),
        ("Chinese & English", "zh en"),
        ("Русский", "ru"),
        ("казахский", "kk"),
        ("қазақша", "kk"),
        ("no dialogue", "zxx"),
        ("en", "en"),
        ("法语、阿拉伯语", "fr ar"),
    ],
)
def test_languages(text: str, codes: str) -> None:
    assert languages(text) == (codes.split(), [])


def test_what_is_no_language_is_returned() -> None:
    assert languages("English, Dothraki") == (["en"], ["Dothraki"])


@pytest.mark.parametrize(
    ("cinema", "sign", "name"),
    [
        ("英嘉国际影城（金源NEW CINITY店）", "", "4号厅"),
        ("中间影院", "", "剧场厅"),
        ("红剧场", "", "1厅"),
        ("北京剧院", "", "大剧场激光4K厅"),
        ("寰映影城（合生汇店）", "", "杜比影院"),
        ("万象影城（北京丽泽天街杜比影院）", "", "8号杜比影院"),
        ("上海大剧院", "", "中剧场"),
        ("百丽宫影城(环贸IAPM店)", "", "9号厅(IMAX)"),
        ("北京地质礼堂", " ", "一号厅"),
        ("Cinema City", ", ", "Screen 3"),
        ("Chaplin Cinemas", " ", "Hall 5"),
        ("Odeon Leicester Square", " - ", "Screen 2"),
        ("Grand Theatre", " ", "Main Hall"),
        ("The Roxy", ", ", "Red Velvet Room"),
        ("Кинотеатр «Октябрь»", ", ", "зал 1"),
        ("Дом кино", ", ", "Большой зал"),
        ("Kinopark 11 Esentai", ", ", "5 зал"),
    ],
)
def test_a_hall_is_told_from_its_cinema(cinema: str, sign: str, name: str) -> None:
    found = hall(cinema + sign + name)

    assert (found.cinema, found.hall) == (cinema, name)


@pytest.mark.parametrize(
    "text",
    ["北京剧院", "大光明电影院", "人民大剧场", "Royal Albert Hall", "Screen 3", "Kinopark 11"],
)
def test_a_place_without_a_hall_is_all_cinema(text: str) -> None:
    assert (hall(text).cinema, hall(text).hall) == (text, "")


def test_columns_of_their_own_need_not_be_told_apart() -> None:
    pairs = [("上海影城", "2号厅"), ("", "Chaplin, Hall 1"), ("Chaplin", ""), ("上海影城", "2号厅")]

    assert [(one.cinema, one.hall) for one in distinct(pairs)] == [
        ("上海影城", "2号厅"),
        ("Chaplin", "Hall 1"),
        ("Chaplin", ""),
    ]
