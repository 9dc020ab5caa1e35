"""Which film and which licensor a row means: surely, or not at all."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from django.core.exceptions import ValidationError

from roadshow.apps.films.bridge.proposals import facts
from roadshow.apps.films.models import ExternalId, Film
from roadshow.apps.films.queries import title_text, whole_films
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.people.models import Organisation, OtherName
from roadshow.apps.rights.bridge.exchange.unclear import UnclearError
from roadshow.apps.rights.bridge.exchange.words import said
from roadshow.apps.rights.models import AvailSource
from roadshow.engines.names import fold
from roadshow.engines.names.identity import MAYBE, SAME, Facts, compare
from roadshow.formats.avails import Avail
from roadshow.formats.delivery.identifiers import IdentifierError, normalise
from roadshow.formats.texts import localise

MOST = 5
REGISTERS = ("eidr", "isan", "imdb")
"""Those whose numbers nobody takes for another's: Douban's are digits, as shops' own are."""
OURS = "md:cid:org:roadshow:"
"""Begins the ContentID of a film without a number of its own; the film's address follows."""


class Licensors:
    """Organisations by every name they have, read once."""

    @cached_property
    def _by_name(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {}
        for pk, name in Organisation.objects.values_list("pk", "name"):
            for text in name.values():
                found.setdefault(_folded(text), set()).add(pk)
        others = OtherName.objects.filter(organisation__isnull=False)
        for key, text in others.values_list("organisation", "text"):
            found.setdefault(_folded(text), set()).add(key or 0)
        return found

    def find(self, name: str) -> Organisation:
        """Raises UnclearError where none or several have this name."""
        keys = self._by_name.get(_folded(name), set())
        if len(keys) != 1:
            raise UnclearError("DisplayName", "licensor_several" if keys else "licensor_unknown")
        return Organisation.objects.get(pk=min(keys))


def licensor(name: str) -> Organisation:
    """The organisation of this name.

    Raises:
        ValidationError: none has it, or several do.
    """
    try:
        return Licensors().find(name)
    except UnclearError as wrong:
        raise ValidationError(f"{name}: {said(wrong.unclear.code, {})}") from wrong


def _folded(name: str) -> str:
    return " ".join(fold.plain(name).split())


class Films:
    """Films by what avails say of them. Each question is asked once, however many rows ask it."""

    def __init__(self) -> None:
        self._asked: dict[tuple[object, ...], Film | UnclearError] = {}
        self._films: dict[int, Film] = {}

    def find(self, avail: Avail, licensor: int) -> Film:
        """By the film's number in a register; else as this licensor's earlier rows of the same
        ALID; else by titles, year, director and run time, where one film alone fits.

        Raises:
            UnclearError: there is no such film, or more than one.
        """
        question = (licensor, _numbered(avail), _facts(avail), avail.alid, avail.content_id)
        if question not in self._asked:
            try:
                self._asked[question] = self._find(avail, licensor)
            except UnclearError as wrong:
                self._asked[question] = wrong
        found = self._asked[question]
        if isinstance(found, UnclearError):
            raise found
        return found

    def _find(self, avail: Avail, licensor: int) -> Film:
        return self._by_number(avail) or self._by_earlier(avail, licensor) or self._by_titles(avail)

    def _by_number(self, avail: Avail) -> Film | None:
        keys: set[int] = set()
        for scheme, value in _numbered(avail):
            same = ExternalId.objects.filter(scheme=scheme, value=value)
            keys |= set(same.values_list("film", flat=True))
        return self._one(keys)

    def _by_earlier(self, avail: Avail, licensor: int) -> Film | None:
        if not avail.alid:
            return None
        earlier = AvailSource.objects.filter(alid=avail.alid, grant__party=licensor)
        return self._one(set(earlier.values_list("grant__films", flat=True)) - {None})

    def _by_titles(self, avail: Avail) -> Film:
        mine = _facts(avail)
        keys = {m.subject for title in mine.titles for m in search(title, {Kind.FILM}, MOST)}
        scored = [(compare(mine, facts(film)).score, film) for film in self._read(keys).values()]
        own = avail.content_id.removeprefix(OURS)
        alike = [film for score, film in scored if score >= (MAYBE if film.slug == own else SAME)]
        sure = [film for film in alike if _has_no_other(film, avail)]
        if len(sure) == 1:
            return sure[0]
        if alike:
            code = "film_several" if sure else "film_other"
            raise UnclearError(_column(avail), code, near=_names(sure or alike))
        near = [film for score, film in scored if score >= MAYBE]
        raise UnclearError(_column(avail), "film_unknown", near=_names(near))

    def _one(self, keys: set[int]) -> Film | None:
        if not keys:
            return None
        found = self._read(keys)
        if len(found) > 1:
            raise UnclearError("TitleID", "film_several", near=_names(list(found.values())))
        return next(iter(found.values()), None)

    def _read(self, keys: set[int]) -> dict[int, Film]:
        self._films |= whole_films().in_bulk(keys - self._films.keys())
        return {key: self._films[key] for key in sorted(keys) if key in self._films}


def _facts(avail: Avail) -> Facts:
    titles = tuple(dict.fromkeys(filter(None, (avail.internal_title, avail.title))))
    directors = (avail.director,) if avail.director else ()
    return Facts(titles, avail.release_year, directors, avail.minutes)


def _numbered(avail: Avail) -> tuple[tuple[str, str], ...]:
    """Registers and numbers that the row gives to the work; an edit's number is not the work's."""
    return tuple(dict.fromkeys(_numbers(avail)))


def _numbers(avail: Avail) -> Iterator[tuple[str, str]]:
    for written in (avail.title_id, avail.content_id, avail.alt_id):
        bare = re.sub(r"^md:\w+:eidr-s:", "", written)
        for register in REGISTERS:
            try:
                yield register, normalise(register, bare)
            except IdentifierError:
                continue


def _has_no_other(film: Film, avail: Avail) -> bool:
    """Whether the catalogue does not number this film otherwise than the row does."""
    numbers = {one.value for one in film.external_ids.all() if one.scheme == "eidr"}
    return not numbers or not avail.title_eidr or avail.title_eidr in numbers


def _column(avail: Avail) -> str:
    return "TitleInternalAlias" if avail.internal_title else "TitleDisplayUnlimited"


def _names(films: list[Film]) -> str:
    told = [
        " ".join(filter(None, (name_of(film), f"({film.year})" if film.year else "")))
        for film in films[:MOST]
    ]
    return ", ".join(told) or "—"


def name_of(film: Film, language: str = "en") -> str:
    return localise(title_text(film.titles.all()), language).text or film.slug
