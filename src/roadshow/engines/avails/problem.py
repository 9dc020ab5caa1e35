"""Who granted what to whom, and what is asked: frozen, and refused at construction when it makes
no sense.

Days are those of the territory itself; a window is ``[start, end)``, and a missing side is open.
Territories are codes, or words as people write them (`engines/kernel/territories`), read with the
definitions of the day the contract was signed.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from roadshow.engines.avails import media
from roadshow.engines.avails.languages import Languages, Wish
from roadshow.engines.avails.part import Part
from roadshow.engines.kernel import territories
from roadshow.engines.kernel.ids import Id


def _not_a_number(value: object) -> object:
    # Pydantic would take 0 or "0" for 1970: a slip in a file must not become a day.
    if isinstance(value, int | float) or (isinstance(value, str) and "-" not in value[1:]):
        raise ValueError("not a day, as in 2025-11-24")
    return value


Day = Annotated[date, BeforeValidator(_not_a_number)]
Text = Annotated[str, Field(max_length=500)]
Runs = Annotated[int, Field(strict=True, ge=0, le=100_000)]


class Terms(Part):
    """Where, how and when: what grants, holdbacks, promises and permits have in common.

    ``media``: nodes of the tree, with all below them. ``signed``: the day whose definitions of
    groups of territories hold; today's are not assumed.
    """

    territories: str | tuple[str, ...]
    media: tuple[str, ...] = ("all",)
    start: Day | None = None
    end: Day | None = None
    signed: Day = date(2025, 1, 1)
    clause: Text = ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.start and self.end and self.end <= self.start:
            raise ValueError(f"the end {self.end} is not after the start {self.start}")
        for node in self.media:
            if node not in media.NODES:
                raise ValueError(f"media: there is no medium {node!r}")
        if not self.media:
            raise ValueError("media: none is named")
        if not self.territories:
            raise ValueError("territories: none is named")
        self.where  # noqa: B018  # read now: what cannot be read is refused
        return self

    @cached_property
    def where(self) -> frozenset[str]:
        """The codes of the territories."""
        if isinstance(self.territories, tuple):
            for code in self.territories:
                if code not in territories.CODES:
                    raise ValueError(f"territories: there is no territory {code!r}")
            return frozenset(self.territories)
        read = territories.read(self.territories, self.signed)
        if read.doubts:
            said = ", ".join(f"{doubt.word!r} ({doubt.code})" for doubt in read.doubts)
            raise ValueError(f"territories: not understood: {said}")
        return read.codes

    @cached_property
    def how(self) -> frozenset[str]:
        """The leaves of the tree of media."""
        return frozenset[str]().union(*(media.leaves(node) for node in self.media))


class Grant(Terms):
    """Rights given: ``in`` to us, ``out`` by us. ``party`` is the other side.

    ``used``: runs that are already used up.
    """

    id: Id
    direction: Literal["in", "out"]
    films: tuple[Id, ...] = Field(min_length=1)
    party: Text = ""
    languages: Languages = Languages()
    exclusive: bool = False
    runs: Runs | None = None
    used: Runs = 0

    @property
    def left(self) -> int | None:
        return None if self.runs is None else max(self.runs - self.used, 0)


class After(Part):
    """So many months after the first release in a medium, in each territory by itself."""

    medium: str
    months: Annotated[int, Field(strict=True, ge=0, le=600)]

    @model_validator(mode="after")
    def _is_a_medium(self) -> Self:
        if self.medium not in media.NODES:
            raise ValueError(f"medium: there is no medium {self.medium!r}")
        return self


class Holdback(Terms):
    """What may not be done for a time: “no free TV until 12 months after theatrical”.

    ``after`` moves the end; while there has been no release that it could count from, it is open.
    """

    id: Id
    films: tuple[Id, ...] = Field(min_length=1)
    after: After | None = None


class Promise(Terms):
    """A premiere kept for ``holder``: until ``end`` nobody else shows the film there."""

    id: Id
    films: tuple[Id, ...] = Field(min_length=1)
    holder: Id
    media: tuple[str, ...] = ("theatrical", "non_theatrical")


class Release(Part):
    """The first day on which a film could be seen in a medium in one territory."""

    film: Id
    territory: str
    medium: str
    day: Day

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.territory not in territories.CODES:
            raise ValueError(f"territory: there is no territory {self.territory!r}")
        if self.medium not in media.NODES:
            raise ValueError(f"medium: there is no medium {self.medium!r}")
        return self


class Requirement(Terms):
    """A permit of this ``kind`` is needed there, for these media."""

    id: Id
    kind: Id


class Permit(Terms):
    """What was permitted for some films."""

    id: Id
    kind: Id
    films: tuple[Id, ...] = Field(min_length=1)


class Question(Terms):
    """What somebody wants to do. All of it must be free for the answer to be “free”.

    ``films``: none are all. ``runs``: how many are needed; 0 asks for no count. ``asker``: for whom
    premieres may be kept. ``permits``: whether a missing one stands in the way.
    """

    start: Day
    films: tuple[Id, ...] = ()
    language: Wish | None = None
    exclusive: bool = False
    runs: Runs = 0
    asker: Id | Literal[""] = ""
    permits: bool = True


class Problem(Part):
    """Everything that was granted, promised and permitted, and the questions."""

    films: tuple[Id, ...]
    grants: tuple[Grant, ...] = ()
    holdbacks: tuple[Holdback, ...] = ()
    promises: tuple[Promise, ...] = ()
    releases: tuple[Release, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    permits: tuple[Permit, ...] = ()
    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        _once("films", self.films)
        known = set(self.films)
        for path, film in self._named_films():
            if film not in known:
                raise ValueError(f"{path}: there is no film {film!r}")
        for kind in ("grants", "holdbacks", "promises", "requirements", "permits"):
            _once(kind, (record.id for record in getattr(self, kind)))
        return self

    def _named_films(self) -> Iterator[tuple[str, str]]:
        for kind in ("grants", "holdbacks", "promises", "permits", "questions"):
            for place, record in enumerate(getattr(self, kind)):
                for number, film in enumerate(record.films):
                    yield f"{kind}.{place}.films.{number}", film
        for place, release in enumerate(self.releases):
            yield f"releases.{place}.film", release.film


def _once(kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, known in enumerate(ids):
        if known in seen:
            raise ValueError(f"{kind}.{place}: {known!r} stands there twice")
        seen.add(known)
