"""Which column holds which field, and how it is read and written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from roadshow.formats.avails import values
from roadshow.formats.spreadsheets.reading import Cell


@dataclass(frozen=True)
class Field:
    """``name`` is that of :class:`.Avail`."""

    name: str
    column: str
    read: Callable[[Cell], Any] = values.text
    write: Callable[[Any], Cell] | None = None
    """Where :func:`cell` would write it otherwise than the templates do."""


def cell(value: object) -> Cell:
    """A value as a spreadsheet's own, for dates above all: people sort and filter by them."""
    match value:
        case tuple():
            return "; ".join(map(str, value)) or None
        case Decimal():
            return float(value)
        case timedelta():
            return values.clock(value)
        case datetime() if value.tzinfo is not None:
            return value.isoformat()  # a spreadsheet's own moments have no zones
        case str():
            return value or None
    return value  # type: ignore[return-value]


def _list(value: tuple[object, ...]) -> Cell:
    return ", ".join(map(str, value)) or None


def _yes(value: bool) -> Cell:
    return "Yes" if value else "No"


def _amount(value: str) -> Cell:
    """A number only where it comes back as it was written: ``05`` is some tier's name."""
    if re.fullmatch(r"\d+(?:\.\d+)?", value) and values.text(float(value)) == value:
        return float(value)
    return value or None


FIELDS = (
    Field("entry_type", "EntryType", values.word("EntryType", "entry_type")),
    Field("avail_id", "AvailID"),
    Field("licensor", "DisplayName"),
    Field("licensee", "Licensee"),
    Field("service_provider", "ServiceProvider"),
    Field("contract_id", "ContractID"),
    Field("reporting_id", "ReportingID"),
    Field("work_type", "WorkType", values.word("WorkType", "work_type")),
    Field("title", "TitleDisplayUnlimited"),
    Field("internal_title", "TitleInternalAlias"),
    Field("series_title", "SeriesTitleInternalAlias"),
    Field("series_title", "SeriesTitleDisplayUnlimited"),
    Field("season_number", "SeasonNumber"),
    Field("episode_number", "EpisodeNumber"),
    Field("director", "Director"),
    Field("release_year", "ReleaseYear", values.year),
    Field("run_time", "TotalRunTime", values.run_time),
    Field("released", "ReleaseHistoryOriginal", values.day),
    Field("released_on_disc", "ReleaseHistoryPhysicalHV", values.day),
    Field("rating_system", "RatingSystem"),
    Field("rating_value", "RatingValue"),
    Field("rating_reason", "RatingReason"),
    Field("alid", "ALID"),
    Field("bundled", "BundledALIDs", values.several),
    Field("content_id", "ContentID"),
    Field("title_id", "TitleID"),
    Field("edit_id", "EditID"),
    Field("alt_id", "AltID"),
    Field("territories", "Territory", values.territories),
    Field("excluded_territories", "TerritoryExclusion", values.territories, _list),
    Field("license_type", "LicenseType", values.word("LicenseType", "license_type")),
    Field("rights", "LicenseRightsDescription"),
    Field("format_profile", "FormatProfile", values.word("FormatProfile", "format_profile")),
    Field("exclusive", "Exclusive", values.yes),
    Field("asset_languages", "AssetLanguage", values.languages, _list),
    Field("allowed_languages", "AllowedLanguages", values.languages, _list),
    Field("holdback_languages", "HoldbackLanguage", values.languages, _list),
    Field("required_languages", "RequiredFulfillmentLanguages", values.languages, _list),
    Field("localization", "LocalizationType", values.word("LocalizationType", "localization")),
    Field("caption_included", "CaptionIncluded", values.yes, _yes),
    Field("caption_exemption", "CaptionExemption"),
    Field("price_type", "PriceType", values.word("PriceType", "price_type")),
    Field("price_value", "PriceValue", values.text, _amount),
    Field("price_currency", "PriceCurrency", values.currency),
    Field("suggested_price", "SRP", values.number),
    Field("rental_hours", "RentalDuration", values.number),
    Field("watch_hours", "WatchDuration", values.number),
    Field("suppressed_until", "SuppressionLiftDate", values.release),
    Field("announced", "AnnounceDate", values.day),
    Field("pre_order_fulfilled", "SpecialPreOrderFulfillDate", values.day),
    Field("description", "Description"),
    Field("other_terms", "OtherTerms"),
    Field("other_instructions", "OtherInstructions"),
    Field("any", "Any"),
    Field("exception", "ExceptionFlag", values.yes, _yes),
)

IDENTIFIERS = (
    *("ALID", "BundledALIDs", "TitleID", "EditID", "ContentID"),
    *("EpisodeTitleID", "EpisodeID", "EpisodeContentID", "SeasonID", "SeasonContentID"),
    *("VolumeID", "VolumeContentID", "SeriesID", "SeriesContentID"),
)
"""Columns in which EIDR's numbers are checked. In those of shops (UV_ID, DMA_ID) and in ReportingID
the number is only a part of something else."""
