"""Our reading of DCP names beside clairmeta's, on names in the forms that are in use.

Most are examples of the convention itself or of guides to it.
"""

from typing import Any

import pytest

# It has no types of its own.
from clairmeta.utils.isdcf import parse_isdcf_string  # type: ignore[import-untyped]

from roadshow.formats.delivery import isdcf

BOTH = (
    "DieHard_FTR-1_F-178_EN-XX_INT-TD_51_2K_ST_20230101_FAC_SMPTE_OV",
    "MovieTitle_FTR-1_F_EN-EN-CCAP_US-G_51_2K_ST_20130515_FAC_IOP_VF",
    "MovieTitle_FTR-1_F_EN-XX_US-G_51_2K_ST_20130515_FAC_IOP_OV",
    "MovieTitle_FTR_F_EN-XX_INT_51_2K_NULL_20230622_NUL_SMPTE_OV",
    "HappyDeathDay_FTR-9_S_QFC-XX-CCAP_CA_51-HI-VI_2K_UP_20171003_DTB_SMPTE_OV",
    "SWLastJedi_FTR-2-2D-DVis_S_EN-ar_AE_71-Atmos-Dbox_2K_DI_20171120_DTB_SMPTE_OV",
    "MOVIE-TITLE_FTR-1_F_FR-XX_FR-AA_51_2K_ST_20070115_FAC_SMPTE_VF-1",
    "MOVIE-TITLE_FTR-3_F_EN-XX_INT-TL_51_2K_ST_20070115_FAC_SMPTE_OV",
    "Gala_TLR-1-2D_S_EN-FR-AR_LB_71-DBOX_2K_DI_20170411_DTU_IOP_VF",
    "Gala_TLR-2-RedBand-3D-6fl-48_S_EN-XX_US-R_51_4K_DI_20170411_DTU_SMPTE-3D_OV",
    "Musician_FTR-1_S_ZH-en_CN_51_2K_ST_20180914_FAC_SMPTE_OV",
    "Musician_FTR-1_S_CMN-RU-KK_KZ-12_51_2K_ST_20180914_FAC_SMPTE_VF-2",
    "Tomiris_FTR-1_S_KK-RU_KZ_51_4K_SKF_20190901_FAC_SMPTE_OV",
    "OldFilm_FTR-1_F-137_RU-XX_RU-6_10_2K_MF_20200101_FAC_SMPTE_OV",
    "Silent_FTR-1_F-133_XX-XX_INT_MOS_2K_ST_20200101_FAC_SMPTE_OV",
    "Card_RTG-F_F_EN-XX_GB-15_MOS_2K_ST_20200101_FAC_IOP_OV",
    "Advert_ADV-1_F_KK-RU_KZ_20_2K_ST_20200101_FAC_SMPTE_OV",
    "Opera_EVT-1_C_IT-en_GB_51_2K_ROH_20200101_FAC_SMPTE_OV",
    "Preview_FTR-1-Temp_S_EN-XX_US_51_2K_ST_20200101_FAC_SMPTE_OV",
    "Preview_FTR-1-Pre-25_S_EN-XX_US_51-HI-VI-SL_2K_ST_20200101_FAC_SMPTE_OV",
    "Glasses_STR_F_XX-XX_INT_MOS_2K_ST_20200101_FAC_IOP-3D_OV",
)

OURS = (
    "DieHard_FTR-1_F-178_EN-XX_INT-TD_51-EN_2K_ST_20230101_FAC_SMPTE_OV",
    "PitchPerfect3_FTR-7-DVis_F_EN-XX-CCAP_US-13-CA_ATMOS-71-HI-VI_2K_UP_20171103_DLB_SMPTE_OV",
    "Cars3_FTR-25-3D-14fl_S_EN-EN-CCAP_US-G_71-HI-VI-Atmos_2K_DI_20170605_DTB_SMPTE-3D_OV",
    "SchindlersList_FTR-14-1993_F_EN-XX-CCAP_US-R-INT-TD_71-HI-VI_4K_UP_20181119_DTB_SMPTE_OV",
    "Logan_FTR-M_S_EN-de_DE_ATMOS-DBOX_2K_TCF_20171213_DTU_SMPTE_OV",
    "Musician_FTR-1_S_ZH-ZSCN_CN_51_2K_ST_20180914_FAC_SMPTE_OV",
)
"""Names that clairmeta finds fault with, though most are the convention's own examples."""


