"""One row as what it offers: which film, where, how, in which languages, when, for how much."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from roadshow.formats.avails.fields import FIELDS, Field
from roadshow.formats.avails.sheet import AvailRow, AvailsSheet
from roadshow.formats.avails.values import Language, WrongValue, limit, text
from roadshow.formats.delivery.identifiers import IdentifierError, normalise

Day = date | datetime
"""A day begins at 00:00 and ends at 23:59:59 in the territory's first time zone; a moment without a
zone is in UTC (data dictionary, Start and End)."""


@dataclass(frozen=True, kw_only=True)
class Avail:
    """Empty, ``None`` or ``()`` where the row says nothing, or nothing that could be read: the
    latter :func:`.check` names. ``row`` is its number in the sheet, 0 for none."""

    row: int = 0
    entry_type: str = ""
    """``Full Extract`` replaces all earlier avails of this ALID, ``Full Delete`` withdraws them."""
    avail_id: str = ""
    licensor: str = ""
    licensee: str = ""
    service_provider: str = ""
    contract_id: str = ""
    reporting_id: str = ""

    work_type: str = ""
    title: str = ""
    """For the public, in the language of the offer: the episode's or season's where it is one."""
    internal_title: str = ""
    series_title: str = ""
    season_number: str = ""
    episode_number: str = ""
    director: str = ""
    release_year: int | None = None
    run_time: timedelta | None = None
    released: Day | None = None
    """First release anywhere, mostly in theatres."""
    released_on_disc: Day | None = None
    rating_system: str = ""
    rating_value: str = ""
    rating_reason: str = ""

    alid: str = ""
    bundled: tuple[str, ...] = ()
    """The ALIDs of a collection."""
    content_id: str = ""
    title_id: str = ""
    """Of the work; ``edit_id`` of the version. EIDR's mostly, not always."""
    edit_id: str = ""
    alt_id: str = ""

    territories: tuple[str, ...] = ()
    """ISO 3166-1 or -2. The specification wants one a row."""
    excluded_territories: tuple[str, ...] = ()
    license_type: str = ""
    rights: str = ""
    """LicenseRightsDescription, in the licensor's own words: ``Library``, ``New Release``."""
    format_profile: str = ""
    start: Day | None = None
    start_condition: str = ""
    """Instead of a day: ``Immediate``."""
    end: Day | None = None
    end_condition: str = ""
    """Instead of a day: ``Open`` for no end, ``ESTStart`` for a pre-order's."""
    exclusive: bool | None = None

    asset_languages: tuple[Language, ...] = ()
    """What will be delivered at least; not a licence."""
    allowed_languages: tuple[Language, ...] = ()
    """None said means all."""
    holdback_languages: tuple[Language, ...] = ()
    required_languages: tuple[Language, ...] = ()
    localization: str = ""
    """``sub``, ``dub``, ``subdub``: what the offer must have; else anything."""
    caption_included: bool | None = None
    caption_exemption: str = ""

    price_type: str = ""
    price_value: str = ""
    """A tier's or category's name, or an amount."""
    price_currency: str = ""
    suggested_price: Decimal | None = None
    rental_hours: Decimal | None = None
    watch_hours: Decimal | None = None

    suppressed_until: Day | None = None
    announced: Day | None = None
    pre_order_fulfilled: Day | None = None

    description: str = ""
    other_terms: str = ""
    other_instructions: str = ""
    any: str = ""
    exception: bool | None = None
    """A person must read this row before it counts."""

    @property
    def minutes(self) -> int | None:
        """The run time as catalogues have it."""
        return None if self.run_time is None else round(self.run_time.total_seconds() / 60)

    @property
    def title_eidr(self) -> str:
        return _eidr(self.title_id)

    @property
    def edit_eidr(self) -> str:
        return _eidr(self.edit_id)


def avails(sheet: AvailsSheet) -> tuple[Avail, ...]:
    return tuple(map(avail, sheet.rows))


def avail(row: AvailRow) -> Avail:
    found: dict[str, Any] = {"row": row.number}
    for field in FIELDS:
        if (value := _read(field, row)) is not None:
            found[field.name] = value
    found |= _window(row)
    for name, column in EPISODIC.get(found.get("work_type", ""), {}).items():
        if said := text(row.get(column)):
            found[name] = said
    return Avail(**found)


EPISODIC: Mapping[str, Mapping[str, str]] = {
    part: {
        "title": f"{part}TitleDisplayUnlimited",
        "internal_title": f"{part}TitleInternalAlias",
        "content_id": f"{part}ContentID",
        "alt_id": f"{part}AltID",
    }
    | ids
    for part, ids in {
        "Episode": {"title_id": "EpisodeTitleID", "edit_id": "EpisodeID"},
        "Season": {"title_id": "SeasonID"},
        "Volume": {"title_id": "VolumeID"},
        "Series": {"title_id": "SeriesID"},
    }.items()
}
"""Where television keeps what a movie has in columns of its own."""


def _read(field: Field, row: AvailRow) -> object:
    cell = row.get(field.column)
    return None if cell is None else _or_none(field.read, cell)


def _or_none(read: Callable[[Any], object], cell: object) -> object:
    try:
        return read(cell)
    except WrongValue:
        return None


def _window(row: AvailRow) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, column in (("start", "Start"), ("end", "End")):
        value = _or_none(limit, row.get(column))
        if value is not None:
            found[f"{name}_condition" if isinstance(value, str) else name] = value
    return found


def _eidr(said: str) -> str:
    try:
        return normalise("eidr", said)
    except IdentifierError:
        return ""
