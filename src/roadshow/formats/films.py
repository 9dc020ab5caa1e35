"""Films as one document: everything a catalogue holds of them, by names instead of keys.

JSON holds all of it and comes back as it was. A table (workbook, CSV) holds what fits into one row
a film, under headers that the reading of listings knows. JSON-LD is for search engines.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from roadshow.formats.texts import localise

Words = dict[str, str]
CONTEXT = "https://schema.org"
LANGUAGES = ("zh-hans", "en", "ru", "kk")


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Title(Part):
    text: Annotated[str, Field(min_length=1, max_length=200)]
    language: str
    kind: str


class Version(Part):
    """``frame_rate`` and ``aspect`` are exact decimal text."""

    name: Words
    minutes: int
    spoken: tuple[str, ...]
    subtitles: tuple[str, ...]
    burnt_in: tuple[str, ...]
    format: str
    frame_rate: str | None
    aspect: str | None


class Credit(Part):
    role: str
    billing: int
    person: Words


class Company(Part):
    part: str
    name: Words


class Rating(Part):
    country: str
    rating: str


class FestivalEntry(Part):
    festival: Words
    year: int
    section: Words
    prize: Words


class Link(Part):
    kind: str
    url: str
    language: str


class ExternalId(Part):
    scheme: str
    value: str


class Film(Part):
    """``slug`` is its address, by which it is known again."""

    slug: str
    year: int | None
    countries: tuple[str, ...]
    genres: tuple[str, ...]
    synopsis: Words
    note: Words
    sample: bool
    titles: tuple[Title, ...]
    versions: tuple[Version, ...]
    credits: tuple[Credit, ...]
    companies: tuple[Company, ...]
    ratings: tuple[Rating, ...]
    festivals: tuple[FestivalEntry, ...]
    links: tuple[Link, ...]
    external_ids: tuple[ExternalId, ...]

    def names(self, role: str) -> str:
        """The people of a role, in their order, as a listing has them."""
        return "; ".join(localise(c.person, "en").text for c in self.credits if c.role == role)

    def companies_of(self, part: str) -> str:
        return "; ".join(localise(c.name, "en").text for c in self.companies if c.part == part)


class Films(Part):
    """A file of films; ``roadshow`` says which shape it has."""

    roadshow: Literal["films 1"]
    films: tuple[Film, ...]


class FilmsError(ValueError):
    """A file that holds no films in our shape; the message names the path and what is wrong."""


def to_json(films: Iterable[Film]) -> bytes:
    document = Films(roadshow="films 1", films=tuple(films))
    return document.model_dump_json(indent=1).encode()


def from_json(data: bytes) -> tuple[Film, ...]:
    """The films of a file.

    Raises:
        FilmsError: at the first thing that is wrong.
    """
    try:
        return Films.model_validate_json(data).films
    except ValidationError as wrong:
        first = wrong.errors()[0]
        path = "/".join(map(str, first["loc"])) or "the file"
        raise FilmsError(f"{path}: {first['msg']}") from wrong


def table(films: Sequence[Film]) -> tuple[list[str], list[list[str | int | None]]]:
    """A header and a row a film. Titles have a column for each language and kind, as often as a
    film has several."""
    titles = _title_columns(films)
    plain = ("Synopsis", "Note")
    header = ["Address", *(f"Title · {tag} · {kind}" for tag, kind, _n in titles)]
    header += ["Year", "Countries", "Genres", "Runtime", "Spoken language", "Subtitle"]
    header += ["Directors", "Cast", "Production company", "World sales"]
    header += [f"{name} · {tag}" for name in plain for tag in LANGUAGES]
    return header, [_row(film, titles) for film in films]


TitleColumn = tuple[str, str, int]


def _title_columns(films: Iterable[Film]) -> list[TitleColumn]:
    found: dict[TitleColumn, None] = {}
    for film in films:
        seen: dict[tuple[str, str], int] = {}
        for title in film.titles:
            key = (title.language, title.kind)
            seen[key] = seen.get(key, 0) + 1
            found[*key, seen[key]] = None
    return sorted(found)


def _row(film: Film, columns: Sequence[TitleColumn]) -> list[str | int | None]:
    titles: dict[TitleColumn, str] = {}
    seen: dict[tuple[str, str], int] = {}
    for title in film.titles:
        key = (title.language, title.kind)
        seen[key] = seen.get(key, 0) + 1
        titles[*key, seen[key]] = title.text
    first = film.versions[0] if film.versions else None
    return [
        film.slug,
        *(titles.get(column) for column in columns),
        film.year,
        ", ".join(film.countries),
        ", ".join(film.genres),
        first.minutes if first else None,
        ", ".join(first.spoken) if first else None,
        ", ".join(first.subtitles) if first else None,
        film.names("director"),
        film.names("cast"),
        film.companies_of("production"),
        film.companies_of("sales"),
        *(text.get(tag) for text in (film.synopsis, film.note) for tag in LANGUAGES),
    ]


def to_json_ld(films: Iterable[Film]) -> bytes:
    """schema.org Movies."""
    whole = {"@context": CONTEXT, "@graph": [_movie(film) for film in films]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _movie(film: Film) -> dict[str, Any]:
    names = list(dict.fromkeys(title.text for title in film.titles))
    people = {
        "director": film.names("director"),
        "actor": film.names("cast"),
        "musicBy": film.names("composer"),
    }
    found: dict[str, Any] = {
        "@type": "Movie",
        "name": names[0] if names else film.slug,
        "alternateName": names[1:],
        "dateCreated": str(film.year) if film.year else "",
        "countryOfOrigin": [{"@type": "Country", "name": code} for code in film.countries],
        "genre": list(film.genres),
        "duration": f"PT{film.versions[0].minutes}M" if film.versions else "",
        "abstract": localise(film.synopsis, "en").text,
        "sameAs": [link.url for link in film.links if link.kind == "page"],
        **{
            key: [{"@type": "Person", "name": name} for name in said.split("; ") if name]
            for key, said in people.items()
        },
    }
    return {key: value for key, value in found.items() if value}