def theirs(name: str) -> tuple[dict[str, dict[str, Any]], list[str]]:
    found: tuple[dict[str, dict[str, Any]], list[str]] = parse_isdcf_string(name)
    return found


@pytest.mark.parametrize("name", BOTH)
def test_where_both_read_a_name_they_read_the_same(name: str) -> None:
    fields, errors = theirs(name)
    ours = isdcf.parse(name)
    assert (errors, ours.problems) == ([], ())
    content, language, sound = (fields[f] for f in ("ContentType", "Language", "AudioType"))
    standard = {"SMPTE": "SMPTE", "Interop": "IOP"}[fields["Standard"]["Schema"]]
    assert content["Type"].removeprefix("RTG-") in (ours.kind, ours.rated)
    assert content["Version"] == ours.version
    assert content["Dimension"] == ours.dimension
    assert content["MasteringLuminance"].removesuffix("fl") == ours.luminance
    assert content["FrameRate"] == str(ours.frame_rate or "")
    assert [bool(content[k]) for k in ("Temporary", "PreRelease", "RedBand", "DolbyVision")] == [
        *(ours.temporary, ours.pre_release, ours.red_band, ours.grade == "DVis")
    ]
    assert fields["ProjectorAspectRatio"]["AspectRatio"] == ours.container
    assert fields["ProjectorAspectRatio"]["ImageAspectRatio"] == str(ours.image or "")
    assert language["AudioLanguage"] == ours.spoken
    assert language["Subtitle"] == bool(ours.subtitles)
    assert language["BurnedSubtitle"] == any(s.burnt_in for s in ours.subtitles)
    assert (language["Caption"] or "") == "-".join(ours.captions)
    assert fields["TerritoryRating"]["ReleaseTerritory"] == ours.territory
    assert fields["TerritoryRating"]["LocalRating"] == "-".join(ours.ratings)
    assert sound["Channels"] == ours.channels
    assert (sound["ImmersiveSound"] or "").upper() == ours.immersive
    assert [bool(sound[k]) for k in ("HearingImpaired", "VisionImpaired", "SignLanguage")] == [
        *(ours.hearing, ours.sight, ours.sign)
    ]
    assert fields["Resolution"]["Value"] == ours.resolution
    assert ours.made is not None
    assert fields["Date"]["Value"] == ours.made.strftime("%Y%m%d")
    assert (standard, fields["Standard"]["Dimension"] == "3D") == (ours.standard, ours.stereoscopic)
    assert fields["PackageType"]["Type"] == ours.package
    assert fields["PackageType"]["Version"] == ours.supplement


@pytest.mark.parametrize("name", OURS)
def test_we_read_what_clairmeta_does_not(name: str) -> None:
    fields, errors = theirs(name)
    ours = isdcf.parse(name)
    assert ours.problems == ()
    assert errors or fields["ContentType"]["Version"] != ours.version


@pytest.mark.parametrize(
    "name",
    [
        "",
        "film.mov",
        "Film_FTR-1_F",
        "Film_FTR-1_F_EN-XX_US_51_2K_ST_2023-01-01_FAC_SMPTE_OV",
        "Film_FTR-1_X_EN-XX_US_51_2K_ST_20230101_FAC_SMPTE_OV",
        "AVeryVeryLongTitle_FTR-1_F_EN-XX_US_51_2K_ST_20230101_FAC_SMPTE_OV",
    ],
)
def test_both_find_fault_with_the_same_names(name: str) -> None:
    assert theirs(name)[1]
    assert isdcf.parse(name).problems
