"""Every change of a tour's records. The actor is passed in; a refusal says what would mend it."""

import secrets
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
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
from roadshow.apps.tours.phrases import Answer, TourRoleName
from roadshow.apps.tours.queries import require, tour_of
from roadshow.apps.tours.rules import Ability

Record = (
    Leg | Venue | Event | AgendaItem | Participation | Member | Presence | Invitation | Commitment
)


def create_tour(*, actor: User, tour: Tour) -> None:
    """Begin a tour; its maker becomes its programme officer.

    Raises:
        PermissionDenied: unless a superuser, or an officer of another tour of the programme.
        ValidationError: by field.
    """
    known = TourRole.objects.filter(
        user=actor, role=TourRoleName.OFFICER, tour__programme=tour.programme_id
    )
    if not (actor.is_superuser or known.exists()):
        raise PermissionDenied(_("Only a programme officer may begin a tour."))
    with transaction.atomic():
        core.save(actor=actor, record=tour, action="create tour", tour_id=None)
        TourRole.objects.create(user=actor, tour=tour, role=TourRoleName.OFFICER)


def save_tour(*, actor: User, tour: Tour) -> None:
    """Change a tour. Its days must still hold its legs.

    Raises:
        PermissionDenied, ValidationError: nothing is written.
    """
    require(actor, tour, Ability.EDIT)
    for leg in tour.legs.all():
        if leg.starts < tour.starts:
            raise ValidationError({"starts": _("“%(leg)s” begins before this.") % {"leg": leg}})
        if leg.ends > tour.ends:
            raise ValidationError({"ends": _("“%(leg)s” ends after this.") % {"leg": leg}})
    core.save(actor=actor, record=tour, action="change tour", tour_id=tour.pk)


def save(*, actor: User, record: Record, links: core.Links | None = None) -> None:
    """Add or change one record of a tour.

    Raises:
        PermissionDenied: by role.
        ValidationError: by field; nothing is written.
    """
    tour = tour_of(record)
    require(actor, tour, Ability.EDIT)
    if isinstance(record, Invitation | Member):
        _give_key(record)
    if isinstance(record, Leg) and record.pk:
        _still_holds_events(record)
    verb = "change" if record.pk else "add"
    name = f"{verb} {record._meta.model_name}"
    core.save(actor=actor, record=record, action=name, tour_id=tour.pk, links=links)


def delete(*, actor: User, record: Record) -> None:
    """Remove one record of a tour. The audit trail keeps what it held."""
    tour = tour_of(record)
    require(actor, tour, Ability.EDIT)
    name = f"delete {record._meta.model_name}"
    core.delete(actor=actor, record=record, action=name, tour_id=tour.pk)


def set_role(*, actor: User, tour: Tour, user: User, role: TourRoleName | None) -> None:
    """Give a user a role on the tour, or with None take it away.

    Raises:
        PermissionDenied: by role on the tour.
        ValidationError: it is the actor's own, so that a tour always keeps an officer.
    """
    require(actor, tour, Ability.EDIT)
    if user == actor:
        raise ValidationError(
            _("You cannot change your own role. Ask another officer."), code="own"
        )
    with transaction.atomic():
        old = TourRole.objects.filter(tour=tour, user=user).first()
        if role is None:
            TourRole.objects.filter(tour=tour, user=user).delete()
        else:
            TourRole.objects.update_or_create(tour=tour, user=user, defaults={"role": role})
        changes = {"role": [old.role if old else None, role]}
        core.note(actor=actor, action="set role", subject=user, tour_id=tour.pk, changes=changes)


def answer_invitation(*, invitation: Invitation, answer: Answer, now: datetime) -> None:
    """Note the answer of whoever holds the signed link; they may change their mind.

    Raises:
        ValidationError: once the event is over.
    """
    if now > invitation.event.ends:
        raise ValidationError(_("This event is over: the answer can no longer be changed."))
    invitation.answer = answer
    invitation.answered_at = now
    tour = tour_of(invitation)
    core.save(actor=None, record=invitation, action="answer invitation", tour_id=tour.pk)


def renew_agenda_link(*, actor: User, member: Member) -> None:
    """Make a member's private feed address anew; the old one stops at once."""
    require(actor, member.tour, Ability.EDIT)
    member.feed_key = ""
    _give_key(member)
    core.save(actor=actor, record=member, action="renew agenda link", tour_id=member.tour_id)


def _give_key(record: Invitation | Member) -> None:
    if isinstance(record, Member):
        record.feed_key = record.feed_key or secrets.token_urlsafe(18)
    else:
        record.key = record.key or secrets.token_urlsafe(18)


def _still_holds_events(leg: Leg) -> None:
    """A leg's new days must hold its events.

    Raises:
        ValidationError: naming the first event left outside.
    """
    leg.full_clean()
    opens, closes = leg.bounds()
    for event in leg.events.all():
        if event.starts < opens:
            raise ValidationError({"starts": _("“%(event)s” is earlier.") % {"event": event}})
        if event.ends > closes:
            raise ValidationError({"ends": _("“%(event)s” is later.") % {"event": event}})
