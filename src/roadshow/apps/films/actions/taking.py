"""One film of a listing, written: new, or into a film of the catalogue that lacks something."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import slugify

from roadshow.apps.core.models import User
from roadshow.apps.films.actions.catalogue import FilmParts, save_film, save_party
from roadshow.apps.films.bridge.proposals import Proposal
from roadshow.apps.films.models import Credit, Film, FilmCompany, Title, Version
from roadshow.apps.films.rules import format_of
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.people.models import Organisation, Person
from roadshow.engines.listings.listing import Film as Read
from roadshow.engines.listings.listing import Print, clean
from roadshow.engines.listings.titles import language_of
from roadshow.engines.names import han
from roadshow.engines.names.keys import is_han

CREDITS = {"directors": "director", "cast": "cast"}
COMPANIES = {"production": "production", "sales": "sales"}
SURE_NAME = 0.99
"""A person or company of this name is the same one; a likelier spelling is a new record."""


@dataclass
class Written:
    """What an import wrote, in order, and which film and version each row became."""

    made: list[list[Any]] = field(default_factory=list)
    films: dict[int, Film] = field(default_factory=dict)
    versions: dict[tuple[int, int], Version] = field(default_factory=dict)

    def add(self, record: models.Model) -> None:
        self.made.append([record._meta.label_lower, record.pk])

    def change(self, record: models.Model, before: dict[str, Any]) -> None:
        self.made.append([record._meta.label_lower, record.pk, before])


class Taking:
    """One film of a listing, written."""

    def __init__(self, actor: User, written: Written, proposal: Proposal) -> None:
        self.actor, self.written, self.proposal = actor, written, proposal
        self.read: Read = proposal.read

    def write(self) -> None:
        old = self.proposal.film
        film = old or Film(slug=free_slug(self.read))
        before = {name: getattr(film, name) for name in ("year", "countries", "synopsis", "note")}
        self._fill(film)
        parts = self._parts(old)
        changed = {n: v for n, v in before.items() if getattr(film, n) != v}
        fresh = [part for part in parts.kept() if part.pk is None]
        if old is None or changed or fresh:
            kept = Title.objects.filter(film=film) if old else ()
            parts.titles = [*kept, *parts.titles]
            save_film(actor=self.actor, film=film, parts=parts)
        if old is None:
            self.written.add(film)
        elif changed:
            self.written.change(film, changed)
        for part in fresh:
            self.written.add(part)
        self._note_versions(film)

    def _fill(self, film: Film) -> None:
        """Add what the catalogue lacks; what it has stays."""
        film.year = film.year or self.read.year
        film.countries = film.countries or list(self.read.countries)
        if self.read.synopsis:
            film.synopsis = {language_of(self.read.synopsis): self.read.synopsis} | film.synopsis
        if self.read.note:
            film.note = {language_of(self.read.note): self.read.note} | film.note

    def _parts(self, old: Film | None) -> FilmParts:
        stored = old.titles.all() if old else ()
        has = {(t.language.lower(), clean(t.text)) for t in stored}
        titles = [
            Title(language=language, text=text[:200])
            for language, text in dict.fromkeys(self.read.titles)
            if (language, text) not in has
        ]
        if old:
            return FilmParts(titles=titles, versions=self._new_versions(old))
        return FilmParts(
            titles=titles,
            versions=self._new_versions(old),
            credits=self._credits(),
            companies=self._companies(),
        )

    def _new_versions(self, old: Film | None) -> list[Version]:
        """A film of the catalogue gains formats; another runtime is a difference to judge."""
        known = {(v.minutes, v.format) for v in old.versions.all()} if old else set()
        runtimes = {minutes for minutes, _format in known}
        found = []
        for shown in self.read.prints:
            minutes, format_ = shown.minutes, format_of(shown.format)
            extends = not runtimes or (minutes in runtimes and format_)
            if minutes and extends and (minutes, format_) not in known:
                known.add((minutes, format_))
                found.append(self._version(shown, minutes))
        return found

    def _version(self, shown: Print, minutes: int) -> Version:
        return Version(
            minutes=minutes,
            format=format_of(shown.format),
            name={language_of(shown.name): shown.name} if shown.name else {},
            spoken=list(self.read.spoken),
            subtitles=list(self.read.subtitles),
        )

    def _credits(self) -> list[Credit]:
        return [
            Credit(person=self._party(Person, name), role=role, billing=place)
            for field_, role in CREDITS.items()
            for place, name in enumerate(dict.fromkeys(getattr(self.read, field_)), 1)
        ]

    def _companies(self) -> list[FilmCompany]:
        return [
            FilmCompany(organisation=self._party(Organisation, name), part=part)
            for field_, part in COMPANIES.items()
            for name in dict.fromkeys(getattr(self.read, field_))
        ]

    def _party(self, kind: type[Any], name: str) -> Any:
        """The person or company of this very name; else a new one."""
        wanted = Kind.PERSON if kind is Person else Kind.ORGANISATION
        best = next(iter(search(name, {wanted}, 1)), None)
        if best and best.score >= SURE_NAME:
            return kind.objects.get(pk=best.subject)
        party = kind(name={language_of(name): name})
        save_party(actor=self.actor, record=party)
        self.written.add(party)
        return party

    def _note_versions(self, film: Film) -> None:
        self.written.films[self.proposal.place] = film
        versions = list(film.versions.all())
        for number, shown in enumerate(self.read.prints):
            near = sorted(
                versions,
                key=lambda v: (
                    v.format != format_of(shown.format), abs(v.minutes - (shown.minutes or 0)), v.pk
                ),
            )  # fmt: skip
            if near:
                self.written.versions[self.proposal.place, number] = near[0]


def free_slug(read: Read) -> str:
    """An address for a film that no other has: from its Latin title, else from its pinyin."""
    texts = sorted((text for _language, text in read.titles), key=lambda text: not text.isascii())
    text = read.address or texts[0]
    if is_han(text):
        text = "-".join(han.syllables(han.simplified(text), person=False))
    base = slugify(text)[:50] or "film"
    taken = set(Film.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _slugs(base, read.year) if slug not in taken)


def _slugs(base: str, year: int | None) -> Iterable[str]:
    yield base
    if year:
        yield f"{base}-{year}"
    for number in range(2, 100_000):
        yield f"{base}-{number}"
