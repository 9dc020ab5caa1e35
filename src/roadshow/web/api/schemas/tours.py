"""A tour's records as JSON: ``…Fields`` is what a writer gives, ``…Record`` what is answered.

References are keys (``leg: 12``) of records of the same tour, or of the catalogue.
"""

from typing import Literal

from roadshow.apps.tours.phrases import Answer, CommitmentState, EventKind, ParticipationRole
from roadshow.web.api.schemas.kinds import (
    Day,
    Flag,
    Instant,
    Key,
    Keys,
    MaybeWords,
    Slug,
    Strict,
    Text,
    Words,
)


class TourFields(Strict):
    programme: Key
    slug: Slug
    name: Words
    summary: MaybeWords
    occasion: MaybeWords
    source: Text = ""
    starts: Day
    ends: Day


class TourRecord(TourFields):
    """``release`` is the number that the public sees; null while unpublished."""

    id: Key
    abilities: list[Literal["see", "edit", "admit"]]
    release: int | None


class LegFields(Strict):
    city: Words
    country: Text
    timezone: Text
    starts: Day
    ends: Day
    sample: Flag = False


class LegRecord(LegFields):
    """``opens`` and ``closes`` are the instants between which its events lie."""

    id: Key
    opens: Instant
    closes: Instant


class VenueFields(Strict):
    leg: Key
    name: Words
    address: MaybeWords
    directions: MaybeWords
    sample: Flag = False


class VenueRecord(VenueFields):
    id: Key


class EventFields(Strict):
    leg: Key
    slug: Slug
    kind: EventKind
    title: Words
    summary: MaybeWords
    venue: Key | None = None
    starts: Instant
    ends: Instant
    times_sample: Flag = False
    public: Flag = True
    sample: Flag = False


class EventRecord(EventFields):
    id: Key


class AgendaItemFields(Strict):
    event: Key
    title: Words
    speakers: Keys
    starts: Instant
    ends: Instant
    times_sample: Flag = False
    sample: Flag = False


class AgendaItemRecord(AgendaItemFields):
    id: Key


class ParticipationFields(Strict):
    event: Key
    person: Key | None = None
    organisation: Key | None = None
    role: ParticipationRole
    office: MaybeWords
    sample: Flag = False


class ParticipationRecord(ParticipationFields):
    id: Key


class MemberFields(Strict):
    person: Key
    duty: MaybeWords
    sample: Flag = False


class MemberRecord(MemberFields):
    id: Key


class PresenceFields(Strict):
    member: Key
    leg: Key
    arrives: Instant
    departs: Instant
    sample: Flag = False


class PresenceRecord(PresenceFields):
    id: Key


class InvitationFields(Strict):
    event: Key
    person: Key | None = None
    organisation: Key | None = None
    email: Text = ""
    sample: Flag = False


class InvitationRecord(InvitationFields):
    """``answer`` is the invited party's own: it is given on the page that their link opens."""

    id: Key
    answer: Answer
    answered_at: Instant | None


class CommitmentFields(Strict):
    title: Words
    detail: MaybeWords
    voiced_at: Key | None = None
    owner: Key | None = None
    due: Day | None = None
    state: CommitmentState = CommitmentState.VOICED
    sample: Flag = False


class CommitmentRecord(CommitmentFields):
    id: Key
