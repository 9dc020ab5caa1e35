"""Grants and avails as JSON."""

from typing import Annotated, Literal

from pydantic import Field

from roadshow.web.api.schemas.kinds import (
    Amount,
    Day,
    Flag,
    Key,
    MaybeWords,
    Strict,
    Text,
    Texts,
)

Count = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Clause = Annotated[Text, Field(max_length=200)]


class GrantFields(Strict):
    """``territories`` as a contract writes them, with the meaning of the day ``signed``; ``ends``
    is the last day. ``holder``: whose rights these are; without one the bureau's own."""

    direction: Literal["in", "out"]
    party: Key
    holder: Key | None = None
    films: Annotated[list[Key], Field(min_length=1, max_length=1000)]
    territories: Annotated[Text, Field(min_length=1, max_length=500)]
    media: Annotated[list[Text], Field(min_length=1, max_length=40)] = Field(
        default_factory=lambda: ["all"]
    )
    starts: Day | None = None
    ends: Day | None = None
    signed: Day
    clause: Clause = ""
    original: Flag = True
    any_dubbing: Flag = True
    dubbed: Texts
    any_subtitles: Flag = True
    subtitled: Texts
    exclusive: Flag = False
    runs: Annotated[int, Field(strict=True, ge=1, le=100_000)] | None = None
    used: Count = 0
    fee: Amount | None = None
    currency: Annotated[Text, Field(max_length=3)] = ""
    document: Clause = ""
    note: MaybeWords
    sample: Flag = False


class GrantRecord(GrantFields):
    """``codes``: the territories as they were understood."""

    id: Key
    codes: list[str]


class AvailsAsked(Strict):
    """What somebody wants to do with films. ``ends`` is the last day; without one it has no end.

    ``language``: original, or “dubbed ru”, “subtitled kk”; empty for whatever language.
    """

    films: Annotated[list[Key], Field(min_length=1, max_length=100)]
    territories: Annotated[Text, Field(min_length=1, max_length=500)]
    media: Annotated[list[Text], Field(min_length=1, max_length=40)]
    starts: Day
    ends: Day | None = None
    language: Annotated[
        Text, Field(pattern=r"^(|original|(dubbed|subtitled) [A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)$")
    ] = ""
    exclusive: Flag = False


class RefusalTold(Strict):
    """``record`` is “grant 7” and the like; ``until``: the first day on which it holds no more."""

    code: str
    record: str
    clause: str
    until: Day | None
    since: Day | None
    kind: str
    text: str
    mend: str


class SpanTold(Strict):
    """``end`` is the last day."""

    start: Day
    end: Day | None
    free: Flag
    refusals: list[RefusalTold]


class AvailsTold(Strict):
    """One film in the cells (territory, medium) that are alike."""

    film: Key
    cells: list[tuple[str, str]]
    free: Flag
    free_from: Day | None
    spans: list[SpanTold]
