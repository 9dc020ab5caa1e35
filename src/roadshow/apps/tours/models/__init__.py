"""A tour: its legs, places and events, who travels, who is invited, what was promised."""

from roadshow.apps.tours.models.delegation import Member, Presence
from roadshow.apps.tours.models.events import AgendaItem, Event, Participation
from roadshow.apps.tours.models.journey import Leg, Programme, Tour, TourRole, Venue
from roadshow.apps.tours.models.promises import Commitment, Invitation

__all__ = [
    "AgendaItem",
    "Commitment",
    "Event",
    "Invitation",
    "Leg",
    "Member",
    "Participation",
    "Presence",
    "Programme",
    "Tour",
    "TourRole",
    "Venue",
]
