"""Films of the catalogue as a document."""

from collections.abc import Iterable
from decimal import Decimal

from roadshow.apps.films.models import Film, Version
from roadshow.formats import films as doc


def document(film: Film) -> doc.Film:
    """A film with all of its rows, which come with it (``queries.whole_films``)."""
    return doc.Film(
        slug=film.slug,
        year=film.year,
        countries=tuple(film.countries),
        genres=tuple(film.genres),
        synopsis=film.synopsis,
        note=film.note,
        sample=film.sample,
        titles=tuple(
            doc.Title(text=t.text, language=t.language, kind=t.kind) for t in film.titles.all()
        ),
        versions=tuple(map(_version, film.versions.all())),
        credits=tuple(
            doc.Credit(role=c.role, billing=c.billing, person=c.person.name)
            for c in film.credits.all()
        ),
        companies=tuple(
            doc.Company(part=c.part, name=c.organisation.name) for c in film.companies.all()
        ),
        ratings=tuple(doc.Rating(country=r.country, rating=r.rating) for r in film.ratings.all()),
        festivals=tuple(
            doc.FestivalEntry(festival=f.festival, year=f.year, section=f.section, prize=f.prize)
            for f in film.festivals.all()
        ),
        links=tuple(
            doc.Link(kind=link.kind, url=link.url, language=link.language)
            for link in film.links.all()
        ),
        external_ids=tuple(
            doc.ExternalId(scheme=i.scheme, value=i.value) for i in film.external_ids.all()
        ),
    )


def documents(films: Iterable[Film]) -> list[doc.Film]:
    return [document(film) for film in films]


def _version(version: Version) -> doc.Version:
    return doc.Version(
        name=version.name,
        minutes=version.minutes,
        spoken=tuple(version.spoken),
        subtitles=tuple(version.subtitles),
        burnt_in=tuple(version.burnt_in),
        format=version.format,
        frame_rate=_said(version.frame_rate),
        aspect=_said(version.aspect),
    )


def _said(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
