"""Films, showcases and reported figures: what is shown, and what came of it."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import User
from roadshow.apps.films import actions, phrases
from roadshow.apps.films.models import (
    AgeRating,
    Credit,
    ExternalId,
    FestivalEntry,
    Film,
    FilmCompany,
    Link,
    ReportedFigure,
    Showcase,
    SlateLink,
    Title,
    Version,
)
from roadshow.apps.films.queries import figures_of, find_films, showcases_of, slate_token
from roadshow.apps.tours.models import Tour
from roadshow.web.desk.clock import language, words
from roadshow.web.desk.records.specs import (
    SAMPLE,
    Choices,
    Column,
    Filter,
    Inline,
    Links,
    Spec,
    by_choice,
    choice,
    text,
    unless_needed,
    yes_no,
)
from roadshow.web.desk.records.write import write_film
from roadshow.web.forms.choices import label
from roadshow.web.forms.records import form_of
from roadshow.web.world import country, language_name


def _save_film(actor: User, record: Any, links: Links | None) -> None:
    parts = actions.FilmParts(titles=list(record.titles.all()))
    actions.save_film(actor=actor, film=record, parts=parts)


def _save_showcase(actor: User, record: Any, links: Links | None) -> None:
    """The films keep their order; those newly chosen come after them."""
    stored = [e.film for e in record.entries.select_related("film")] if record.pk else []
    chosen: Any = (links or {}).get("films", stored)
    kept = [film for film in stored if film in chosen]
    films = [*kept, *(film for film in chosen if film not in kept)]
    actions.save_showcase(actor=actor, showcase=record, films=films)


def _delete_showcase(actor: User, record: Any) -> None:
    unless_needed(lambda: actions.delete_showcase(actor=actor, showcase=record))


def _save_figure(actor: User, record: Any, links: Links | None) -> None:
    actions.save_figure(actor=actor, figure=record)


def _delete_figure(actor: User, record: Any) -> None:
    actions.delete_figure(actor=actor, figure=record)


def _films(tour: Tour) -> "QuerySet[Film]":
    return Film.objects.prefetch_related("titles", "versions", "credits__person", "showcases")


def _directors(film: Film) -> str:
    return ", ".join(words(c.person.name) for c in film.credits.all() if c.role == "director")


def _runtimes(film: Film) -> str:
    return ", ".join(str(version.minutes) for version in film.versions.all())


def _version(version: Version) -> str:
    said = (words(version.name), now("%(count)d min") % {"count": version.minutes})
    return " · ".join(filter(None, (*said, version.get_format_display())))


def _slate_link(link: SlateLink) -> str:
    address = f"{settings.PUBLIC_URL}{reverse('slate_private', args=[slate_token(link)])}"
    return f"{link.whom}: {address}"


def _this_tour(tour: Tour) -> Choices:
    return [(str(tour.pk), now("this tour"))]


FILMS = Spec(
    kind="films",
    one=_("Film"),
    many=_("Films"),
    why=_("Titles in every language, runtime, makers. Only a film with a runtime can be placed."),
    model=Film,
    rows=_films,
    name=label,
    columns=(
        Column("title", _("Title"), label, sort=("slug",)),
        Column("year", _("Year"), lambda r: r.year or "", sort=("year",), number=True),
        Column("countries", _("Countries"), lambda r: ", ".join(r.countries)),
        Column("directors", _("Directors"), _directors),
        Column("minutes", _("Minutes"), _runtimes, number=True),
    ),
    search=(),
    find=find_films,
    filters=(
        Filter("tour", _("Shown on"), "showcases__tour", _this_tour),
        yes_no("sample", _("Sample")),
    ),
    form=form_of(Film, "slug year countries genres synopsis note sample"),
    save=_save_film,
    delete=None,
    flags=(SAMPLE,),
    inlines=(
        Inline(
            key="titles",
            label=_("Titles"),
            add=_("Add a title"),
            form=form_of(Title, "text language kind"),
            parent="film",
            related="titles",
            one=lambda r: f"{r.text} · {language_name(r.language, language())}",
            first=True,
        ),
        Inline(
            key="versions",
            label=_("Versions"),
            add=_("Add a version"),
            form=form_of(
                Version,
                "name minutes format spoken subtitles burnt_in frame_rate aspect sample",
            ),
            parent="film",
            related="versions",
            one=_version,
        ),
        Inline(
            key="credits",
            label=_("Makers"),
            add=_("Add a maker"),
            form=form_of(Credit, "person role billing"),
            parent="film",
            related="credits",
            one=lambda r: f"{label(r.person)} · {r.get_role_display()}",
        ),
        Inline(
            key="companies",
            label=_("Companies"),
            add=_("Add a company"),
            form=form_of(FilmCompany, "organisation part"),
            parent="film",
            related="companies",
            one=lambda r: f"{label(r.organisation)} · {r.get_part_display()}",
        ),
        Inline(
            key="ratings",
            label=_("Age ratings"),
            add=_("Add an age rating"),
            form=form_of(AgeRating, "country rating"),
            parent="film",
            related="ratings",
            one=lambda r: f"{country(r.country, language())}: {r.rating}",
        ),
        Inline(
            key="festivals",
            label=_("Festivals and prizes"),
            add=_("Add a festival or prize"),
            form=form_of(FestivalEntry, "festival year section prize"),
            parent="film",
            related="festivals",
            one=lambda r: " · ".join(
                filter(None, (words(r.festival), str(r.year), words(r.section), words(r.prize)))
            ),
        ),
        Inline(
            key="links",
            label=_("Stills, posters, trailers"),
            add=_("Add a link"),
            form=form_of(Link, "kind url language"),
            parent="film",
            related="links",
            one=lambda r: f"{r.get_kind_display()} · {r.url}",
        ),
        Inline(
            key="external_ids",
            label=_("Numbers in registers"),
            add=_("Add a number"),
            form=form_of(ExternalId, "scheme value"),
            parent="film",
            related="external_ids",
            one=lambda r: f"{r.get_scheme_display()} · {r.value}",
        ),
    ),
    write=write_film,
)

SHOWCASES = Spec(
    kind="showcases",
    one=_("Showcase"),
    many=_("Showcases"),
    why=_("Films shown or offered together, on days of their own. Screenings belong to one."),
    model=Showcase,
    rows=showcases_of,
    name=label,
    columns=(
        text("name", _("Name")),
        choice("kind", _("Kind")),
        Column("opens", _("First day"), lambda r: r.opens.isoformat(), sort=("opens",)),
        Column("closes", _("Last day"), lambda r: r.closes.isoformat(), sort=("closes",)),
        Column("films", _("Films"), lambda r: f"{len(r.entries.all())}/{r.places}", number=True),
    ),
    search=("name", "slug"),
    filters=(by_choice("kind", _("Kind"), phrases.showcase_kinds),),
    form=form_of(Showcase, "name slug kind medium opens closes places films"),
    save=_save_showcase,
    delete=_delete_showcase,
    inlines=(
        Inline(
            key="slate_links",
            label=_("Private links"),
            add=_("Add a private link"),
            form=form_of(SlateLink, "whom until"),
            parent="showcase",
            related="slate_links",
            one=_slate_link,
        ),
    ),
)

FIGURES = Spec(
    kind="figures",
    one=_("Reported figure"),
    many=_("Figures"),
    why=_("Numbers that somebody published about this tour, each with its source."),
    model=ReportedFigure,
    rows=figures_of,
    name=lambda r: words(r.subject),
    columns=(
        text("subject", _("Subject")),
        choice("measure", _("Measure")),
        Column(
            "value",
            _("Value"),
            lambda r: f"{r.value:f} {r.currency}".strip(),
            sort=("value",),
            number=True,
        ),
        choice("precision", _("Precision")),
        Column("source", _("Source"), lambda r: r.source, sort=("source",)),
    ),
    search=("subject", "source"),
    filters=(by_choice("measure", _("Measure"), phrases.measures), yes_no("sample", _("Sample"))),
    form=form_of(
        ReportedFigure, "subject measure value currency precision event film source sample"
    ),
    save=_save_figure,
    delete=_delete_figure,
    flags=(SAMPLE,),
)
