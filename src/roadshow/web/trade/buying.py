"""The films that published tours offer, from their current releases alone."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadshow.apps.films.phrases import ShowcaseKind
from roadshow.formats.programme import Film, Programme, Showcase
from roadshow.web import dates, world
from roadshow.web.trade.words import film_name, language, named, words
from roadshow.web.words import Named, comma, sample_chip, sentence


class FilmLine(NamedTuple):
    """``facts`` and ``directed`` as ``parts/showcase.html`` shows them."""

    name: Named
    facts: SafeString
    directed: SafeString


class Shown(NamedTuple):
    """One showcase; ``to_come`` says how many places are still open."""

    name: SafeString
    kind: str
    dates: str
    films: list[FilmLine]
    to_come: str
    open_places: range


class Offer(NamedTuple):
    name: Named
    dates: str
    link: str
    showcases: list[Shown]


def offers(programmes: list[Programme]) -> list[Offer]:
    """Each published tour with its showcases: what is offered at the market comes first."""
    return [
        Offer(
            named(programme.name),
            dates.span(programme.starts, programme.ends, language()),
            reverse("tour", kwargs={"slug": programme.slug}),
            [
                _shown(programme, showcase)
                for showcase in sorted(
                    programme.showcases, key=lambda s: s.kind != ShowcaseKind.SLATE
                )
            ],
        )
        for programme in programmes
    ]


def _shown(programme: Programme, showcase: Showcase) -> Shown:
    places = max(showcase.places - len(showcase.films), 0)
    to_come = ngettext(
        "%(count)d more film, to be announced", "%(count)d more films, to be announced", places
    )
    return Shown(
        words(showcase.name),
        sentence(ShowcaseKind(showcase.kind).label),
        dates.span(showcase.opens, showcase.closes, language()),
        [_line(programme, programme.film_by_id[film]) for film in showcase.films],
        to_come % {"count": places} if places else "",
        range(places),
    )


def _line(programme: Programme, film: Film) -> FilmLine:
    link = reverse("film", kwargs={"slug": programme.slug, "film_slug": film.slug})
    name = film_name(film.titles)
    html = format_html('<a href="{}">{}</a>', link, name.html)
    return FilmLine(name._replace(html=html), _facts(film), _directed(programme, film))


def _facts(film: Film) -> SafeString:
    countries = comma().join(world.country(code, language()) for code in film.countries)
    parts = [str(film.year or ""), countries, minutes(film.minutes)]
    facts = " · ".join(part for part in parts if part)
    mark = sample_chip() if film.sample or film.minutes_sample else ""
    return format_html("{} {}", facts, mark)


def _directed(programme: Programme, film: Film) -> SafeString:
    known = programme.person_by_id
    people = [
        words(known[credit.person].name)
        for credit in film.credits
        if credit.role == "director" and credit.person in known
    ]
    if not people:
        return SafeString("")
    names = format_html_join(comma(), "{}", ((name,) for name in people))
    return format_html(_("Directed by {people}"), people=names)


def minutes(count: int | None) -> str:
    if count is None:
        return ""
    return ngettext("%(count)d min", "%(count)d min", count) % {"count": count}
