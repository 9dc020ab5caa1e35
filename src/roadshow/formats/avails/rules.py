"""Rules that need more than one cell of a row."""

from roadshow.formats.avails import specification
from roadshow.formats.avails.sheet import AvailRow
from roadshow.formats.avails.values import EVERY, WrongValue, languages, number, text
from roadshow.formats.avails.values import territories as read_territories

BEFORE_SUBSCRIPTIONS = ("1.7", "1.7.2")
"""Layouts in which every avail has a price; since 1.7.3 those by subscription need none."""
CAPTIONED = ("Movie", "Short", "Episode")
MONEY = ("WSP", "DMRP", "SMRP", "EpisodeWSP", "SeasonWSP")
"""Types of price whose value is an amount; of the others it is a name, or as agreed."""

OFFER = (
    *("Licensee", "ALID", "TitleID", "EditID", "ContentID", "TitleInternalAlias"),
    *("SeriesContentID", "SeasonContentID", "EpisodeContentID", "EpisodeNumber"),
    *("Territory", "TerritoryExclusion", "StoreType", "LicenseType", "LicenseRightsDescription"),
    *("FormatProfile", "HDR", "WCG", "HFR", "NGAudio", "Start", "StartLag", "End", "EndLag"),
    *("AssetLanguage", "LocalizationType", "AllowedLanguages", "HoldbackLanguage", "PriceType"),
)
"""What tells one offer from another. AvailID does too, but rows that differ only there are one."""


def required(row: AvailRow, layout: str) -> tuple[str, ...]:
    """The columns that a row of this kind must fill."""
    work_type = specification.words("WorkType").get(text(row.get("WorkType")).casefold(), "")
    license_type = specification.words("LicenseType").get(text(row.get("LicenseType")).casefold())
    found = [*specification.required(), *specification.required(work_type)]
    if layout in BEFORE_SUBSCRIPTIONS or license_type not in ("SVOD", None):
        found += ["PriceType", "PriceValue"]
    if license_type == "POEST":
        found.append("SuppressionLiftDate")
    if work_type in CAPTIONED and text(row.get("Territory")).upper() == "US":
        found.append("CaptionIncluded")
        if text(row.get("CaptionIncluded")).casefold() == "no":
            found.append("CaptionExemption")
    return tuple(found)


def territories(row: AvailRow) -> tuple[str, ...]:
    try:
        return read_territories(row.get("Territory"))
    except WrongValue:
        return ()


def held_and_allowed(row: AvailRow) -> tuple[str, ...]:
    """Languages that the row both allows and holds back, for all of their tracks."""
    try:
        allowed, held = (languages(row.get(c)) for c in ("AllowedLanguages", "HoldbackLanguage"))
    except WrongValue:
        return ()
    whole = {one.tag for one in held if not one.tracks}
    return tuple(dict.fromkeys(one.tag for one in allowed if whole & {one.tag, EVERY}))


def price_is_an_amount(row: AvailRow) -> bool:
    """Or needs to be none; ``TBD`` stands for one that is not known yet."""
    kind, value = text(row.get("PriceType")).removeprefix("TPR-"), row.get("PriceValue")
    if kind not in MONEY or text(value) in ("", "TBD"):
        return True
    try:
        number(value)
    except WrongValue:
        return False
    return True


def offer(row: AvailRow) -> tuple[str, ...]:
    return tuple(text(row.get(column)).casefold() for column in OFFER)
