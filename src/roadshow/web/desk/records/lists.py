"""A list of records of any kind: search, filters, order, pages."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, F, QuerySet, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Lower
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language

from roadshow.apps.films.bridge.exports import FORMATS
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.formats.texts import READING
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.records import bulk
from roadshow.web.desk.records.kinds import spec_or_404
from roadshow.web.desk.records.specs import Choices, Column, Link, Spec

PAGE = 50


@dataclass(frozen=True)
class Head:
    """A column's heading; ``href`` orders by it."""

    label: str
    href: str
    aria: str
    number: bool


@dataclass(frozen=True)
class Cell:
    label: str
    text: str
    number: bool
    href: str = ""
    renew: bool = False


@dataclass(frozen=True)
class Line:
    pk: int
    name: str
    cells: list[Cell]
    sample: bool
    matched: str


@dataclass(frozen=True)
class Chooser:
    """A filter as the page shows it."""

    key: str
    label: str
    choices: Choices
    chosen: str


class Asked:
    """What a list's address asks for. What it cannot mean is passed over."""

    def __init__(self, given: QueryDict, spec: Spec, tour: Tour) -> None:
        self.given, self.spec = given, spec
        self.words = given.get("q", "").strip().replace("\0", "")[:100]
        self.choosers = [
            Chooser(f.key, f.label, choices, given.get(f.key, ""))
            for f in spec.filters
            if (choices := f.choices(tour))
        ]
        self.found = spec.find(self.words) if spec.find and self.words else {}
        sort = given.get("sort", "")
        self.falling, self.sort = sort.startswith("-"), sort.removeprefix("-")

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self._filters())

    def _filters(self) -> dict[str, Any]:
        lookups = {f.key: f.lookup for f in self.spec.filters}
        chosen = [c for c in self.choosers if c.chosen in dict(c.choices)]
        return {lookups[c.key]: _meant(lookups[c.key], c.chosen) for c in chosen}

    def apply(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found, filters = rows, self._filters()
        if filters:
            # Through keys: a filter that looks into other tables must not repeat a row.
            fitting = self.spec.model._default_manager.filter(**filters)
            found = found.filter(pk__in=fitting.values("pk"))
        if self.words and self.spec.find:
            ranks = [When(pk=pk, then=rank) for rank, pk in enumerate(self.found)]
            found = found.filter(pk__in=self.found)
            found = found.order_by(Case(*ranks, default=len(ranks))) if ranks else found
        elif self.words:
            found = found.filter(pk__in=_matching(found, self.spec.search, self.words))
        column = next((c for c in self.spec.columns if c.key == self.sort), None)
        return _ordered(found, column, falling=self.falling) if column else found

    def address(self, **changed: str) -> str:
        """This list's address with some of its parameters changed; others stay."""
        given = self.given.copy()
        given.pop("page", None)
        for key, value in changed.items():
            given[key] = value
        return f"?{given.urlencode()}"

    def head(self, column: Column) -> Head:
        if not (column.sort or column.text):
            return Head(column.label, "", "", column.number)
        here = column.key == self.sort
        aria = ("descending" if self.falling else "ascending") if here else "none"
        turn = f"-{column.key}" if here and not self.falling else column.key
        return Head(column.label, self.address(sort=turn), aria, column.number)


def _meant(lookup: str, chosen: str) -> "str | bool":
    """What Django takes: ``isnull`` wants a truth value, other lookups read text."""
    return chosen == "True" if lookup.endswith("__isnull") else chosen


def _matching(rows: "QuerySet[Any]", fields: tuple[str, ...], words: str) -> list[int]:
    """The keys of the rows that hold the words in any language.

    Compared here: SQLite ignores case only in ASCII, and keeps Chinese in JSON escaped.
    """
    wanted = words.casefold()
    plain = rows.order_by().values_list("pk", *fields)
    return [pk for pk, *values in plain if any(wanted in _said(value) for value in values)]


def _said(value: Any) -> str:
    spoken = "\n".join(map(str, value.values())) if isinstance(value, dict) else str(value or "")
    return spoken.casefold()


def _ordered(rows: "QuerySet[Any]", column: Column, *, falling: bool) -> "QuerySet[Any]":
    """Empty ones last, either way; equal ones in a fixed order."""
    fields: list[Any] = [F(name) for name in column.sort]
    if column.text:
        read = READING.get(get_language() or "en", READING["en"])
        fields = [Lower(Coalesce(*(KT(f"{column.text}__{tag}") for tag in read)))]
    order = [f.desc(nulls_last=True) if falling else f.asc(nulls_last=True) for f in fields]
    return rows.order_by(*order, "pk")


def line(
    record: Any, spec: Spec, columns: list[Column], request: HttpRequest, matched: str
) -> Line:
    """A record as a row; ``matched`` is which of its names the search found. Addresses are written
    whole: people copy them into other programs."""
    cells = []
    for column in columns:
        value = column.value(record)
        if isinstance(value, Link):
            href = request.build_absolute_uri(value.href) if value.href else ""
            cells.append(Cell(column.label, value.text, column.number, href, bool(value.renew)))
        else:
            cells.append(Cell(column.label, str(value), column.number))
    # As on the public pages: a true event at an invented hour is marked too.
    sample = any(getattr(record, name, False) for name in ("sample", "times_sample"))
    name = spec.name(record)
    return Line(record.pk, name, cells, sample, "" if matched == name else matched)


@on_tour(Ability.SEE)
def page(request: DeskRequest, kind: str) -> HttpResponse:
    """One page of a list, or what the list is for while it is empty."""
    spec = spec_or_404(kind)
    asked = Asked(request.GET, spec, request.tour)
    columns = [c for c in spec.columns if request.may_edit or not c.private]
    rows = Paginator(asked.apply(spec.rows(request.tour)), PAGE).get_page(request.GET.get("page"))
    context = {
        "spec": spec,
        "asked": asked,
        "heads": [asked.head(column) for column in columns],
        "lines": [line(r, spec, columns, request, asked.found.get(r.pk, "")) for r in rows],
        "rows": rows,
        "beside": spec_or_404(spec.beside) if spec.beside else None,
        "actions": bulk.actions(spec) if request.may_edit else [],
        "suffixes": list(FORMATS),
        "may_double": spec.find is not None and request.may_edit,
        "earlier": asked.address(page=str(rows.number - 1)),
        "later": asked.address(page=str(rows.number + 1)),
    }
    return render(request, "desk/records/list.html", context)
