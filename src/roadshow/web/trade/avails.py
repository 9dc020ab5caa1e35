"""What is free: for a buyer of what published tours offer, for a seller of their own rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from roadshow.apps.core.models import Merger
from roadshow.apps.films.models import Film
from roadshow.apps.films.phrases import ShowcaseKind
from roadshow.apps.people.models import CompanyRole, Organisation
from roadshow.apps.people.phrases import CompanyRoleName
from roadshow.apps.rights.bridge.ledger import company_name, day_after, ledger_of
from roadshow.apps.rights.models import Grant, Holdback
from roadshow.apps.rights.rules import media_choices, territory_codes
from roadshow.apps.tours.rules import in_order
from roadshow.engines.avails.ledger import Ledger
from roadshow.engines.avails.problem import Question
from roadshow.engines.kernel.territories import territory_name
from roadshow.formats import programme as doc
from roadshow.web import dates
from roadshow.web.forms.base import DeskForm
from roadshow.web.forms.tours import DAY
from roadshow.web.rights.sheet import Line, Outside, has_samples
from roadshow.web.rights.told import Line as OwnLine
from roadshow.web.rights.told import Teller, records_of
from roadshow.web.trade.home import TradeRequest, published
from roadshow.web.trade.words import film_name, language, named, plain
from roadshow.web.words import Named

AHEAD = timedelta(days=182)
"""How long a right is asked for unless somebody says otherwise."""
MOST = 300
"""Films of one page."""


class AskForm(DeskForm):
    """Read by GET; what is not given is the company's own country, from today on."""

    territories = forms.CharField(label=gettext_lazy("Territories"), max_length=500)
    medium = forms.ChoiceField(label=gettext_lazy("Medium"), choices=media_choices)
    starts = forms.DateField(label=gettext_lazy("From"), widget=DAY)
    ends = forms.DateField(label=gettext_lazy("Last day"), required=False, widget=DAY)
    exclusive = forms.BooleanField(label=gettext_lazy("Exclusively"), required=False)

    def __init__(self, data: Any, *, company: Organisation, today: date) -> None:
        given = {name: data[name] for name in self.base_fields if name in data}
        country = company.country
        begin = {
            "territories": territory_name(country, language()) if country else "",
            "medium": "all",
            "starts": today.isoformat(),
            "ends": (today + AHEAD).isoformat(),
        }
        super().__init__({**begin, **given})
        self.company = company

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        starts, text = found.get("starts"), found.get("territories")
        in_order(starts, found.get("ends"))
        if starts and text:
            try:
                self.codes = territory_codes(text, starts)
            except ValidationError as refused:
                self.add_error("territories", refused)
        return found

    def question(self) -> Question:
        """What was asked, once the form is valid."""
        asked = self.cleaned_data
        return Question(
            territories=tuple(sorted(self.codes)),
            media=(asked["medium"],),
            start=asked["starts"],
            end=day_after(asked["ends"]),
            exclusive=asked["exclusive"],
            runs=1,
            asker=company_name(self.company.pk),
        )


class Offered(NamedTuple):
    """A film of a slate; ``link`` is its public page."""

    name: Named
    link: str
    lines: list[Line]


class Slate(NamedTuple):
    tour: Named
    dates: str
    films: list[Offered]


class Held(NamedTuple):
    """A film of which a company holds rights."""

    name: Named
    lines: list[OwnLine]


@dataclass(frozen=True)
class Tab:
    name: str
    href: str
    here: bool


@login_required
@require_safe
@cache_control(private=True, no_store=True)
def page(request: TradeRequest) -> HttpResponse:
    """One of this person's roles at a time; the first unless another is asked for."""
    found = CompanyRole.objects.filter(user=request.user).select_related("organisation")
    roles = list(found.order_by("pk"))
    if not roles:
        return render(request, "trade/avails.html", {})
    role = _chosen(roles, request.GET.get("as", ""))
    company, today = role.organisation, timezone.localdate()
    form = AskForm(request.GET, company=company, today=today)
    context: dict[str, Any] = {
        "form": form,
        "role": role,
        "buys": role.role == CompanyRoleName.BUYER,
        "company": named(company.name),
        "tabs": _tabs(request, roles, role) if len(roles) > 1 else [],
    }
    valid = form.is_valid()
    if valid:
        answer = _slates if context["buys"] else _held
        context |= answer(company, form.question())
    return render(request, "trade/avails.html", context, status=200 if valid else 400)


