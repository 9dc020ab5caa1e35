"""Reading tours, and who may see or change one."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.people.models import Person
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Participation,
    Presence,
    Tour,
    TourRole,
    Venue,
)
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.apps.tours.rules import ABILITIES, Ability

Visitor = User | AnonymousUser


def tours_of(visitor: Visitor) -> QuerySet[Tour]:
    """The tours on which this person has any role."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return Tour.objects.none()
    tours = Tour.objects.select_related("programme")
    return tours if visitor.is_superuser else tours.filter(roles__user=visitor)


def roles_of(visitor: Visitor) -> dict[int, TourRoleName]:
    """This person's role on each of their tours, by the tour's key."""
    if not isinstance(visitor, User):
        return {}
    rows = TourRole.objects.filter(user=visitor).values_list("tour_id", "role")
    return {tour: TourRoleName(role) for tour, role in rows}


def abilities(visitor: Visitor, tour: Tour) -> frozenset[Ability]:
    """What this person may do on this tour."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return frozenset()
    if visitor.is_superuser:
        return frozenset(Ability)
    role = TourRole.objects.filter(user=visitor, tour=tour).values_list("role", flat=True).first()
    return ABILITIES[TourRoleName(role)] if role else frozenset()


def abilities_by_tour(user: User, tours: Iterable[Tour]) -> dict[int, frozenset[Ability]]:
    """What this person may do on each of these tours. One query."""
    if user.is_superuser:
        return {tour.pk: frozenset(Ability) for tour in tours}
    roles = dict(TourRole.objects.filter(user=user).values_list("tour_id", "role"))
    return {
        tour.pk: ABILITIES[TourRoleName(roles[tour.pk])] if tour.pk in roles else frozenset()
        for tour in tours
    }


def require(visitor: Visitor, tour: Tour, ability: Ability) -> None:
    """Go on only if this person may.

    Raises:
        PermissionDenied: with what is missing and who can mend it.
    """
    if ability not in abilities(visitor, tour):
        raise PermissionDenied(
            _("Your role on this tour does not allow this. Its programme officer can change roles.")
        )


def events_of(tour: Tour) -> QuerySet[Event]:
    """Every event of a tour with what its line on a page needs, in a fixed number of queries."""
    return (
        Event.objects.filter(leg__tour=tour)
        .select_related("leg", "venue")
        .prefetch_related(
            "participations__person", "participations__organisation", "agenda__speakers"
        )
    )


def members_of(tour: Tour) -> QuerySet[Member]:
    return (
        Member.objects.filter(tour=tour).select_related("person").prefetch_related("presences__leg")
    )


def tour_of(
    record: Leg
    | Venue
    | Event
    | AgendaItem
    | Participation
    | Member
    | Presence
    | Invitation
    | Commitment,
) -> Tour:
    """The tour that a record belongs to."""
    match record:
        case Leg() | Member() | Commitment():
            return record.tour
        case Venue() | Event():
            return record.leg.tour
        case AgendaItem() | Participation() | Invitation():
            return record.event.leg.tour
        case Presence():
            return record.member.tour


def invitation_token(invitation: Invitation) -> str:
    """What stands in the link of the answer page."""
    return Signer(salt="invitation").sign(invitation.key)


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation of a signed link, None for one that is tampered with or withdrawn."""
    key = _unsigned(token, "invitation")
    invitations = Invitation.objects.select_related(
        "event__leg__tour", "event__venue", "person", "organisation"
    )
    return invitations.filter(key=key).first() if key else None


def agenda_token(member: Member) -> str:
    """What stands in the address of a member's private calendar feed."""
    return Signer(salt="agenda").sign(member.feed_key)


def member_by_token(token: str) -> Member | None:
    """The member of a signed feed address, None for one that is tampered with or renewed."""
    key = _unsigned(token, "agenda")
    members = Member.objects.select_related("tour", "person")
    return members.filter(feed_key=key).first() if key else None


def presences_of(member: Member) -> QuerySet[Presence]:
    return Presence.objects.filter(member=member).select_related("leg")


def presences_of_person(tour: Tour, person: Person) -> QuerySet[Presence]:
    rows = Presence.objects.filter(member__tour=tour, member__person=person)
    return rows.select_related("leg")


def events_with(member: Member) -> QuerySet[Event]:
    """The tour's events, public or not, at which a member takes part or speaks."""
    return events_of_person(member.tour, member.person_id).select_related("leg__tour", "venue")


def events_of_person(tour: Tour, person: Person | int) -> QuerySet[Event]:
    """The same for anybody, whether or not they travel with the delegation."""
    parts = Participation.objects.filter(person=person, event__leg__tour=tour)
    talks = AgendaItem.objects.filter(speakers=person, event__leg__tour=tour)
    own = Q(pk__in=parts.values("event")) | Q(pk__in=talks.values("event"))
    return events_of(tour).filter(own)


def last_change(tour: Tour) -> AuditEntry | None:
    """The newest entry of the trail that may concern this tour: its own, or the catalogue's."""
    return AuditEntry.objects.filter(Q(tour_id=tour.pk) | Q(tour_id=None)).order_by("-id").first()


def _unsigned(token: str, salt: str) -> str | None:
    try:
        return Signer(salt=salt).unsign(token)
    except BadSignature:
        return None
