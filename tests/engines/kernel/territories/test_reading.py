"""Territories as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.kernel.territories import CODES, members, read

DAY = date(2025, 11, 24)


def codes(written: str) -> frozenset[str]:
    """Groups, codes, and what is left out of them: "JP + europe - GB IE"."""

    def together(side: str) -> frozenset[str]:
        parts = ({one} if one in CODES else members(one, DAY) or () for one in side.split())
        return frozenset[str]().union(*parts)

    found: frozenset[str] = frozenset()
    for term in written.split(" + "):
        inside, _, outside = term.partition(" - ")
        found |= together(inside) - together(outside)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # English
        ("France", "FR"),
        ("France, Italy; Japan / Korea & Taiwan + Hong Kong and Macau", "FR IT JP KR TW HK MO"),
        ("the Netherlands", "NL"),
        ("U.S.A., U.K.", "US GB"),
        ("USA/Canada", "north_america"),
        ("Germany Austria Switzerland", "DE AT CH"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia & Herzegovina, Trinidad and Tobago", "BA TT"),
        ("UK and Eire", "GB IE"),
        ("China (excluding Hong Kong, Macao and Taiwan)", "CN"),
        ("France excl. Réunion; US without Puerto Rico", "FR US"),
        ("UK & Ireland", "GB IE"),
        ("Antigua and Barbuda and Saint Kitts and Nevis", "AG KN"),
        ("Cote d'Ivoire, Côte d’Ivoire", "CI"),
        ("Papua New Guinea, Guinea-Bissau", "PG GW"),
        ("Korea, Republic of", "KR"),
        ("Congo (Kinshasa)", "CD"),
        ("DR Congo", "CD"),
        ("South Korea only", "KR"),
        ("territory of Japan", "JP"),
        ("Worldwide", "world"),
        ("the whole world", "world"),
        ("WORLDWIDE EXCLUDING CHINA AND JAPAN", "world - CN JP"),
        ("Worldwide excluding China", "world - CN"),
        ("World ex. China and Japan", "world - CN JP"),
        ("World ex China/Hong Kong", "world - CN HK"),
        ("World except CIS", "world - cis"),
        ("World minus CIS & Baltics", "world - cis baltics"),
        ("All territories except for the USA", "world - US"),
        ("Worldwide with the exception of North America", "world - US CA"),
        ("World (not including Japan)", "world - JP"),
        ("Worldwide – excluding China", "world - CN"),
        ("Worldwide, except China", "world - CN"),
        ("Worldwide; excluding China", "world - CN"),
        ("World ex USSR", "world - former_ussr"),
        ("ex-USSR, ex-Yugoslavia", "former_ussr former_yugoslavia"),
        ("Europe (excl. UK, Ireland)", "europe - GB IE"),
        ("Europe excl. UK; Japan", "JP + europe - GB"),
        ("Europe (excl. UK), Japan", "JP + europe - GB"),
        ("Europe excl. UK\nJapan", "JP + europe - GB"),
        ("Europe (excl. UK; Ireland); Japan", "JP + europe - GB IE"),
        ("(Europe excl. UK; Japan), Brazil", "BR JP + europe - GB"),
        ("US–Canada", "US CA"),
        ("Europe [excluding UK] and Japan", "JP + europe - GB"),
        ("Germany, Europe (excl. Germany)", "europe"),
        ("Europe and Asia (excluding UK)", "asia + europe - GB"),
        ("Europe excluding CIS but including Russia", "RU + europe - cis"),
        ("World (excluding Europe (except France))", "FR + world - europe"),
        ("Russia and CIS", "cis"),
        ("Russia/CIS incl. Baltics", "cis baltics"),
        ("CIS without Armenia", "cis - AM"),
        ("Worldwide including airlines and ships", "world air sea"),
        ("Worldwide excluding airlines and ships", "world"),
        ("Worldwide, airlines, ships at sea", "world air sea"),
        ("in-flight", "air"),
        ("Benelux (Belgium, Netherlands, Luxembourg)", "benelux"),
        ("United States (USA)", "US"),
        ("EU and UK", "european_union GB"),
        ("Nordics, Baltics, Benelux, DACH, Iberia", "nordics baltics benelux dach iberia"),
        ("Latin America excluding Brazil", "latin_america - BR"),
        ("Latin America and the Caribbean", "latin_america_and_caribbean"),
        ("Middle East and North Africa", "mena"),
        (
            "French-speaking Africa, English speaking Africa",
            "french_speaking_africa english_speaking_africa",
        ),
        ("Sub-Saharan Africa ex. South Africa", "sub_saharan_africa - ZA"),
        ("Southeast Asia; South East Asia; South-Eastern Asia", "south_eastern_asia"),
        ("Greater China without mainland China", "HK MO TW"),
        ("Australia and New Zealand", "AU NZ"),
        ("US, CAN, GBR, KAZ", "US CA GB KZ"),
        ("Hong Kong SAR China", "HK"),
        ("Hong Kong (China)", "HK"),
        # Russian
        ("Россия, Казахстан", "RU KZ"),
        ("Босния и Герцеговина и Чехия", "BA CZ"),
        ("весь мир, кроме Китая", "world - CN"),
        ("Весь мир за исключением Китая и Японии", "world - CN JP"),
        ("все страны, кроме США", "world - US"),
        ("все страны мира, исключая Россию", "world - RU"),
        ("СНГ без Армении", "cis - AM"),
        ("страны СНГ, включая Грузию", "cis GE"),
        ("страны СНГ (кроме России и Белоруссии)", "cis - RU BY"),
        ("территория Казахстана", "KZ"),
        ("Россия и страны Балтии", "RU baltics"),
        ("страны бывшего СССР без Прибалтики", "former_ussr - baltics"),
        ("Западная Африка, Южная Корея, Северная Корея", "western_africa KR KP"),
        ("Латинская Америка без Бразилии", "latin_america - BR"),
        ("Европа без Великобритании; Япония", "JP + europe - GB"),
        ("Ближний Восток без Египта", "middle_east - EG"),
        ("Европейский союз без Германии", "european_union - DE"),
        ("страны Европейского союза", "european_union"),
        ("авиалинии и суда", "air sea"),
        ("ЮАР, ОАЭ, КНР", "ZA AE CN"),
        # Chinese, simplified and traditional
        ("全球", "world"),
        ("全球（除中国大陆）", "world - CN"),
        ("全球(不含中国大陆、香港及澳门)", "world - CN HK MO"),
        ("除中国以外的全球", "world - CN"),
        ("除中国大陆和日本之外的所有国家", "world - CN JP"),
        ("全球除中国外", "world - CN"),
        ("除了韩国、日本以外的亚洲地区", "asia - KR JP"),
        ("日本，除中国以外的亚洲", "asia - CN"),
        ("全球，中国、日本除外", "world - CN JP"),
        ("全球（中国除外）", "world - CN"),
        ("欧洲（不包括英国）；日本", "JP + europe - GB"),
        ("独联体及波罗的海三国", "cis baltics"),
        ("波斯尼亚和黑塞哥维那、特立尼达和多巴哥", "BA TT"),
        ("埃及和约旦", "EG JO"),
        ("中国香港、中国澳门、中国台湾", "HK MO TW"),
        ("大中华区（不含中国大陆）", "HK MO TW"),
        ("中国（不含港澳台）", "CN"),
        ("中国大陆地区（不含港、澳、台）", "CN"),
        ("全球范围内", "world"),
        ("全球（不含中国大陆及港澳台地区）", "world - CN HK MO TW"),
        ("包括日本在内的亚洲", "asia"),
        ("北美、南美国家", "north_america south_america"),
        ("中东欧，中东", "cee middle_east"),
        ("航空及船舶", "air sea"),
        ("獨聯體（除俄羅斯）", "cis - RU"),
        ("東南亞、臺灣、美國", "south_eastern_asia TW US"),
        # Kazakh
        ("Қытайдан басқа бүкіл әлем", "world - CN"),
        ("бүкіл әлем, Қытайдан басқа", "world - CN"),
        ("Қытай мен Жапониядан басқа бүкіл әлем", "world - CN JP"),
        ("бүкіл әлем (АҚШ-тан басқа)", "world - US"),
        ("Қазақстан және Ресей", "KZ RU"),
        ("ТМД елдері, Ресейді қоспағанда", "cis - RU"),
        ("Ресейсіз ТМД", "cis - RU"),
        ("ТМД елдерінен басқа бүкіл әлем", "world - cis"),
        ("Орталық Азия елдері", "central_asia"),
        ("Еуропалық одақ", "european_union"),
    ],
)
def test_what_is_written_is_read(text: str, expected: str) -> None:
    reading = read(text, DAY)

    assert reading.doubts == ()
    assert reading.codes == codes(expected)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("", [("", "empty", ())]),
        ("  ", [("", "empty", ())]),
        ("all rights", [("all rights", "empty", ())]),
        ("Wakanda", [("Wakanda", "unknown", None)]),
        ("France, Kazakstan", [("Kazakstan", "unknown", ("KZ",))]),
        ("france, in, it", [("it", "unknown", None)]),
        ("Казахстн", [("Казахстн", "unknown", ("KZ",))]),
        ("Congo", [("Congo", "ambiguous", ("CD", "CG"))]),
        ("刚果", [("刚果", "ambiguous", ("CD", "CG"))]),
        ("America", [("America", "ambiguous", ("US", "americas", "north_america"))]),
        ("Eastern Europe", [("Eastern Europe", "ambiguous", ("cee", "eastern_europe"))]),
        ("北欧", [("北欧", "ambiguous", ("nordics", "northern_europe"))]),
        ("SEA", [("SEA", "ambiguous", ("sea", "south_eastern_asia"))]),
        ("RIGHTS IN FRANCE", [("IN", "ambiguous", ("IN",))]),
        ("England", [("England", "part", ("GB",))]),
        ("Western Russia", [("Western", "unknown", None)]),
        ("俄罗斯、哈萨克斯坦等", [("等", "unknown", ())]),
        ("Kosovo", [("Kosovo", "no_code", ())]),
        ("rest of the world", [("rest of the world", "relative", ())]),
        ("内蒙古", [("内", "unknown", None)]),
        ("海外", [("海外", "relative", ())]),
        ("Europe excluding Japan", [("Japan", "not_included", ())]),
        ("Europe excl. UK, Japan", [("Japan", "not_included", ())]),
        ("France, Germany (excl. Spain)", [("Spain", "not_included", ())]),
        ("excluding China", [("China", "no_base", ())]),
        ("中国除外", [("中国", "no_base", ())]),
        ("CIS (Russia, Kazakhstan)", [("Russia", "bracket", ())]),
        ("Germany (Austria; Germany)", [("Austria", "bracket", ())]),
        ("World – China", [("China", "dash", ())]),
        ("World - China", [("China", "dash", ())]),
    ],
)
def test_what_is_not_understood_is_said(
    text: str, doubts: list[tuple[str, str, tuple[str, ...] | None]]
) -> None:
    found = read(text, DAY).doubts

    assert [(one.word, one.code) for one in found] == [(word, code) for word, code, _ in doubts]
    for one, (_, _, near) in zip(found, doubts, strict=True):
        assert near is None or one.near == near


def test_a_group_is_what_it_was_on_the_day() -> None:
    then, now = (read("CIS", date(year, 6, 1)) for year in (2005, 2024))

    assert then.codes - now.codes == {"GE", "UA"}
    assert [use.since for use in (*then.groups, *now.groups)] == [
        date(1993, 12, 3),
        date(2018, 5, 19),
    ]
    assert all(use.group == "cis" and use.source for use in (*then.groups, *now.groups))


def test_a_group_that_was_not_yet_is_no_territory() -> None:
    reading = read("EU, Japan", date(1950, 1, 1))

    assert reading.codes == {"JP"}
    assert [(one.word, one.code, one.near) for one in reading.doubts] == [
        ("EU", "no_definition", ("european_union",))
    ]


def test_leaving_out_who_left_already_is_told() -> None:
    assert read("СНГ без Украины", date(2010, 1, 1)).doubts == ()
    (doubt,) = read("СНГ без Украины", DAY).doubts
    assert (doubt.code, doubt.near) == ("not_included", ("former_ussr_without_baltics",))


PIECES = st.sampled_from(
    [
        *("World", "CIS", "Korea", "Congo", "UK", "FR", "全球", "Китая", "x"),
        *(" and ", ", ", "; ", " (", ")", "，", " - ", " excl. ", " ex ", "incl. "),
        *("除", "以外的", "除外", " кроме ", "Қытайдан басқа "),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
def test_whatever_is_written_it_is_read_or_doubted(text: str) -> None:
    reading = read(text, DAY)

    assert reading.codes <= CODES
    assert reading.codes or reading.doubts


@pytest.mark.parametrize(
    ("text", "taken", "others"),
    [
        ("Korea", "KR", ("KP",)),
        ("без Грузии, Корея", "KR", ("KP",)),
        ("Georgia", "GE", ("US",)),
        ("Ireland", "IE", ("uk_and_eire",)),
        ("China", "CN", ("greater_china",)),
        ("Scandinavia", "nordics", ("DK", "NO", "SE")),
        ("North America", "north_america", ("northern_america",)),
    ],
)
def test_a_word_taken_by_custom_is_named(text: str, taken: str, others: tuple[str, ...]) -> None:
    customs = read(text, DAY).customs

    assert [(one.taken, one.others) for one in customs] == [(taken, others)]
