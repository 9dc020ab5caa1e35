"""The avails as a sheet to hand to a buyer: a PDF of one page, or a workbook."""

from datetime import date
from html import unescape
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from roadshow.apps.films.models import Film
from roadshow.apps.rights.bridge.ledger import ledger_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.rules import Ability
from roadshow.engines.avails.languages import Wish
from roadshow.formats import avails_sheet
from roadshow.formats.avails_sheet import Row, Sheet
from roadshow.formats.booklet import Fact
from roadshow.web import world
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.rights.avails import MOST, choices, chosen_films, offered_films
from roadshow.web.forms.avails import MODES, AvailsForm
from roadshow.web.forms.base import DeskForm
from roadshow.web.language import html_tag
from roadshow.web.rights.sheet import Cells, Outside, has_samples, is_offered
from roadshow.web.words import film_name

MADE = {
    "pdf": ("application/pdf", avails_sheet.render),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        avails_sheet.workbook,
    ),
}
"""By suffix: what it is, and what makes it."""


class SheetForm(DeskForm):
    """For whom the sheet is, and in which language; empty: as the page."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the sheet"), choices=settings.LANGUAGES, required=False
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["for"] = forms.CharField(
            label=gettext_lazy("For whom"), required=False, max_length=120
        )


@on_tour(Ability.SEE)
def sheet(request: DeskRequest, suffix: str) -> HttpResponse:
    """The answer to a question as the avails page puts it."""
    if suffix not in MADE:
        raise Http404
    offered = offered_films(request.tour)
    form = AvailsForm(request.GET, tour=request.tour, language=language(), films=choices(offered))
    wish = SheetForm(request.GET)
    if not (form.is_valid() and wish.is_valid()):
        context = {"form": form, "wish": wish}
        return render(request, "desk/rights/sheet.html", context, status=400)
    films = chosen_films(form, offered, {})[:MOST]
    with override(wish.cleaned_data["language"] or language()):
        told = Outside(ledger_of([film.pk for film in films]), form.question(), language())
        facts = _facts(told, whom=wish.cleaned_data["for"])
        made = _sheet(request.tour, told, films, facts, today=timezone.localdate())
    kind, write = MADE[suffix]
    response = HttpResponse(write(made), content_type=kind)
    name = f"{request.tour.slug}-avails.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sheet(
    tour: Tour, told: Outside, films: list[Film], facts: list[Fact], *, today: date
) -> Sheet:
    """Of several films those of which anything is on offer somewhere."""
    found = {film: told.cells(film.pk) for film in films}
    cells = {film: c for film, c in found.items() if len(found) == 1 or is_offered(c)}
    columns = told.columns(cells.values())
    return Sheet(
        language=html_tag(language()),
        title=_("Avails"),
        subtitle=words(tour.name),
        body=words(tour.programme.body.name),
        facts=tuple(facts),
        heads=(_("Film"), _("Original title"), _("Medium")),
        columns=tuple(told.territories(column) for column in columns),
        rows=tuple(row for film, c in cells.items() for row in _rows(told, film, c, columns)),
        empty=_("No film fits."),
        note=_(
            "As it stood on %(day)s – it may change any day and is no offer: only a signed "
            "contract grants a right."
        )
        % {"day": told.day(today)},
        colophon=_("Invented for demonstration.") if has_samples(film.pk for film in cells) else "",
        day=today,
    )


def _rows(told: Outside, film: Film, cells: Cells, columns: list[frozenset[str]]) -> list[Row]:
    name = film_name(film.titles.all(), language())
    original = unescape(strip_tags(name.original))
    return [
        Row(name.plain, original, alike.media, alike.cells, continues=number > 0)
        for number, alike in enumerate(told.rows(cells, columns))
    ]


def _facts(told: Outside, *, whom: str) -> list[Fact]:
    """For whom, and what was asked."""
    asked = told.question
    known = [
        (_("For"), whom),
        (_("Territories"), told.territories(asked.where)),
        (_("Medium"), told.media(asked.how)),
        (_("Language"), _spoken(asked.language)),
        (_("Days"), told.days(asked.start, asked.end)),
        (_("Exclusively"), _("yes") if asked.exclusive else ""),
    ]
    return [Fact(label, text) for label, text in known if text]


def _spoken(wish: Wish | None) -> str:
    """“as it was made”, “dubbed in: Kazakh”."""
    if wish is None:
        return ""
    tongue = world.language_name(wish.tag, language()) if wish.tag else ""
    return ": ".join(filter(None, (str(dict(MODES)[wish.mode]), tongue)))
