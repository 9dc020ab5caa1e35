"""A listing beside the catalogue: which films are there already, which are new, what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from roadshow.apps.films.models import Film
from roadshow.apps.films.queries import whole_films
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.engines.listings.listing import Film as Read
from roadshow.engines.listings.listing import Listing
from roadshow.engines.names.identity import MAYBE, SAME, Facts, Likeness, Reason, compare

MOST = 5
NEW, SKIP = "new", "skip"


@dataclass(frozen=True)
class Candidate:
    film: Film
    likeness: Likeness


@dataclass(frozen=True)
class Difference:
    """A fact that the sheet gives otherwise than the catalogue; the catalogue's stays."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Proposal:
    """One film of a listing. ``choice`` is ``new``, ``skip`` or a film's key as text."""

    place: int
    read: Read
    candidates: tuple[Candidate, ...]
    choice: str

    @property
    def film(self) -> Film | None:
        """The film of the catalogue that it is taken for."""
        found = (c.film for c in self.candidates if str(c.film.pk) == self.choice)
        return next(found, None)

    @property
    def differences(self) -> list[Difference]:
        return differences(self.film, self.read) if self.film else []

    @property
    def doubtful(self) -> bool:
        """Whether a person should look: it is new, yet some film is like it."""
        return self.choice == NEW and bool(self.candidates)


def proposals(listing: Listing, choices: dict[str, str]) -> list[Proposal]:
    """What would become of each film; ``choices`` (by place) are what a person has decided."""
    addresses = [read.address for read in listing.films if read.address]
    own = dict(Film.objects.filter(slug__in=addresses).values_list("slug", "pk"))
    found = [(place, read, _candidates(read, own)) for place, read in enumerate(listing.films)]
    films = whole_films().in_bulk({pk for _place, _read, keys in found for pk in keys})
    return [
        _proposal(place, read, [films[pk] for pk in dict.fromkeys(keys) if pk in films], choices)
        for place, read, keys in found
    ]


def _candidates(read: Read, own: dict[str, int]) -> list[int]:
    if read.address in own:
        return [own[read.address]]
    return [m.subject for _language, t in read.titles for m in search(t, {Kind.FILM}, MOST)]


def _proposal(place: int, read: Read, films: Iterable[Film], choices: dict[str, str]) -> Proposal:
    likely = [Candidate(film, _likeness(read, film)) for film in films]
    likely = [one for one in likely if one.likeness.score >= MAYBE]
    likely.sort(key=lambda one: (-one.likeness.score, one.film.pk))
    best = likely[0] if likely and likely[0].likeness.score >= SAME else None
    own = str(best.film.pk) if best else NEW
    choice = choices.get(str(place), own)
    if choice not in (NEW, SKIP, *(str(one.film.pk) for one in likely)):
        choice = own
    return Proposal(place, read, tuple(likely[:MOST]), choice)


def _likeness(read: Read, film: Film) -> Likeness:
    if read.address == film.slug:
        return Likeness(1, (Reason.ADDRESS,))
    return compare(facts_read(read), facts(film))


def facts(film: Film) -> Facts:
    """What tells a film of the catalogue from others. Its rows come with it."""
    directors = [c.person for c in film.credits.all() if c.role == "director"]
    return Facts(
        titles=tuple(title.text for title in film.titles.all()),
        year=film.year,
        directors=tuple(name for person in directors for name in person.name.values()),
        minutes=min((version.minutes for version in film.versions.all()), default=None),
    )


def facts_read(read: Read) -> Facts:
    return Facts(tuple(t for _l, t in read.titles), read.year, read.directors, read.minutes)


def differences(film: Film, read: Read) -> list[Difference]:
    """Facts that both give and give otherwise. What only the sheet gives is added, not listed."""
    pairs: list[tuple[str, Any, Any]] = [
        ("year", film.year, read.year),
        ("countries", sorted(film.countries), sorted(read.countries)),
    ]
    found = [Difference(name, _said(a), _said(b)) for name, a, b in pairs if a and b and a != b]
    runtimes = {version.minutes for version in film.versions.all()}
    strange = [p for p in read.prints if p.minutes and runtimes and p.minutes not in runtimes]
    found += [
        Difference("minutes", _said(sorted(runtimes)), str(shown.minutes)) for shown in strange
    ]
    return found


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
