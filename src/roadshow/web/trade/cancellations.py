"""What a member's calendar was told and must be told is off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from roadshow.apps.screenings.queries import document, last_release
from roadshow.apps.tours.models import Member
from roadshow.formats.appointments import Entry, appointments, cancelled, remembered, withdraw
from roadshow.formats.programme import Programme
from roadshow.formats.programme_parts import Withdrawn
from roadshow.web.trade.words import language


def cancellations(member: Member, shown: set[str], now: datetime) -> list[Entry]:
    """What releases told to be the member's appointment and is not in the agenda (``shown``) now.

    Also a public event that was deleted a moment ago, and the screenings of a tour that was taken
    from the public. An event that was never public leaves no trace. One query, two where the
    release is not kept in memory.
    """
    last = last_release(member.tour.slug)
    if last is None:
        return []
    found = [one for one in _off(document(last[0]), member.person_id) if one.key not in shown]
    # As all entries here they count with the whole calendar, whose number every change raises.
    return [
        replace(cancelled(one, language()), edition=None) for one in found if remembered(one, now)
    ]


def _off(programme: Programme, person: int) -> Iterator[Withdrawn]:
    """Each once: what is told to be off for some may be on for others."""
    held = [key for key, people in appointments(programme) if person in people]
    yield from (withdraw(programme, key, 0) for key in held)
    yield from (one for one in programme.withdrawn if person in one.people and one.key not in held)
