"""Names of single countries, in every language and case."""

from datetime import date

import pytest

from roadshow.engines.kernel.territories import CODES, COUNTRIES, groups, read, territory_name
from roadshow.engines.kernel.territories.atoms import alpha3

DAY = date(2025, 11, 24)
LANGUAGES = ("zh-hans", "en", "ru", "kk")
ABLATIVES = ("дан", "ден", "тан", "тен", "нан", "нен")

GENITIVES = """
AD Андорры, AE ОАЭ, AE Объединённых Арабских Эмиратов, AF Афганистана, AL Албании, AM Армении,
AO Анголы, AR Аргентины, AT Австрии, AU Австралии, AZ Азербайджана, BA Боснии и Герцеговины,
BB Барбадоса, BD Бангладеш, BE Бельгии, BF Буркина-Фасо, BG Болгарии, BH Бахрейна, BI Бурунди,
BJ Бенина, BN Брунея, BO Боливии, BR Бразилии, BS Багам, BT Бутана, BW Ботсваны, BY Беларуси,
BY Белоруссии, BZ Белиза, CA Канады, CF Центральноафриканской Республики, CH Швейцарии,
CI Кот-д’Ивуара, CL Чили, CM Камеруна, CN Китая, CO Колумбии, CR Коста-Рики, CU Кубы,
CV Кабо-Верде, CY Кипра, CZ Чехии, CZ Чешской Республики, DE Германии, DJ Джибути, DK Дании,
DM Доминики, DO Доминиканской Республики, DZ Алжира, EC Эквадора, EE Эстонии, EG Египта,
ER Эритреи, ES Испании, ET Эфиопии, FI Финляндии, FJ Фиджи, FR Франции, GA Габона,
GB Великобритании, GB Соединённого Королевства, GD Гренады, GE Грузии, GH Ганы, GL Гренландии,
GM Гамбии, GN Гвинеи, GQ Экваториальной Гвинеи, GR Греции, GT Гватемалы, GW Гвинеи-Бисау,
GY Гайаны, HK Гонконга, HN Гондураса, HR Хорватии, HT Гаити, HU Венгрии, ID Индонезии,
IE Ирландии, IL Израиля, IN Индии, IQ Ирака, IR Ирана, IS Исландии, IT Италии, JM Ямайки,
JO Иордании, JP Японии, KE Кении, KG Киргизии, KG Кыргызстана, KH Камбоджи, KM Комор, KP КНДР,
KP Северной Кореи, KR Южной Кореи, KR Республики Корея, KW Кувейта, KZ Казахстана, LA Лаоса,
LB Ливана, LC Сент-Люсии, LI Лихтенштейна, LK Шри-Ланки, LR Либерии, LS Лесото, LT Литвы,
LU Люксембурга, LV Латвии, LY Ливии, MA Марокко, MC Монако, MD Молдовы, MD Молдавии,
ME Черногории, MG Мадагаскара, MH Маршалловых островов, MK Северной Македонии, ML Мали,
MM Мьянмы, MN Монголии, MO Макао, MR Мавритании, MT Мальты, MU Маврикия, MV Мальдив, MW Малави,
MX Мексики, MY Малайзии, MZ Мозамбика, NA Намибии, NE Нигера, NG Нигерии, NI Никарагуа,
NL Нидерландов, NL Голландии, NO Норвегии, NP Непала, NZ Новой Зеландии, OM Омана, PA Панамы,
PE Перу, PG Папуа — Новой Гвинеи, PH Филиппин, PK Пакистана, PL Польши, PR Пуэрто-Рико,
PT Португалии, PW Палау, PY Парагвая, QA Катара, RO Румынии, RS Сербии, RU России,
RU Российской Федерации, RW Руанды, SA Саудовской Аравии, SB Соломоновых островов,
SC Сейшельских островов, SD Судана, SE Швеции, SG Сингапура, SI Словении, SK Словакии,
SL Сьерра-Леоне, SM Сан-Марино, SN Сенегала, SO Сомали, SR Суринама, SS Южного Судана,
SV Сальвадора, SY Сирии, SZ Эсватини, TD Чада, TG Того, TH Таиланда, TJ Таджикистана,
TL Восточного Тимора, TM Туркменистана, TM Туркмении, TN Туниса, TO Тонга, TR Турции,
TT Тринидада и Тобаго, TW Тайваня, TZ Танзании, UA Украины, UG Уганды, US США,
US Соединённых Штатов, UY Уругвая, UZ Узбекистана, VA Ватикана, VE Венесуэлы, VN Вьетнама,
WS Самоа, YE Йемена, ZA ЮАР, ZA Южно-Африканской Республики, ZM Замбии, ZW Зимбабве
"""
ACCUSATIVES = """
RU Россию, CN Китай, JP Японию, BR Бразилию, US США, NZ Новую Зеландию, SA Саудовскую Аравию,
KR Южную Корею, CU Кубу, TR Турцию, DO Доминиканскую Республику, CZ Чешскую Республику,
IL Израиль, PH Филиппины, AR Аргентину, UA Украину, BY Белоруссию
"""


def listed(table: str) -> list[tuple[str, str]]:
    rows = [row.strip() for row in table.replace("\n", " ").split(",")]
    return [(row[:2], row[3:]) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_territory_is_read_by_the_name_we_give_it(language: str) -> None:
    wrong = {
        one: (name, reading)
        for one in [*sorted(CODES), *groups()]
        if (name := territory_name(one, language))
        and (reading := read(name, DAY))
        and (reading.doubts or (one in CODES and reading.codes != {one}))
    }

    # CLDR's Kazakh for the bigger Congo is just "Congo".
    assert set(wrong) == ({"CD"} if language == "kk" else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_is_read_by_the_name_we_give_it(language: str) -> None:
    for group in groups():
        assert [use.group for use in read(territory_name(group, language), DAY).groups] == [group]


@pytest.mark.parametrize(("code", "name"), listed(GENITIVES))
def test_russian_genitives(code: str, name: str) -> None:
    reading = read(f"весь мир, кроме {name}", DAY)

    assert reading.doubts == ()
    assert COUNTRIES - reading.codes == {code}


@pytest.mark.parametrize(("code", "name"), listed(ACCUSATIVES))
def test_russian_accusatives(code: str, name: str) -> None:
    reading = read(f"весь мир, исключая {name}", DAY)

    assert reading.doubts == ()
    assert COUNTRIES - reading.codes == {code}


@pytest.mark.parametrize("ending", ABLATIVES)
def test_kazakh_ablatives(ending: str) -> None:
    for code in sorted(COUNTRIES - {"CD"}):
        reading = read(f"{territory_name(code, 'kk')}{ending} басқа бүкіл әлем", DAY)
        assert reading.doubts == ()
        assert COUNTRIES - reading.codes == {code}


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_iso_codes_are_read_in_capitals(code: str) -> None:
    assert read(code, DAY).codes == {code}


def test_codes_of_three_letters_are_read_in_capitals() -> None:
    unread = {three for three, two in alpha3().items() if read(three, DAY).codes != {two}}

    assert unread == {"AND"}  # which is a word first


@pytest.mark.parametrize("text", ["it", "in", "no", "can", "per"])
def test_small_words_are_no_codes(text: str) -> None:
    assert not read(text, DAY).codes


def test_all_codes_in_a_row() -> None:
    assert read(", ".join(sorted(COUNTRIES)), DAY).codes == COUNTRIES
