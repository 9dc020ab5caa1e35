"""Everything recorded about the rights in some films, as a ledger of the avails engine.

Records are named by kind and key: “grant 12”. The engine's days end before the day they name, ours
with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from roadshow.apps.rights.models import (
    FirstRelease,
    Grant,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
)
from roadshow.engines.avails import media
from roadshow.engines.avails.filling import counted_from
from roadshow.engines.avails.languages import Languages
from roadshow.engines.avails.ledger import Draft, Ledger, Need
from roadshow.engines.avails.problem import After
from roadshow.engines.avails.rows import NEVER, UNLIMITED, Kind, Row, day_of, since

TERMS = ("pk", "codes", "media", "starts", "ends", "clause")
LANGUAGES = ("original", "any_dubbing", "dubbed", "any_subtitles", "subtitled")
Released = dict[tuple[int, str], list[tuple[str, date]]]
"""By film (its number) and territory: medium and day."""
Films = Iterable[int] | None
"""Keys of films; None are all."""


def ledger_of(films: Films = None, *, holder: int | None = None, but: int | None = None) -> Ledger:
    """What the bureau holds, or the organisation ``holder``. ``but``: a grant that is left out.

    Nine queries, however many films.
    """
    return _Filling(films, holder, but).ledger()


def name_of(record: Any) -> str:
    """What a ledger calls a record."""
    return f"{record._meta.model_name} {record.pk}"


class _Filling:
    def __init__(self, films: Films, holder: int | None, but: int | None) -> None:
        self.films = None if films is None else list(films)
        self.holder, self.but = holder, but
        self.draft = Draft()
        self.sets = self.draft.sets
        self.all = self.sets.tongues.number(Languages())
        self.nobody = self.sets.names.number("")
        self._packed: dict[str, int] = {}
        self._media: dict[str, int] = {}
        self._languages: dict[tuple[str, ...], int] = {}

    def ledger(self) -> Ledger:
        for film in self.films or ():
            self.sets.films.number(str(film))
        self._grants()
        self._holdbacks()
        self._promises()
        self._permits()
        self._needs()
        return self.draft.closed()

    # By kind

    def _grants(self) -> None:
        films = self._films_of(Grant, grant__holder=self.holder)
        found = Grant.objects.filter(holder=self.holder)
        if self.but is not None:
            found = found.exclude(pk=self.but)
        fields = (*TERMS, *LANGUAGES, "direction", "exclusive", "runs", "used")
        for row in self._rows(found, fields, films):
            given = row["direction"] == "in"
            limit = UNLIMITED if row["runs"] is None else max(row["runs"] - row["used"], 0)
            made = self._row(Kind.IN if given else Kind.OUT, "grant", row)._replace(
                tongues=self._tongues(row),
                exclusive=int(row["exclusive"]),
                left=limit,
            )
            self.draft.add(films[row["pk"]], made)

    def _holdbacks(self) -> None:
        """One that is counted from a release has a row for each end that this gives."""
        ours = Q(grant=None) | Q(grant__holder=self.holder)
        films = self._films_of(Holdback)
        fields = (*TERMS, "after_medium", "after_months")
        rows = list(self._rows(Holdback.objects.filter(ours), fields, films))
        released = self._released() if any(row["after_medium"] for row in rows) else {}
        for row in rows:
            made = self._row(Kind.HOLDBACK, "holdback", row)
            if not row["after_medium"]:
                self.draft.add(films[row["pk"]], made)
                continue
            after = After(medium=row["after_medium"], months=row["after_months"])
            for film in films[row["pk"]]:
                self._counted(film, made, after, released, row["codes"].split())

    def _counted(
        self, film: int, row: Row, after: After, released: Released, codes: list[str]
    ) -> None:
        by_end: dict[int, set[str]] = defaultdict(set)
        for code in codes:
            end = counted_from(after, released.get((film, code), []))
            by_end[min(end, row.end)].add(code)
        for end, where in by_end.items():
            if end > row.start:
                number = self.sets.where.number(frozenset(where))
                self.draft.add([film], row._replace(end=end, where=number))

    def _released(self) -> Released:
        found = FirstRelease.objects.all()
        if self.films is not None:
            found = found.filter(film__in=self.films)
        released: Released = defaultdict(list)
        for film, code, medium, day in found.values_list("film", "territory", "medium", "day"):
            released[self._film(film), code].append((medium, day))
        return released

    def _promises(self) -> None:
        found = PremierePromise.objects.all()
        if self.films is not None:
            found = found.filter(film__in=self.films)
        for row in found.values(*TERMS, "film", "tour", "organisation"):
            holder = tour_name(row["tour"]) if row["tour"] else company_name(row["organisation"])
            made = self._row(Kind.PROMISE, "premierepromise", row)
            named = made._replace(name=self.sets.names.number(holder))
            self.draft.add([self._film(row["film"])], named)

    def _permits(self) -> None:
        films = self._films_of(Permit)
        for row in self._rows(Permit.objects.all(), (*TERMS, "kind"), films):
            made = self._row(Kind.PERMIT, "permit", row)
            named = made._replace(name=self.sets.names.number(row["kind"]))
            self.draft.add(films[row["pk"]], named)

    def _needs(self) -> None:
        for row in PermitRule.objects.values(*TERMS, "kind"):
            made = self._row(Kind.PERMIT, "permitrule", row)
            where, how = self.sets.where.values[made.where], self.sets.how.values[made.how]
            kind = self.sets.names.number(row["kind"])
            self.draft.needs.append(Need(made.record, kind, where, how, made.start, made.end))

    # Parts of rows

    def _films_of(self, model: type[Any], **given: object) -> dict[int, list[int]]:
        """The numbers of each record's films, as far as they are asked for."""
        links = model.films.through.objects.filter(**given)
        if self.films is not None:
            links = links.filter(film__in=self.films)
        found: dict[int, list[int]] = defaultdict(list)
        for record, film in links.values_list(f"{model._meta.model_name}_id", "film_id"):
            found[record].append(self._film(film))
        return found

    def _rows(
        self, records: "QuerySet[Any]", fields: tuple[str, ...], films: dict[int, list[int]]
    ) -> Iterator[dict[str, Any]]:
        if self.films is not None:
            records = records.filter(pk__in=list(films))
        return (row for row in records.values(*fields).iterator() if row["pk"] in films)

    def _film(self, key: int) -> int:
        return self.sets.films.number(str(key))

    def _row(self, kind: Kind, name: str, row: dict[str, Any]) -> Row:
        return Row(
            kind=kind,
            start=since(row["starts"]),
            end=_after(row["ends"]),
            where=self._where(row["codes"]),
            how=self._how(row["media"]),
            tongues=self.all,
            exclusive=0,
            left=UNLIMITED,
            name=self.nobody,
            record=self.sets.record(f"{name} {row['pk']}", row["clause"]),
        )

    def _where(self, codes: str) -> int:
        known = self._packed.get(codes)
        if known is None:
            known = self._packed[codes] = self.sets.where.number(frozenset(codes.split()))
        return known

    def _tongues(self, row: dict[str, Any]) -> int:
        key = tuple(str(row[name]) for name in LANGUAGES)
        known = self._languages.get(key)
        if known is None:
            known = self._languages[key] = self.sets.tongues.number(_languages(row))
        return known

    def _how(self, nodes: list[str]) -> int:
        key = " ".join(nodes)
        known = self._media.get(key)
        if known is None:
            leaves = frozenset[str]().union(*map(media.leaves, nodes))
            known = self._media[key] = self.sets.how.number(leaves)
        return known


def day_after(last: date | None) -> date | None:
    """Where the engine's days end; the last day that there is has none after it: it is no end."""
    return day_of(_after(last))


def tour_name(key: int) -> str:
    """How a ledger calls the tour for which a premiere is kept."""
    return f"tour {key}"


def company_name(key: int) -> str:
    return f"organisation {key}"


def _after(last: date | None) -> int:
    return last.toordinal() + 1 if last else NEVER


def _languages(row: dict[str, Any]) -> Languages:
    return Languages(
        original=row["original"],
        dubbed="all" if row["any_dubbing"] else tuple(row["dubbed"]),
        subtitled="all" if row["any_subtitles"] else tuple(row["subtitled"]),
    )
