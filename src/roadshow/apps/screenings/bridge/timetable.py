"""A tour's screenings as the timetable engine's problem, and its answers as rows' places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from roadshow.apps.films.models import Material, Showcase
from roadshow.apps.films.phrases import Format, MaterialKind
from roadshow.apps.films.queries import title_text
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.bridge.clearance import Judge, showcase_days
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import current_release, document, halls_of, screenings_of
from roadshow.apps.tours.models import Leg, Participation, Presence, Tour
from roadshow.apps.tours.rules import day_bounds
from roadshow.engines.kernel.findings import Finding, Severity
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.timetable import parts
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.formats.texts import localise

EVENING = (time(18, 0), time(20, 30))
"""When a show begins in prime time on a working day; at a weekend from noon on."""

FLIGHT = 8 * 60
"""Minutes between two cities of a tour, door to door, until legs say better."""

ACROSS = 30
"""Minutes between two venues of a city."""

HANDLING = 60
"""Minutes to take a film print down, pack it, and set it up elsewhere."""

ANYWHERE = {"", Format.DCP_2K, Format.DCP_4K, Format.FILE}
"""Formats that every hall can show."""

Place = tuple[int, datetime]


Windows = Callable[[Screening], tuple[Interval, ...]]


def problem_of(tour: Tour) -> Problem:
    """Everything the solver needs of a tour: screenings run when they are cleared."""
    screenings = list(screenings_of(tour).order_by("id"))
    return _problem(tour, screenings, Judge(screenings).windows)


def _problem(tour: Tour, screenings: Sequence[Screening], windows: Windows) -> Problem:
    """Pinned screenings become pins."""
    legs = list(tour.legs.all())
    guests = {guest.pk: guest for s in screenings for guest in s.guests.all()}
    days = _days(screenings)
    prints = _prints(screenings)
    ids = {str(screening.pk) for screening in screenings}
    halls = tuple(map(_hall, halls_of(tour)))
    # A hall that was published or pinned may have gone since, or its venue moved to another city.
    city_of = {hall.id: hall.city for hall in halls}
    pins = (s for s in screenings if s.pinned and city_of.get(str(s.hall_id)) == str(s.leg_id))
    return Problem(
        cities=tuple(_city(leg, days) for leg in legs),
        halls=halls,
        films=tuple(_films(screenings)),
        showings=tuple(_showing(screening, windows, prints) for screening in screenings),
        prints=tuple(
            parts.Print(id=name, handling=HANDLING) for name in sorted(set(prints.values()))
        ),
        across=ACROSS,
        guests=tuple(_guests(tour, guests)),
        far=FLIGHT,
        pins=tuple(map(_place, pins)),
        published=tuple(
            place for place in _published(tour) if place.showing in ids and place.hall in city_of
        ),
    )


def timetable_of(tour: Tour) -> Timetable:
    """The tour's placed screenings, as they stand."""
    placed = screenings_of(tour).filter(hall__isnull=False)
    return Timetable(placements=tuple(_place(screening) for screening in placed))


class Standing(NamedTuple):
    """A tour's timetable as it stands, read once: rows, and what the engine makes of them."""

    screenings: list[Screening]
    problem: Problem
    timetable: Timetable

    def findings(self) -> list[Finding]:
        """What the checker says, and what is not cleared. Subjects' ids are keys of our rows."""
        judged = Judge(self.screenings).findings()
        return [*check(self.problem, self.timetable), *judged]


def standing(tour: Tour) -> Standing:
    """Days on which the right is not free are left in: the judge tells them, who knows why."""
    screenings = list(screenings_of(tour).order_by("id"))
    placed = [_place(screening) for screening in screenings if screening.hall_id]
    problem = _problem(tour, screenings, showcase_days)
    return Standing(screenings, problem, Timetable(placements=tuple(placed)))


def findings(tour: Tour) -> list[Finding]:
    """What is wrong with the timetable as it stands."""
    return standing(tour).findings()


def blocks(tour: Tour) -> list[Finding]:
    """The findings that keep the tour from being published."""
    bad = {Severity.FORBID, Severity.BLOCK_RELEASE}
    return [finding for finding in findings(tour) if finding.severity in bad]


def places(solution: dict[str, Any]) -> dict[int, Place]:
    """A solver's answer as hall and start by screening."""
    found = Timetable.model_validate({"placements": solution.get("placements", ())})
    return {int(p.showing): (int(p.hall), p.start) for p in found.placements}


def _days(screenings: Iterable[Screening]) -> list[date]:
    """The days of all showcases."""
    showcases = {screening.showcase_id: screening.showcase for screening in screenings}
    found = {day for showcase in showcases.values() for day in _days_of(showcase)}
    return sorted(found)


