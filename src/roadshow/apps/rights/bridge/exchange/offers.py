"""A grant in as rows of a workbook: one for each of its films, media and territories.

A grant that came from a workbook is its own row again, with every column that it had; cells change
only where somebody changed the grant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.exchange import said
from roadshow.apps.rights.bridge.exchange.identity import OURS, name_of
from roadshow.apps.rights.bridge.exchange.kept import Kept, unpack
from roadshow.apps.rights.bridge.exchange.languages import allowed, spoken_in, ways, ways_of
from roadshow.apps.rights.bridge.exchange.said import LICENCES, MEDIA, Said
from roadshow.apps.rights.models import AvailSource, Grant
from roadshow.engines.avails import media
from roadshow.engines.kernel.territories import COUNTRIES
from roadshow.formats.avails import Avail, Language, build
from roadshow.formats.spreadsheets.reading import Cell


@dataclass(frozen=True)
class Offer:
    """``cells`` are None where no workbook can say in which languages (``languages.allowed``)."""

    grant: Grant
    film: Film
    medium: str
    codes: frozenset[str]
    cells: Mapping[str, Cell] | None
    sections: Mapping[str, str] = field(default_factory=dict)


def held() -> "QuerySet[Grant]":
    """The bureau's own grants in, with all that their rows say, in a fixed number of queries."""
    own = Grant.objects.filter(direction="in", holder=None).select_related("party", "avail")
    parts = ("titles", "versions", "external_ids", "credits__person")
    return own.prefetch_related(*(f"films__{part}" for part in parts)).order_by("pk")


def media_of(grant: Grant) -> tuple[str, ...]:
    """Those of a grant's media that a workbook has a word for."""
    given = frozenset[str]().union(*map(media.leaves, grant.media))
    return tuple(medium for medium in dict.fromkeys(MEDIA.values()) if medium in given)


def codes_of(grant: Grant) -> frozenset[str]:
    """Its countries. Airlines and ships, which are sold apart, have no code in a workbook."""
    return frozenset(grant.codes.split()) & frozenset(COUNTRIES)


def source_of(grant: Grant) -> AvailSource | None:
    return getattr(grant, "avail", None)


class Offers:
    """Of one grant as it is; what its rows have in common is made once."""

    def __init__(self, grant: Grant) -> None:
        self.grant, self.media, self.codes = grant, media_of(grant), codes_of(grant)
        self._base = _base(grant)
        self._together = self._base is not None and self._base.said.codes == self.codes
        self._rows: dict[int, _Row] = {}

    def of(self, film: Film) -> Iterator[Offer]:
        parts = [self.codes] if self._together else [frozenset({c}) for c in sorted(self.codes)]
        for medium in self.media:
            yield from (self._row(film).offer(medium, part) for part in parts)

    def one(self, film: Film, medium: str, codes: frozenset[str]) -> Offer | None:
        """The row for this medium and just these countries, if there is one."""
        alone = len(codes) == 1 and codes <= self.codes
        there = codes == self.codes if self._together else alone
        return self._row(film).offer(medium, codes) if there and medium in self.media else None

    def _row(self, film: Film) -> "_Row":
        if film.pk not in self._rows:
            self._rows[film.pk] = _Row(self.grant, film, self._base)
        return self._rows[film.pk]


@dataclass(frozen=True)
class _Base:
    """The row that a grant came from."""

    kept: Kept
    said: Said


def _base(grant: Grant) -> _Base | None:
    """Of several films the row would say the wrong names."""
    source = source_of(grant)
    if source is None or len(grant.films.all()) != 1:
        return None
    kept = unpack(source.cells)
    found, _unclear = said.read(kept.row)
    return _Base(kept, found) if found else None


class _Row:
    """Of one grant and film: the cells that are the same in every medium and country."""

    def __init__(self, grant: Grant, film: Film, base: _Base | None) -> None:
        self.grant, self.film, self.base = grant, film, base
        languages = allowed(ways_of(grant), spoken_in(film))
        self.common = _kept(grant, film, base, languages) if base else _made(grant, film, languages)

    def offer(self, medium: str, codes: frozenset[str]) -> Offer:
        sections = self.base.kept.sections if self.base else {}
        if self.common is None:
            return Offer(self.grant, self.film, medium, codes, None, sections)
        cells = dict(self.common)
        if self.base is None or self.base.said.medium != medium:
            cells["LicenseType"] = LICENCES[medium]
        if self.base is None or self.base.said.codes != codes:
            cells |= {"Territory": ", ".join(sorted(codes)), "TerritoryExclusion": None}
        filled = {column: cell for column, cell in cells.items() if cell is not None}
        return Offer(self.grant, self.film, medium, codes, filled, sections)


Cells = Mapping[str, Cell] | None
Allowed = tuple[Language, ...] | None


def _kept(grant: Grant, film: Film, base: _Base, languages: Allowed) -> Cells:
    """The cells that there were, but those that no longer say what the grant does."""
    cells, old = dict(base.kept.cells), base.said
    if old.starts != grant.starts:
        cells["Start"] = grant.starts or "Immediate"
    if old.ends != grant.ends:
        cells["End"] = grant.ends or "Open"
    if old.exclusive != grant.exclusive:
        cells["Exclusive"] = grant.exclusive or None
    if ways(old.tongues, spoken_in(film)) != ways_of(grant):
        if languages is None:
            return None
        said_now = ", ".join(map(str, languages)) or None
        cells |= {"AllowedLanguages": said_now, "HoldbackLanguage": None}
    return cells


def _made(grant: Grant, film: Film, languages: Allowed) -> Cells:
    if languages is None:
        return None
    (row,) = build([_avail(grant, film, languages)]).rows
    return row.cells


def _avail(grant: Grant, film: Film, languages: tuple[Language, ...]) -> Avail:
    """What our records say. Formats and prices they do not; the contract and notes are nobody
    else's business."""
    titles, versions = list(film.titles.all()), list(film.versions.all())
    original = next((title.text for title in titles if title.kind == "original"), "")
    number = next((one.value for one in film.external_ids.all() if one.scheme == "eidr"), "")
    directors = [one.person for one in film.credits.all() if one.role == "director"]
    suffix = f"eidr-s:{number.partition('/')[2]}" if number else ""
    return Avail(
        entry_type="Full Extract",
        licensor=str(grant.party),
        work_type="Movie",
        title=name_of(film),
        internal_title=original or name_of(film),
        director=str(directors[0]) if directors else "",
        release_year=film.year,
        run_time=timedelta(minutes=versions[0].minutes) if len(versions) == 1 else None,
        alid=f"md:alid:{suffix or f'org:roadshow:{film.slug}'}",
        content_id=f"md:cid:{suffix}" if suffix else f"{OURS}{film.slug}",
        title_id=number,
        start=grant.starts,
        start_condition="" if grant.starts else "Immediate",
        end=grant.ends,
        end_condition="" if grant.ends else "Open",
        exclusive=grant.exclusive or None,
        allowed_languages=languages,
    )
