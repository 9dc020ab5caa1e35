"""What the people at the door need: their day's screenings, hall by hall."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from roadshow.apps.screenings.queries import current_release, document
from roadshow.apps.tours.rules import Ability
from roadshow.formats.programme import Programme, Screening
from roadshow.web import dates
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.clock import language, words


@dataclass(frozen=True)
class Showing:
    clock: str
    ends: str
    film: str
    hall: str
    seats: int
    qa: int
    sample: bool


@dataclass(frozen=True)
class Day:
    """One city's screenings of one day, in order of time."""

    day: date
    name: str
    zone: str
    accent: int
    today: bool
    gone: bool
    rows: list[Showing] = field(default_factory=list)


@on_tour(Ability.ADMIT, Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """The published screenings: today's first, then the days to come, then those gone by."""
    current = current_release(request.tour.slug)
    found = days(document(current.release_id), timezone.now()) if current else []
    context = {
        "days": [day for day in found if day.today],
        "others": [day for day in found if not day.today],
        "published": current is not None,
    }
    return render(request, "desk/door.html", context)


def days(programme: Programme, now: datetime) -> list[Day]:
    """Each day of each city; those that were before ``now`` come last."""
    accents = {leg.id: number for number, leg in enumerate(programme.legs, 1)}
    found: dict[tuple[date, int], Day] = {}
    for shown in sorted(programme.screenings, key=lambda one: (one.starts, one.id)):
        leg = programme.leg_by_id[shown.leg]
        local = shown.starts.astimezone(leg.zone)
        today = now.astimezone(leg.zone).date()
        place = (local.date(), accents[leg.id])
        if place not in found:
            found[place] = Day(
                day=local.date(),
                name=dates.full(local.date(), language()),
                zone=dates.zone(words(leg.city), local),
                accent=accents[leg.id],
                today=local.date() == today,
                gone=local.date() < today,
            )
        found[place].rows.append(_showing(shown, programme))
    return sorted(found.values(), key=lambda day: (day.gone, day.day, day.accent))


def _showing(shown: Screening, programme: Programme) -> Showing:
    zone, hall = programme.leg_by_id[shown.leg].zone, programme.hall_by_id[shown.hall]
    return Showing(
        clock=dates.clock(shown.starts.astimezone(zone)),
        ends=dates.clock(shown.ends.astimezone(zone)),
        film=words(programme.film_by_id[shown.film].names),
        hall=f"{words(programme.venue_by_id[hall.venue].name)}, {words(hall.name)}",
        seats=hall.seats,
        qa=shown.qa_minutes,
        sample=shown.sample,
    )
