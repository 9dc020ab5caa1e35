"""Reading tours, and who may see or change one."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.tours.models import Event, Member, Tour, TourRole
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.apps.tours.rules import ABILITIES, Ability

Visitor = User | AnonymousUser


def tours_of(visitor: Visitor) -> QuerySet[Tour]:
    """The tours on which this person has any role."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return Tour.objects.none()
    tours = Tour.objects.select_related("programme")
    return tours if visitor.is_superuser else tours.filter(roles__user=visitor)


def abilities(visitor: Visitor, tour: Tour) -> frozenset[Ability]:
    """What this person may do on this tour."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return frozenset()
    if visitor.is_superuser:
        return frozenset(Ability)
    role = TourRole.objects.filter(user=visitor, tour=tour).values_list("role", flat=True).first()
    return ABILITIES[TourRoleName(role)] if role else frozenset()


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
    """Every event of a tour with what its line on a page needs, in three queries."""
    return (
        Event.objects.filter(leg__tour=tour)
        .select_related("leg", "venue")
        .prefetch_related("participations__person", "participations__organisation")
    )


def members_of(tour: Tour) -> QuerySet[Member]:
    return (
        Member.objects.filter(tour=tour).select_related("person").prefetch_related("presences__leg")
    )
