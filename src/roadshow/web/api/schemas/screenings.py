"""Halls, screenings, drafts, findings and releases as JSON."""

from typing import Annotated, Any, Literal

from pydantic import Field

from roadshow.web.api.schemas.kinds import (
    Day,
    Flag,
    Instant,
    Key,
    Keys,
    MaybeWords,
    Small,
    Strict,
    Text,
    Words,
)


class HallFields(Strict):
    venue: Key
    name: Words
    seats: Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
    changeover: Small = 20
    formats: Annotated[list[Text], Field(default_factory=list, max_length=20)]
    zone: Annotated[Text, Field(max_length=60)] = ""
    sample: Flag = False


class HallRecord(HallFields):
    id: Key


class OpeningFields(Strict):
    """A stretch of time in which a hall is ours."""

    hall: Key
    opens: Instant
    closes: Instant
    sample: Flag = False


class OpeningRecord(OpeningFields):
    id: Key


class ScreeningFields(Strict):
    """Without hall and start it is still to be placed. ``pinned``: a new draft leaves it there."""

    showcase: Key
    version: Key
    leg: Key
    hall: Key | None = None
    starts: Instant | None = None
    qa_minutes: Small = 0
    guests: Keys
    weight: Annotated[int, Field(strict=True, ge=1, le=100)] = 10
    pinned: Flag = False
    note: MaybeWords
    sample: Flag = False


class ScreeningRecord(ScreeningFields):
    """``film_ends`` is the film's end, ``ends`` that of its Q&A."""

    id: Key
    film_ends: Instant | None
    ends: Instant | None


class DraftRecord(Strict):
    """One run of the timetable solver. Nothing changes until it is applied."""

    id: Key
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    asked_at: Instant
    applied_at: Instant | None
    progress: dict[str, Any]
    solution: dict[str, Any] | None


class DraftChoice(Strict):
    """Which draft is meant, so that none asked for meanwhile is applied in its place. ``only``:
    the screenings to move, else all."""

    draft: Key
    only: list[Key] | None = None


class Left(Strict):
    """A screening that did not move, and why."""

    screening: Key
    why: Literal["gone", "pinned", "changed", "no_hall", "other_city", "other_days"]


class Applied(Strict):
    """How many screenings the draft moved, and those that stay where they are."""

    moved: int
    left: list[Left]


class PublishFields(Strict):
    note: Annotated[Text, Field(max_length=500)] = ""


class ReleaseRecord(Strict):
    """``summary``: what the public noticed against the release before."""

    number: int
    current: bool
    published_at: Instant
    published_by: str | None
    note: str
    summary: list[dict[str, Any]]


class AuditRecord(Strict):
    """One action. ``changes`` maps a field to ``[before, after]``."""

    id: Key
    at: Instant
    actor: str
    action: str
    subject: str
    subject_id: str
    subject_name: str
    changes: dict[str, tuple[Any, Any]]


class PublishedTour(Strict):
    """One published tour. ``release`` counts up with each publication."""

    slug: str
    name: dict[str, str]
    summary: dict[str, str]
    series: dict[str, str]
    starts: Day
    ends: Day
    release: int
    published_at: Instant
