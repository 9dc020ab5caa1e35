"""The name that is suggested for a DCP: what its lab said stays, what the catalogue knows leads."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadshow.apps.films.bridge.materials import name_findings, suggested_name
from roadshow.apps.films.models import Film, Material, Title, Version
from roadshow.formats.delivery import isdcf
from tests import builders

pytestmark = pytest.mark.django_db

LAB = "Composer_FTR-2_S_ZH-en_KZ_71-HI_2K_ST_20250101_FAC_IOP_VF-1"


def dcp(name: str, film: Film | None = None, **version: Any) -> Material:
    film = film or builders.make_film(title="The Composer")
    given = {"minutes": 100, "spoken": ["zh"], "burnt_in": ["en"], **version}
    return Material(kind="dcp", name=name, version=Version(film=film, **given))


def test_a_name_that_agrees_with_the_catalogue_is_left_alone() -> None:
    assert suggested_name(dcp(LAB, aspect=Decimal("2.39"))) == LAB


def test_only_what_the_catalogue_contradicts_is_changed() -> None:
    record = dcp(LAB, spoken=["ru"], subtitles=["kk"], burnt_in=[], format="dcp_4k")
    assert suggested_name(record) == LAB.replace("ZH-en", "RU-KK").replace("2K", "4K")


def test_what_nobody_knows_is_not_made_up() -> None:
    said = isdcf.parse(suggested_name(dcp("Disc no. 3")))
    assert (said.title, said.kind, said.spoken) == ("TheComposer", "FTR", "ZH")
    assert (said.channels, said.territory, said.standard, said.package) == ("", "", "", "")
    assert (said.container, said.resolution, said.problems) == ("", "", ())


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ({"zh-hans": "音乐家", "en": "The Composer"}, "TheComposer"),
        ({"zh-hans": "音乐家"}, "YinYueJia"),
        ({"zh-hans": "音乐家", "fr": "Le Musicien"}, "LeMusicien"),
        ({"ru": "Ёлки 2"}, "Yolki2"),
    ],
)
def test_a_title_is_said_in_latin_letters(titles: dict[str, str], said: str) -> None:
    film = Film.objects.create(slug="yolki-2")
    for tag, text in titles.items():
        Title.objects.create(film=film, language=tag, text=text)
    assert isdcf.parse(suggested_name(dcp("Disc", film))).title == said


def test_a_suggestion_agrees_with_its_version_and_stays_as_it_is() -> None:
    film = builders.make_film(title="The Composer")
    tags = st.lists(st.sampled_from(["zh", "cmn-hans", "zh-hant", "en", "ru", "kk"]), max_size=3)
    part = st.sampled_from([*LAB.split("_"), "TLR-RedBand", "F-178", "EN-XX", "OV-2", "51", ""])
    names = st.lists(part, min_size=1, max_size=14).map("_".join) | st.text(max_size=40)

    @settings(max_examples=200, deadline=None)
    @given(
        name=names,
        minutes=st.integers(1, 300),
        spoken=tags,
        subtitles=tags,
        burnt_in=tags,
        aspect=st.none() | st.decimals(1, 4, places=2),
        format=st.sampled_from(["", "dcp_2k", "dcp_4k", "film_35"]),
    )
    def holds(name: str, **version: Any) -> None:
        record = dcp(name, film, **version)
        record.name = suggested_name(record)
        assert record.name
        assert name_findings(record) == []
        assert suggested_name(record) == record.name

    holds()
