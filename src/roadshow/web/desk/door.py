"""What the people at the door need: their day's screenings, hall by hall."""

from django.http import HttpResponse
from django.shortcuts import render

from roadshow.apps.screenings.queries import current_release, document
from roadshow.apps.tours.rules import Ability
from roadshow.web import dates
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.clock import language, words


@on_tour(Ability.ADMIT, Ability.SEE)
def page(request: DeskRequest) -> HttpResponse:
    """The published screenings by city and day."""
    current = current_release(request.tour.slug)
    days: dict[tuple[str, str], list[dict[str, object]]] = {}
    if current:
        programme = document(current.release_id)
        for shown in programme.screenings:
            leg, hall = programme.leg_by_id[shown.leg], programme.hall_by_id[shown.hall]
            local = shown.starts.astimezone(leg.zone)
            key = (dates.zone(words(leg.city), local), dates.full(local.date(), language()))
            row = {
                "clock": dates.clock(local),
                "ends": dates.clock(shown.ends.astimezone(leg.zone)),
                "film": words(programme.film_by_id[shown.film].names),
                "hall": f"{words(programme.venue_by_id[hall.venue].name)}, {words(hall.name)}",
                "seats": hall.seats,
                "qa": shown.qa_minutes,
                "sample": shown.sample,
            }
            days.setdefault(key, []).append(row)
    return render(request, "desk/door.html", {"days": sorted(days.items())})
