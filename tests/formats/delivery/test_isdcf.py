"""DCP names by the naming convention of ISDCF: read and written."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.formats.delivery import isdcf
from roadshow.formats.delivery.isdcf import DcpName, DcpNameError, Subtitle
from roadshow.formats.delivery.isdcf.name import CHANNELS, CONTAINERS, GRADES, IMMERSIVE, KINDS

PLAIN = "DieHard_FTR-1_F-178_EN-XX_INT-TD_51-EN_2K_ST_20230101_FAC_SMPTE_OV"
BUSY = (
    "Ferdinand_FTR-3-Temp-ALT-3D-4fl-48-DVis_S_ZH-en-KK-OCAP_KZ-12-INT-TD_"
    "71-HI-VI-SL-IAB-DBOX_4K_TCF_20171211_DTB_SMPTE-3D_VF-2"
)


def test_every_part_has_its_place() -> None:
    assert isdcf.parse(BUSY) == DcpName(
        title="Ferdinand",
        kind="FTR",
        version="3",
        temporary=True,
        chain="ALT",
        dimension="3D",
        luminance="4",
        frame_rate=48,
        grade="DVis",
        container="S",
        spoken="ZH",
        subtitles=(Subtitle("EN", burnt_in=True), Subtitle("KK")),
        captions=("OCAP",),
        territory="KZ",
        ratings=("12", "INT", "TD"),
        channels="71",
        hearing=True,
        sight=True,
        sign=True,
        immersive="IAB",
        motion=True,
        resolution="4K",
        studio="TCF",
        made=date(2017, 12, 11),
        facility="DTB",
        standard="SMPTE",
        stereoscopic=True,
        package="VF",
        supplement="2",
    )
    for name in (PLAIN, BUSY):
        assert isdcf.parse(name).problems == ()
        assert isdcf.generate(isdcf.parse(name)) == name


def test_small_letters_are_burnt_in_and_xx_is_none() -> None:
    def subtitles(language: str) -> tuple[Subtitle, ...]:
        return isdcf.parse(PLAIN.replace("EN-XX", language)).subtitles

    assert subtitles("EN-FR") == (Subtitle("FR"),)
    assert subtitles("EN-fr") == (Subtitle("FR", burnt_in=True),)
    assert subtitles("EN-xx") == subtitles("XX-XX") == ()


@pytest.mark.parametrize(
    ("part", "odd", "problem"),
    [
        ("DieHard", "", ("title", "", "missing")),
        ("DieHard", "DieHardWithAVengeance", ("title", "DieHardWithAVengeance", "long")),
        ("DieHard", "虎胆龙威", ("title", "虎胆龙威", "form")),
        ("FTR-1", "FILM-1", ("content", "FILM", "unknown")),
        ("FTR-1", "FTR-1-A.B", ("content", "A.B", "unknown")),
        ("FTR-1", "FTR-1-RedBand", ("content", "RedBand", "forbidden")),
        ("FTR-1", "TLR-1", ("aspect", "178", "forbidden")),
        ("F-178", "F-1.78", ("aspect", "F-1.78", "form")),
        ("EN-XX", "EN-Fr", ("language", "Fr", "form")),
        ("EN-XX", "EN", ("language", "", "missing")),
        ("INT-TD", "EARTH", ("territory", "EARTH", "form")),
        ("51-EN", "5.1-EN", ("audio", "5.1", "unknown")),
        ("2K", "8K", ("resolution", "8K", "form")),
        ("ST", "STUDIO", ("studio", "STUDIO", "form")),
        ("20230101", "20230231", ("date", "20230231", "date")),
        ("SMPTE", "INTEROP", ("standard", "INTEROP", "form")),
        ("_OV", "_OV-1", ("package", "1", "forbidden")),
    ],
)
def test_an_odd_part_is_named_and_the_rest_is_read(
    part: str, odd: str, problem: tuple[str, str, str]
) -> None:
    parsed = isdcf.parse(PLAIN.replace(part, odd, 1))
    assert problem in [(p.field, p.value, p.code) for p in parsed.problems]
    assert parsed.facility == "FAC"


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        (PLAIN.removesuffix("_OV"), []),
        (PLAIN.replace("_SMPTE", ""), [("standard", "", "missing")]),
        (PLAIN.replace("_ST_", "_"), [("studio", "", "missing")]),
        (PLAIN.replace("_ST_", "_NULL_"), []),
        (PLAIN.replace("DieHard_", "Die_Hard_"), [("name", "Hard", "extra")]),
        (PLAIN + "_final", [("name", "final", "extra")]),
        (PLAIN.replace("_F-178", "").replace("_2K", ""), [
            ("aspect", "", "missing"),
            ("resolution", "", "missing"),
        ]),
    ],
)  # fmt: skip
def test_a_field_left_out_or_added_shifts_no_other(
    name: str, problems: list[tuple[str, str, str]]
) -> None:
    parsed = isdcf.parse(name)
    assert [(p.field, p.value, p.code) for p in parsed.problems] == problems
    assert (parsed.spoken, parsed.made) == ("EN", date(2023, 1, 1))


def test_the_sound_is_read_in_any_order_and_spelling() -> None:
    for sound in ("71-HI-VI-Atmos-Dbox", "ATMOS-71-HI-VI-DBOX", "ATMOS-DBOX-HI-VI-71"):
        parsed = isdcf.parse(PLAIN.replace("51-EN", sound))
        assert parsed.problems == ()
        assert "_71-HI-VI-ATMOS-DBOX_" in isdcf.generate(parsed)
    assert isdcf.parse(PLAIN.replace("51-EN", "51-DTS-X")).immersive == "DTSX"


def test_what_would_be_read_as_something_else_is_not_written() -> None:
    plain = isdcf.parse(PLAIN)
    for part, wrong in (
        ("frame_rate", replace(plain, version="", frame_rate=48)),
        ("described", replace(plain, described="HI")),
        ("chain", replace(plain, chain="48")),
        ("version", replace(plain, version="b")),
    ):
        with pytest.raises(DcpNameError) as refused:
            isdcf.generate(wrong)
        assert (refused.value.code, refused.value.where) == ("ambiguous", part)
        assert str(refused.value)


def test_a_title_is_shortened_to_what_every_server_shows() -> None:
    assert isdcf.short_title("The Incredible Journey") == "TheIncredibleJ"
    assert isdcf.short_title("Le Fabuleux Destin d'Amélie Poulain") == "LeFabuleuxDest"
    assert isdcf.short_title("yi dai zong shi 3D") == "YiDaiZongShi3D"
    assert isdcf.short_title("一代宗师") == ""


@pytest.mark.parametrize(
    ("code", "tag"),
    [("EN", "en"), ("KK", "kk"), ("ZHS", "zh-Hans"), ("LAS", "es-419"), ("CMN", "cmn"), ("XX", "")],
)
def test_languages_have_a_code_and_a_tag(code: str, tag: str) -> None:
    assert isdcf.tag(code) == tag
    assert isdcf.code(tag) == code


def test_a_code_that_is_less_exact_is_better_than_none() -> None:
    assert isdcf.code("zh-Hans-MY") == "ZHS"
    assert isdcf.code("ru-KZ") == "RU"
    assert isdcf.tag("RUS") == "ru"


CODES = st.sampled_from(("EN", "ZH", "KK", "RU", "CMN", "ZHS", "CSCN"))
NAMES = st.builds(
    DcpName,
    title=st.from_regex("[A-Za-z0-9]{1,14}", fullmatch=True),
    kind=st.sampled_from([kind for kind in KINDS if kind not in ("TLR", "TSR")]),
    version=st.sampled_from(("", "1", "25", "B")),
    temporary=st.booleans(),
    pre_release=st.booleans(),
    chain=st.sampled_from(("", "ALT", "1993", "Gala")),
    dimension=st.sampled_from(("", "2D", "3D")),
    luminance=st.sampled_from(("", "6", "45")),
    frame_rate=st.sampled_from((None, 25, 48, 120)),
    grade=st.sampled_from(("", *GRADES)),
    container=st.sampled_from(list(CONTAINERS)),
    image=st.none() | st.integers(100, 499),
    spoken=CODES | st.just("XX"),
    subtitles=st.lists(st.builds(Subtitle, CODES, st.booleans()), max_size=2).map(tuple),
    captions=st.sampled_from(((), ("CCAP",), ("OCAP", "CCAP"))),
    territory=st.sampled_from(("INT", "KZ", "OV")),
    ratings=st.lists(st.sampled_from(("TD", "12", "PG13", "R")), max_size=3).map(tuple),
    channels=st.sampled_from(CHANNELS),
    described=st.sampled_from(("", "EN", "KK", "HI")),
    hearing=st.booleans(),
    sight=st.booleans(),
    sign=st.booleans(),
    immersive=st.sampled_from(("", *IMMERSIVE)),
    motion=st.booleans(),
    resolution=st.sampled_from(("", "2K", "4K")),
    studio=st.sampled_from(("", "ST", "TCF", "1234")),
    made=st.none() | st.dates(),
    facility=st.sampled_from(("", "FAC")),
    standard=st.sampled_from(("SMPTE", "IOP")),
    stereoscopic=st.booleans(),
    package=st.sampled_from(("", "OV", "VF")),
)


@given(name=NAMES)
def test_what_is_written_is_read_back(name: DcpName) -> None:
    try:
        text = isdcf.generate(name)
    except DcpNameError as refused:
        unsayable = name.described == "HI" or (name.frame_rate and not name.version)
        if not unsayable:
            raise AssertionError(name) from refused
    else:
        assert isdcf.parse(text) == name
        assert isdcf.parse(text).problems == ()


PIECES = st.sampled_from(("FTR-1", "F", "EN-XX", "US", "51", "2K", "ST", "20230101", "SMPTE", "OV"))


@given(
    name=st.text(max_size=80) | st.lists(PIECES | st.text(max_size=6), max_size=50).map("_".join)
)
def test_no_name_breaks_it(name: str) -> None:
    parsed = isdcf.parse(name)
    try:
        text = isdcf.generate(parsed)
    except DcpNameError:
        return
    assert isdcf.parse(text) == parsed
