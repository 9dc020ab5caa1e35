"""Grants, holdbacks, premieres, first releases and permits: what may be done with which film."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import User
from roadshow.apps.rights import actions, phrases
from roadshow.apps.rights.models import (
    FirstRelease,
    Grant,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
)
from roadshow.apps.tours.models import Tour
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.records.specs import (
    SAMPLE,
    Choices,
    Column,
    Filter,
    Links,
    Spec,
    by_choice,
    choice,
    unless_needed,
    yes_no,
)
from roadshow.web.forms.choices import label
from roadshow.web.forms.grants import GrantForm
from roadshow.web.forms.records import form_of
from roadshow.web.rights.words import media_names
from roadshow.web.world import country

TERMS = "territories media starts ends signed clause"


def _save(actor: User, record: Any, links: Links | None) -> None:
    actions.save(actor=actor, record=record, links=links)


def _delete(actor: User, record: Any) -> None:
    unless_needed(lambda: actions.delete(actor=actor, record=record))


def _films(record: Any) -> str:
    return ", ".join(label(film) for film in record.films.all())


def _this_tour(tour: Tour) -> Choices:
    return [(str(tour.pk), now("this tour"))]


def _grants(tour: Tour) -> "QuerySet[Grant]":
    return Grant.objects.select_related("party", "holder").prefetch_related("films__titles")


FILMS = Column("films", _("Films"), _films)
TERRITORIES = Column(
    "territories", _("Territories"), lambda r: r.territories, sort=("territories",)
)
MEDIA = Column("media", _("Media"), lambda r: media_names(r.media, language()))
STARTS = Column(
    "starts", _("First day"), lambda r: r.starts.isoformat() if r.starts else "", sort=("starts",)
)
ENDS = Column("ends", _("Last day"), lambda r: r.ends.isoformat() if r.ends else "", sort=("ends",))
WINDOW = (STARTS, ENDS)
ON_TOUR = Filter("tour", _("Shown on"), "films__showcases__tour", _this_tour)

GRANTS = Spec(
    kind="grants",
    one=_("Grant"),
    many=_("Grants"),
    why=_("Who gave which right to whom: films, territories, media, languages, days."),
    model=Grant,
    rows=_grants,
    name=label,
    columns=(
        FILMS,
        choice("direction", _("Direction")),
        Column("party", _("The other side"), lambda r: words(r.party.name)),
        TERRITORIES,
        MEDIA,
        *WINDOW,
        Column("exclusive", _("Exclusive"), lambda r: now("yes") if r.exclusive else ""),
    ),
    search=("territories", "document", "clause", "party__name", "films__titles__text"),
    filters=(
        by_choice("direction", _("Direction"), phrases.directions),
        ON_TOUR,
        yes_no("exclusive", _("Exclusive")),
    ),
    form=GrantForm,
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
)

HOLDBACKS = Spec(
    kind="holdbacks",
    one=_("Holdback"),
    many=_("Holdbacks"),
    why=_("What may not be done for a time: “no free TV until 12 months after theatrical”."),
    model=Holdback,
    rows=lambda _tour: Holdback.objects.prefetch_related("films__titles"),
    name=lambda r: f"{media_names(r.media, language())} · {r.territories}",
    columns=(FILMS, MEDIA, TERRITORIES, *WINDOW, Column("clause", _("Clause"), lambda r: r.clause)),
    search=("territories", "clause", "films__titles__text"),
    filters=(ON_TOUR,),
    form=form_of(Holdback, f"films grant {TERMS} after_medium after_months sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
    beside="releases",
)

PREMIERES = Spec(
    kind="premieres",
    one=_("Premiere promise"),
    many=_("Premiere promises"),
    why=_("A premiere kept for somebody: until then nobody else shows the film there."),
    model=PremierePromise,
    rows=lambda _tour: PremierePromise.objects.select_related(
        "film", "tour", "organisation"
    ).prefetch_related("film__titles"),
    name=lambda r: f"{label(r.film)} · {r.territories}",
    columns=(
        Column("film", _("Film"), lambda r: label(r.film)),
        TERRITORIES,
        Column("whom", _("Kept for"), lambda r: label(r.tour or r.organisation)),
        ENDS,
    ),
    search=("territories", "clause", "film__titles__text"),
    filters=(Filter("tour", _("Shown on"), "film__showcases__tour", _this_tour),),
    form=form_of(PremierePromise, f"film tour organisation {TERMS} sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
)

RELEASES = Spec(
    kind="releases",
    one=_("First release"),
    many=_("First releases"),
    why=_("When a film could first be seen somewhere: holdbacks are counted from it."),
    model=FirstRelease,
    rows=lambda _tour: FirstRelease.objects.select_related("film").prefetch_related("film__titles"),
    name=lambda r: f"{label(r.film)} · {country(r.territory, language())}",
    columns=(
        Column("film", _("Film"), lambda r: label(r.film)),
        Column("territory", _("Territory"), lambda r: country(r.territory, language())),
        Column("medium", _("Medium"), lambda r: r.get_medium_display(), sort=("medium",)),
        Column("day", _("First day"), lambda r: r.day.isoformat(), sort=("day",)),
    ),
    search=("film__titles__text", "territory"),
    form=form_of(FirstRelease, "film territory medium day sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
    beside="holdbacks",
)

PERMITS = Spec(
    kind="permits",
    one=_("Permit"),
    many=_("Permits"),
    why=_("Permits and certificates that were given, and for how long they hold."),
    model=Permit,
    rows=lambda _tour: Permit.objects.prefetch_related("films__titles"),
    name=lambda r: f"{r.get_kind_display()} {r.number}".strip(),
    columns=(
        FILMS,
        choice("kind", _("Kind")),
        Column("number", _("Number"), lambda r: r.number, sort=("number",)),
        TERRITORIES,
        *WINDOW,
    ),
    search=("number", "authority", "films__titles__text"),
    filters=(by_choice("kind", _("Kind"), phrases.permit_kinds), ON_TOUR),
    form=form_of(Permit, f"kind number authority films {TERMS} sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
    beside="permit-rules",
)

PERMIT_RULES = Spec(
    kind="permit-rules",
    one=_("Permit rule"),
    many=_("Permit rules"),
    why=_("Which permit is needed where, and for what: a free show and a paid one differ."),
    model=PermitRule,
    rows=lambda _tour: PermitRule.objects.all(),
    name=lambda r: f"{r.get_kind_display()} · {r.territories}",
    columns=(
        choice("kind", _("Kind")),
        TERRITORIES,
        MEDIA,
        Column("source", _("Source"), lambda r: r.source, sort=("source",)),
    ),
    search=("territories", "source"),
    filters=(by_choice("kind", _("Kind"), phrases.permit_kinds),),
    form=form_of(PermitRule, f"kind {TERMS} source sample"),
    save=_save,
    delete=_delete,
    flags=(SAMPLE,),
    beside="permits",
)