def _days_of(showcase: Showcase) -> Iterator[date]:
    for number in range((showcase.closes - showcase.opens).days + 1):
        yield showcase.opens + timedelta(days=number)


def _city(leg: Leg, days: Iterable[date]) -> parts.City:
    bounds = [day_bounds(day, day, leg.timezone) for day in days]
    return parts.City(
        id=str(leg.pk),
        days=tuple(Interval(start=start, end=end) for start, end in bounds),
        prime=tuple(_prime(leg, day) for day in days),
    )


def _prime(leg: Leg, day: date) -> Interval:
    start = time(12, 0) if day.isoweekday() > 5 else EVENING[0]
    return Interval(
        start=datetime.combine(day, start, leg.zone),
        end=datetime.combine(day, EVENING[1], leg.zone),
    )


def _hall(hall: Hall) -> parts.Hall:
    return parts.Hall(
        id=str(hall.pk),
        city=str(hall.venue.leg_id),
        seats=hall.seats,
        changeover=hall.changeover,
        formats=tuple(hall.formats),
        venue=str(hall.venue_id),
        zone=hall.zone and f"{hall.venue.leg_id}:{hall.zone}",
        openings=tuple(Interval(start=o.opens, end=o.closes) for o in hall.openings.all()),
    )


def _films(screenings: Iterable[Screening]) -> Iterator[parts.Film]:
    """Films that are shown, each in the section of its first showcase."""
    seen: set[int] = set()
    for screening in screenings:
        film = screening.version.film
        if film.pk not in seen:
            seen.add(film.pk)
            yield parts.Film(
                id=str(film.pk),
                title=localise(title_text(film.titles.all()), "en").text,
                minutes=screening.version.minutes,
                section=str(screening.showcase_id),
            )


def _prints(screenings: Iterable[Screening]) -> dict[int, str]:
    """By version on film: its print, where there is only one. Asks only if any is on film."""
    on_film = {s.version_id for s in screenings if s.version.format == Format.FILM_35}
    if not on_film:
        return {}
    found: dict[int, list[str]] = {}
    wanted = Material.objects.filter(kind=MaterialKind.PRINT, version__in=on_film)
    for key, version in wanted.values_list("pk", "version_id"):
        found.setdefault(version, []).append(str(key))
    return {version: keys[0] for version, keys in found.items() if len(keys) == 1}


def _showing(screening: Screening, windows: Windows, prints: dict[int, str]) -> parts.Showing:
    return parts.Showing(
        id=str(screening.pk),
        film=str(screening.version.film_id),
        city=str(screening.leg_id),
        minutes=screening.version.minutes,
        weight=screening.weight,
        format="" if screening.version.format in ANYWHERE else screening.version.format,
        print=prints.get(screening.version_id, ""),
        windows=windows(screening),
        qa_minutes=screening.qa_minutes,
        guests=tuple(str(guest.pk) for guest in screening.guests.all()),
    )


def _guests(tour: Tour, guests: dict[int, Person]) -> Iterator[parts.Guest]:
    presences = _by_person(
        (row.member.person_id, row.leg_id, None, row.arrives, row.departs)
        for row in Presence.objects.filter(
            member__tour=tour, member__person__in=guests
        ).select_related("member")
    )
    engagements = _by_person(
        (row.person_id, row.event.leg_id, row.event.venue_id, row.event.starts, row.event.ends)
        for row in Participation.objects.filter(
            event__leg__tour=tour, person__in=guests
        ).select_related("event")
    )
    for key, guest in sorted(guests.items()):
        yield parts.Guest(
            id=str(key),
            name=str(guest),
            presences=tuple(presences.get(key, ())),
            engagements=tuple(engagements.get(key, ())),
        )


def _by_person(
    rows: Iterable[tuple[int | None, int, int | None, datetime, datetime]],
) -> dict[int, list[parts.Stay]]:
    found: dict[int, list[parts.Stay]] = {}
    for person, leg, venue, start, end in rows:
        if person is not None:
            when = Interval(start=start, end=end)
            stay = parts.Stay(city=str(leg), when=when, venue=str(venue or ""))
            found.setdefault(person, []).append(stay)
    return found


def _place(screening: Screening) -> parts.Place:
    if screening.starts is None or screening.hall_id is None:
        raise ValueError(f"screening {screening.pk} is not placed")
    return parts.Place(
        showing=str(screening.pk), hall=str(screening.hall_id), start=screening.starts
    )


def _published(tour: Tour) -> Iterator[parts.Place]:
    current = current_release(tour.slug)
    if current:
        for shown in document(current.release_id).screenings:
            yield parts.Place(showing=str(shown.id), hall=str(shown.hall), start=shown.starts)
