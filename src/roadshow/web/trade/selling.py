"""A seller's own films: their titles and versions, and where published tours show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString

from roadshow.apps.films.models import Film, Version
from roadshow.apps.films.phrases import CompanyPart, TitleKind
from roadshow.apps.films.queries import films
from roadshow.apps.people.models import Organisation
from roadshow.formats import programme as doc
from roadshow.web import dates, world
from roadshow.web.language import html_tag
from roadshow.web.trade.buying import minutes
from roadshow.web.trade.words import film_name, language, languages, named, words
from roadshow.web.words import Named, sentence


class Showing(NamedTuple):
    starts: datetime
    iso: str
    day: str
    time: str
    zone: str
    place: SafeString
    hall: SafeString
    tour: SafeString
    link: str
    sample: bool


class OwnTitle(NamedTuple):
    text: str
    lang: str
    language: str
    kind: str


class OwnVersion(NamedTuple):
    minutes: str
    spoken: str
    subtitles: str
    sample: bool


class OwnFilm(NamedTuple):
    """``listed`` names the showcases of published tours that hold it."""

    name: Named
    year: int | None
    parts: list[str]
    sample: bool
    titles: list[OwnTitle]
    versions: list[OwnVersion]
    showings: list[Showing]
    listed: list[tuple[SafeString, SafeString]]


class Company(NamedTuple):
    name: Named
    sample: bool
    films: list[OwnFilm]


def companies(own: list[Organisation], programmes: list[doc.Programme]) -> list[Company]:
    """Each company with its films, in a fixed number of queries."""
    found = list(films().filter(companies__organisation__in=own).distinct()) if own else []
    return [
        Company(
            named(company.name),
            company.sample,
            [
                _film(film, company, programmes)
                for film in found
                if any(part.organisation_id == company.pk for part in film.companies.all())
            ],
        )
        for company in own
    ]


def _film(film: Film, company: Organisation, programmes: list[doc.Programme]) -> OwnFilm:
    titles = [
        doc.Title(text=title.text, language=title.language, kind=title.kind)
        for title in film.titles.all()
    ]
    parts = [
        sentence(CompanyPart(link.part).label)
        for link in film.companies.all()
        if link.organisation_id == company.pk
    ]
    return OwnFilm(
        name=film_name(titles),
        year=film.year,
        parts=parts,
        sample=film.sample,
        titles=[_title(title) for title in titles],
        versions=[_version(version) for version in film.versions.all()],
        showings=sorted(_showings(film.pk, programmes), key=lambda showing: showing.starts),
        listed=[
            (words(showcase.name), words(programme.name))
            for programme in programmes
            for showcase in programme.showcases
            if film.pk in showcase.films
        ],
    )


def _title(title: doc.Title) -> OwnTitle:
    name = sentence(world.language_name(title.language, language()))
    kind = str(TitleKind(title.kind).label)
    return OwnTitle(title.text, html_tag(title.language), name, kind)


def _version(version: Version) -> OwnVersion:
    return OwnVersion(
        minutes(version.minutes),
        languages(version.spoken),
        languages(version.subtitles),
        version.sample,
    )


def _showings(film: int, programmes: Iterable[doc.Programme]) -> Iterable[Showing]:
    for programme in programmes:
        for screening in programme.screenings:
            if screening.film == film:
                yield _showing(programme, screening)


def _showing(programme: doc.Programme, screening: doc.Screening) -> Showing:
    leg = programme.leg_by_id[screening.leg]
    hall = programme.hall_by_id[screening.hall]
    venue = programme.venue_by_id[hall.venue]
    slug = programme.film_by_id[screening.film].slug
    local = screening.starts.astimezone(leg.zone)
    return Showing(
        starts=screening.starts,
        iso=local.isoformat(timespec="minutes"),
        day=dates.short(local.date(), language()),
        time=dates.clock(local),
        zone=dates.zone(named(leg.city).plain, local),
        place=words(venue.name),
        hall=words(hall.name),
        tour=words(programme.name),
        link=reverse("film", kwargs={"slug": programme.slug, "film_slug": slug}),
        sample=screening.sample or hall.sample or venue.sample,
    )