def _chosen(roles: list[CompanyRole], key: str) -> CompanyRole:
    if not key:
        return roles[0]
    for role in roles:
        if str(role.pk) == key:
            return role
    raise Http404


def _tabs(request: TradeRequest, roles: list[CompanyRole], chosen: CompanyRole) -> list[Tab]:
    """Each role with the same question, but for the territories: those are the company's own."""
    asked = request.GET.copy()
    asked.pop("territories", None)
    tabs = []
    for role in roles:
        asked["as"] = str(role.pk)
        name = f"{plain(role.organisation.name)} · {CompanyRoleName(role.role).label}"
        tabs.append(Tab(name, f"?{asked.urlencode()}", role == chosen))
    return tabs


# What published tours offer


def _slates(company: Organisation, question: Question) -> dict[str, Any]:
    programmes = [(one, _on_slate(one)) for one in published()]
    merged = dict(
        Merger.objects.filter(subject_model="films.film").values_list("gone_id", "kept_id")
    )
    keys = {
        film.id: _kept(str(film.id), merged) for _programme, films in programmes for film in films
    }
    told = Outside(ledger_of(keys.values()), question, language())
    slates = [
        Slate(
            named(programme.name),
            dates.span(programme.starts, programme.ends, language()),
            [_offered(programme, film, told.lines(keys[film.id])) for film in films[:MOST]],
        )
        for programme, films in programmes
        if films
    ]
    return {"slates": slates, "samples": has_samples(keys.values())}


def _on_slate(programme: doc.Programme) -> list[doc.Film]:
    """The films that a release offers at the market, each once."""
    keys = dict.fromkeys(
        key
        for showcase in programme.showcases
        if showcase.kind == ShowcaseKind.SLATE
        for key in showcase.films
    )
    return [programme.film_by_id[key] for key in keys if key in programme.film_by_id]


def _kept(key: str, merged: dict[str, str]) -> int:
    """The film that one in a release has become since."""
    while key in merged:
        key = merged[key]
    return int(key)


def _offered(programme: doc.Programme, film: doc.Film, lines: list[Line]) -> Offered:
    link = reverse("film", kwargs={"slug": programme.slug, "film_slug": film.slug})
    return Offered(film_name(film.titles), link, lines)


# What a company holds


def _held(company: Organisation, question: Question) -> dict[str, Any]:
    films = list(
        Film.objects.filter(grants__holder=company)
        .distinct()
        .prefetch_related("titles")
        .order_by("pk")[:MOST]
    )
    keys = [film.pk for film in films]
    ledger = ledger_of(keys, holder=company.pk)
    teller = Teller(ledger, question, language(), _names(ledger, company))
    held = [Held(film_name(film.titles.all()), teller.lines(film)) for film in films]
    return {"held": held, "samples": has_samples(keys, company.pk)}


def _names(ledger: Ledger, company: Organisation) -> dict[str, str]:
    """What a company's own records are called. Those of others keep silent. Two queries."""
    keys = _keys(records_of(ledger))
    grants = Grant.objects.filter(holder=company, pk__in=keys.get("grant", ()))
    holdbacks = Holdback.objects.filter(grant__holder=company, pk__in=keys.get("holdback", ()))
    names = {f"grant {one.pk}": _called(one) for one in grants.select_related("party")}
    for one in holdbacks:
        names[f"holdback {one.pk}"] = _("the holdback for %(where)s") % {"where": one.territories}
    return names


def _called(grant: Grant) -> str:
    party = {"party": plain(grant.party.name)}
    if grant.direction == "in":
        return _("the grant by %(party)s") % party
    return _("the grant to %(party)s") % party


def _keys(records: Iterable[str]) -> dict[str, list[int]]:
    """Of records by the first word of their names."""
    found: dict[str, list[int]] = {}
    for record in records:
        kind, key = record.split()
        found.setdefault(kind, []).append(int(key))
    return found
