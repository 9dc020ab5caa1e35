"""The catalogue, a tour's showcases and its reported figures as JSON."""

from typing import Annotated, Literal

from pydantic import Field

from roadshow.apps.films.phrases import (
    CompanyPart,
    CreditRole,
    Format,
    IdScheme,
    LinkKind,
    Measure,
    Precision,
    ShowcaseKind,
    TitleKind,
)
from roadshow.apps.people.phrases import OrganisationKind
from roadshow.web.api.schemas.kinds import (
    Amount,
    Day,
    Flag,
    Key,
    Keys,
    MaybeWords,
    Slug,
    Small,
    Strict,
    Text,
    Texts,
    Words,
)


class OrganisationFields(Strict):
    name: Words
    kind: OrganisationKind = OrganisationKind.COMPANY
    country: Text = ""
    sample: Flag = False


class OrganisationRecord(OrganisationFields):
    id: Key


class PersonFields(Strict):
    """``family`` is, by language, the part of the name that is the family's."""

    name: Words
    family: MaybeWords
    language: Text = ""
    office: MaybeWords
    organisation: Key | None = None
    country: Text = ""
    sample: Flag = False


class PersonRecord(PersonFields):
    id: Key


class TitlePart(Strict):
    text: Text
    language: Text
    kind: TitleKind = TitleKind.RELEASE


class CreditPart(Strict):
    person: Key
    role: CreditRole
    billing: Small = 1


class CompanyOfFilm(Strict):
    organisation: Key
    part: CompanyPart


class VersionPart(Strict):
    """With ``id`` a version that the film has; without, a new one."""

    id: Key | None = None
    name: MaybeWords
    minutes: Small
    spoken: Texts
    subtitles: Texts
    burnt_in: Texts
    format: Format | Literal[""] = ""
    frame_rate: Amount | None = None
    aspect: Amount | None = None
    sample: Flag = False


class RatingPart(Strict):
    country: Text
    rating: Text


class FestivalPart(Strict):
    """With ``id`` an entry that the film has; without, a new one."""

    id: Key | None = None
    festival: Words
    year: Small
    section: MaybeWords
    prize: MaybeWords


class LinkPart(Strict):
    kind: LinkKind
    url: Text
    language: Text = ""


class ExternalIdPart(Strict):
    """``value`` as people paste it, an address too; it is kept in its register's spelling."""

    scheme: IdScheme
    value: Text


class FilmFields(Strict):
    """Each list stands for all of its rows: what is left out of it is taken away."""

    slug: Slug
    year: Small | None = None
    countries: Texts
    genres: Texts
    synopsis: MaybeWords
    note: MaybeWords
    sample: Flag = False
    titles: Annotated[list[TitlePart], Field(max_length=200)]
    credits: Annotated[list[CreditPart], Field(default_factory=list, max_length=500)]
    companies: Annotated[list[CompanyOfFilm], Field(default_factory=list, max_length=100)]
    versions: Annotated[list[VersionPart], Field(default_factory=list, max_length=100)]
    ratings: Annotated[list[RatingPart], Field(default_factory=list, max_length=250)]
    festivals: Annotated[list[FestivalPart], Field(default_factory=list, max_length=200)]
    links: Annotated[list[LinkPart], Field(default_factory=list, max_length=100)]
    external_ids: Annotated[list[ExternalIdPart], Field(default_factory=list, max_length=20)]


class FilmRecord(FilmFields):
    id: Key


class ShowcaseFields(Strict):
    """``films`` in the order of their places; ``places`` may be more, to be announced."""

    slug: Slug
    name: Words
    kind: ShowcaseKind
    opens: Day
    closes: Day
    places: Small
    films: Keys


class ShowcaseRecord(ShowcaseFields):
    id: Key


class FigureFields(Strict):
    """A number that somebody published. ``value`` is exact decimal text."""

    subject: Words
    measure: Measure
    value: Amount
    currency: Text = ""
    precision: Precision = Precision.EXACT
    event: Key | None = None
    film: Key | None = None
    source: Text
    sample: Flag = False


class FigureRecord(FigureFields):
    id: Key
