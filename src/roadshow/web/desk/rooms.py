"""Where a screening could go, for whoever has it in hand: each strip's forbidden and doubtful
starts, with the reason in a sentence.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil, floor
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from roadshow.apps.screenings.bridge.clearance import Judge, showcase_days
from roadshow.apps.screenings.bridge.timetable import Standing, standing
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.queries import events_of
from roadshow.apps.tours.rules import Ability
from roadshow.engines.kernel.findings import Finding, Severity
from roadshow.engines.timetable.rooms import Stretch, rooms
from roadshow.engines.timetable.spans import instant, rest, second
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.axis import Axis
from roadshow.web.desk.board import Layout, layouts
from roadshow.web.desk.findings import Said, say

SNAP = 5
"""Minutes to which the board's scripts hold a start."""

Strips = dict[str, list[tuple[int, int, int]]]


@on_tour(Ability.EDIT)
def page(request: DeskRequest, pk: int) -> HttpResponse:
    """By hall and day, ``[first, last, reason]`` in minutes after the day's midnight by the clock
    on the wall, and the reasons. What is not named is free."""
    tour = request.tour
    screening = get_object_or_404(screenings_of(tour), pk=pk)
    now = standing(tour)
    [layout] = [
        one
        for one in layouts([screening.leg], halls_of(tour), now.screenings, events_of(tour), {})
        if one.leg.pk == screening.leg_id
    ]
    answer = JsonResponse(_answer(tour, now, layout, _stretches(now, layout, screening)))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _stretches(now: Standing, layout: Layout, screening: Screening) -> dict[int, list[Stretch]]:
    found = rooms(now.problem, now.timetable, str(screening.pk))
    doubtful = list(_doubtful(screening))
    return {hall.pk: [*found[str(hall.pk)], *doubtful] for hall in layout.halls}


def _doubtful(screening: Screening) -> Iterator[Stretch]:
    """Days of its showcase on which rights or keys do not cover it."""
    inside = Judge([screening]).windows(screening)
    covered = [(second(one.start), second(one.end) - 1) for one in inside]
    finding = Finding(code="uncovered", severity=Severity.WARN, subjects=())
    for whole in showcase_days(screening):
        for first, last in rest(covered, (second(whole.start), second(whole.end) - 1)):
            yield Stretch(instant(first), instant(last), finding)


def _answer(
    tour: Tour, now: Standing, layout: Layout, found: dict[int, list[Stretch]]
) -> dict[str, Any]:
    numbers: dict[Finding, int] = {}
    days = [(day, *layout.axis.bounds(day)) for day in layout.days]
    strips: Strips = {}
    for hall, stretches in found.items():
        for day, begin, end in days:
            today = [one for one in stretches if one.first <= end and one.last >= begin]
            marks = list(_marks(layout.axis, day, today, numbers))
            if marks:
                strips[f"{hall}:{day.isoformat()}"] = marks
    return {"strips": strips, "reasons": _reasons(tour, now, list(numbers))}


def _marks(
    axis: Axis, day: date, stretches: Iterable[Stretch], numbers: dict[Finding, int]
) -> Iterator[tuple[int, int, int]]:
    begin, end = axis.start * 60, axis.end * 60
    for stretch in stretches:
        first = max(ceil(axis.minute(stretch.first, day) / SNAP) * SNAP, begin)
        last = min(floor(axis.minute(stretch.last, day) / SNAP) * SNAP, end)
        if first <= last:
            yield first, last, numbers.setdefault(stretch.finding, len(numbers))


def _reasons(tour: Tour, now: Standing, found: list[Finding]) -> list[dict[str, str]]:
    forbidden = [one for one in found if one.severity == Severity.FORBID]
    said = dict(zip(forbidden, say(tour, forbidden, now.screenings), strict=True))
    return [
        {"level": "stop", "code": one.code, "text": _sentence(one, said[one])}
        if one in said
        else {"level": "warn", "code": one.code, "text": _("Rights or keys do not cover it then")}
        for one in found
    ]


def _sentence(found: Finding, said: Said) -> str:
    """What is wrong, and with whom or what. The screening in hand comes first, and whoever points
    at a hall knows which."""
    told = zip(found.subjects, said.subjects, strict=True)
    names = [link.text for one, link in list(told)[1:] if one.kind != "hall" and link.text]
    return f"{said.text}: {'; '.join(names)}" if names else said.text
