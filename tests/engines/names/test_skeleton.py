"""Every habit of writing Russian in Latin letters comes to one skeleton."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.names import fold
from roadshow.engines.names.skeleton import skeleton, skeletons

# Each in: GOST 7.79-2000 B, BGN/PCGN 1947, ISO 9:1995, passports (ICAO 9303), and as people write.
WORDS = {
    "Щедрин": "Shhedrin Shchedrin Ŝedrin Shchedrin Schedrin Shedrin",
    "Хрущёв": "Xrushhyov Khrushchyov Hruŝëv Khrushchev Hruschev Hrushev",
    "Чайковский": "Chajkovskij Chaykovskiy Čajkovskij Chaikovskii Tchaikovsky Chaykovsky",
    "Достоевский": "Dostoevskij Dostoyevskiy Dostoevskij Dostoevskii Dostoyevsky Dostoevsky",
    "Горький": "Gor`kij Gor'kiy Gorʹkij Gorkii Gorky Gorkiy",
    "Жуковский": "Zhukovskij Zhukovskiy Žukovskij Zhukovskii Zhukovsky Jukovsky",
    "Цветаева": "Czvetaeva Tsvetayeva Cvetaeva Tsvetaeva Tsvetayeva Tzvetaeva",
    "Эйзенштейн": "E`jzenshtejn Eyzenshteyn Èjzenštejn Eizenshtein Eyzenshtein Ejzenshtejn",
    "Ильич": "Il`ich Il'ich Ilʹič Ilich Ilyich Ilich",
    "Прокофьев": "Prokof`ev Prokof'yev Prokofʹev Prokofev Prokofiev Prokofyev",
    "Шостакович": "Shostakovich Shostakovich Šostakovič Shostakovich Schostakowitsch Shostakovitch",
    "Чехов": "Chexov Chekhov Čehov Chekhov Tchekhov Chehov",
    "Юрий": "Yurij Yuriy Ûrij Iurii Yuri Jurij",
    "Яковлев": "Yakovlev Yakovlev Âkovlev Iakovlev Yakovlev Jakovlev",
    "Подъезд": "Pod``ezd Pod''yezd Podʺezd Podieezd Podezd Podyezd",
    "Джамиля": "Dzhamilya Dzhamilya Džamilâ Dzhamilia Djamilya Jamilya",
    "Объект": "Ob``ekt Ob''yekt Obʺekt Obieekt Obekt Obyekt",
    "Летят журавли": "Letyat_zhuravli Letiat_zhuravli Letyat_juravli",
    "Ёлки": "Yolki Yëlki Ëlki Elki Jolki Yolki",
    "Тихий Дон": "Tixij_Don Tikhiy_Don Tihij_Don Tikhii_Don Tihiy_Don Tikhy_Don",
    "Мосфильм": "Mosfil`m Mosfil'm Mosfilʹm Mosfilm Mosfilm Mosfilm",
    "Цой": "Czoj Tsoy Coj Tsoi Tsoj Coy",
}
PAIRS = [(word, way.replace("_", " ")) for word, ways in WORDS.items() for way in ways.split()]


@pytest.mark.parametrize(("russian", "latin"), PAIRS)
def test_a_russian_word_in_latin_letters_has_its_own_skeleton(russian: str, latin: str) -> None:
    assert skeleton(fold.joined(russian)) in skeletons(fold.joined(latin))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stalingrad", "Leningrad"), ("Solaris", "Stalker"), ("Bulgakov", "Bulganin"), ("Цой", "Той")],
)
def test_other_words_have_other_skeletons(one: str, other: str) -> None:
    assert not set(skeletons(fold.joined(one))) & set(skeletons(fold.joined(other)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=40))
def test_what_has_letters_has_a_skeleton_and_few_of_them(text: str) -> None:
    found = skeletons(text)
    assert found[0] == skeleton(text)
    assert all(found)
    assert len(found) == len(set(found)) <= 8
