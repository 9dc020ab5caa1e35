"""Is each screening cleared? Rights, permits, materials and keys, brought together for the engine.

The same answers stand on a screening's page, keep a tour from being published, and bound the
windows that the solver is given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from roadshow.apps.films.models import Material, Version
from roadshow.apps.films.phrases import MaterialKind
from roadshow.apps.rights import queries as rights
from roadshow.apps.rights.bridge.ledger import ledger_of, tour_name
from roadshow.apps.rights.phrases import Rule
from roadshow.apps.screenings.models import Screening
from roadshow.apps.screenings.queries import placed_of_films
from roadshow.apps.tours.models import Leg
from roadshow.apps.tours.rules import day_bounds
from roadshow.engines.avails.answers import Code, Refusal
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.clearance import Key, Showing, obstacles
from roadshow.engines.avails.languages import Wish
from roadshow.engines.avails.rows import PLACES, UNLIMITED, Kind, Row, bit
from roadshow.engines.kernel.findings import Finding, Severity, Subject
from roadshow.engines.kernel.intervals import Interval

MARGIN = timedelta(minutes=30)
"""Before and after a film its key must open it."""
CARRIERS = frozenset({MaterialKind.DCP, MaterialKind.PRINT, MaterialKind.FILE})

RULES = {Code.TAKEN_SHARED: Rule.TAKEN, Code.NOT_EXCLUSIVE: Rule.NOT_OURS}


class Judge:
    """Judges screenings, placed or not. Reads all that it needs at once: seventeen queries."""

    def __init__(self, screenings: Iterable[Screening]) -> None:
        self.screenings = list(screenings)
        films = {screening.version.film_id for screening in self.screenings}
        versions = {screening.version_id for screening in self.screenings}
        self.ledger = ledger_of(films)
        self.recorded = rights.are_recorded(films)
        self.severities = rights.severities()
        self.original = _original_languages(films)
        self.materials: dict[int, list[Material]] = defaultdict(list)
        kept = Material.objects.filter(version__in=versions, kind__in=CARRIERS)
        for material in kept.prefetch_related("keys", "movements"):
            self.materials[material.version_id].append(material)
        self.ranks = self._ranks(films)
        self._calendars: dict[tuple[int, Wish, str], Calendar] = {}

    def findings(self) -> list[Finding]:
        """Of the placed screenings, as the timetable's checker would say it."""
        return [
            finding
            for screening in self.screenings
            for refusal in self.obstacles(screening)
            if (finding := self._finding(screening, refusal)).severity != Severity.IGNORE
        ]

    def obstacles(self, screening: Screening) -> tuple[Refusal, ...]:
        """What keeps a placed screening from being cleared; nothing of one that has no place."""
        if screening.starts is None or screening.leg.country not in PLACES:
            return ()
        return obstacles(self.ledger, self._showing(screening, screening.starts))

    def rule(self, screening: Screening, refusal: Refusal) -> str:
        """Which of our rules it breaks. Where nothing at all is recorded of a film, nobody has
        begun to clear it."""
        recorded = screening.version.film_id in self.recorded
        if refusal.code == Code.NOT_OURS and not recorded:
            return Rule.UNRECORDED
        return RULES.get(refusal.code, refusal.code.value)

    def windows(self, screening: Screening) -> tuple[Interval, ...]:
        """When a screening may run: its showcase's days on which the right is free and a key opens
        it. Where that leaves nothing, the days of the showcase: the solver places it, and the
        findings say what is wrong."""
        showcase, leg = screening.showcase, screening.leg
        days = [
            showcase.opens + timedelta(days=n)
            for n in range((showcase.closes - showcase.opens).days + 1)
        ]
        free = [day for day in days if self._is_free(screening, day)]
        whole = tuple(_days(first, last, leg) for first, last in _runs(free or days))
        keys = self._keys(screening)
        return whole if keys is None else tuple(_common(whole, keys)) or whole

    # The screening, as the engine sees it

    def _showing(self, screening: Screening, starts: datetime) -> Showing:
        version, leg = screening.version, screening.leg
        ends = starts + timedelta(minutes=version.minutes)
        materials = self.materials[version.pk]
        return Showing(
            id=str(screening.pk),
            film=str(version.film_id),
            territory=leg.country,
            medium=screening.shown_as,
            day=starts.astimezone(leg.zone).date(),
            when=Interval(start=starts - MARGIN, end=ends + MARGIN),
            original=self.original[version.film_id],
            spoken=tuple(version.spoken),
            subtitles=tuple(version.subtitles),
            asker=tour_name(screening.showcase.tour_id),
            runs=self.ranks.get(screening.pk, 1),
            keys=self._keys(screening),
            materials=tuple(f"material {one.pk}" for one in materials),
            there=tuple(f"material {m.pk}" for m in materials if _will_be_there(m, screening)),
        )

    def _keys(self, screening: Screening) -> tuple[Key, ...] | None:
        """None where no key of this version is known: then none is needed. A key for another
        house opens nothing here."""
        keys = [k for one in self.materials[screening.version_id] for k in one.keys.all()]
        house = screening.hall.venue_id if screening.hall else None
        if not keys:
            return None
        return tuple(
            Key(id=f"contentkey {k.pk}", valid=Interval(start=k.valid_from, end=k.valid_until))
            for k in keys
            if house is None or k.venue_id in (None, house)
        )

    def _is_free(self, screening: Screening, day: date) -> bool:
        film = screening.version.film_id
        if film not in self.recorded or screening.leg.country not in PLACES:
            return True
        cell = bit(screening.leg.country, screening.shown_as)
        showing = self._showing(screening, _days(day, day, screening.leg).start)
        return not any(
            cells & cell and self._blocks(code)
            for wish in showing.wishes()
            for stretch in self._calendar(film, wish, showing.asker).stretches
            if stretch.start <= day.toordinal() < stretch.end
            for code, cells in stretch.barred.items()
        )

    def _blocks(self, code: Code) -> bool:
        return self.severities[RULES.get(code, code.value)] == Severity.BLOCK_RELEASE

    def _calendar(self, film: int, wish: Wish, asker: str) -> Calendar:
        key = (film, wish, asker)
        if key not in self._calendars:
            asked = Asked(language=wish, runs=1, asker=asker)
            number = self.ledger.sets.films.known(str(film))
            self._calendars[key] = Calendar(self.ledger, number, asked)
        return self._calendars[key]

    # Runs

    def _ranks(self, films: Iterable[int]) -> dict[int, int]:
        """For each screening under a grant with so many runs, which of them it is: the first, the
        second … in order of time, on all tours."""
        by_film: dict[int, list[Screening]] = defaultdict(list)
        for screening in placed_of_films(films):
            by_film[screening.version.film_id].append(screening)
        ranks: dict[int, int] = {}
        for film, shown in by_film.items():
            number = self.ledger.sets.films.known(str(film))
            for row in self.ledger.rows(number):
                if row.kind == Kind.IN and row.left != UNLIMITED:
                    under = [screening for screening in shown if self._is_under(screening, row)]
                    for rank, screening in enumerate(under, 1):
                        ranks[screening.pk] = max(rank, ranks.get(screening.pk, 0))
        return ranks

    def _is_under(self, screening: Screening, row: Row) -> bool:
        country, starts = screening.leg.country, screening.starts
        if starts is None or country not in PLACES:
            return False
        day = starts.astimezone(screening.leg.zone).date().toordinal()
        cell = bit(country, screening.shown_as)
        return row.start <= day < row.end and bool(self.ledger.sets.mask(row) & cell)

    # Findings

    def _finding(self, screening: Screening, refusal: Refusal) -> Finding:
        rule = self.rule(screening, refusal)
        subjects = [Subject(kind="showing", id=str(screening.pk))]
        if refusal.record:
            kind, key = refusal.record.split()
            subjects.append(Subject(kind=kind, id=key))
        facts = {
            "clause": refusal.clause,
            "until": refusal.until.isoformat() if refusal.until else "",
            "since": refusal.since.isoformat() if refusal.since else "",
            "kind": refusal.kind,
            "lack": refusal.lack or "",
        }
        return Finding(
            code=f"clearance_{rule}",
            severity=Severity(self.severities[rule]),
            subjects=tuple(subjects),
            facts=tuple((name, value) for name, value in facts.items() if value),
        )


def showcase_days(screening: Screening) -> tuple[Interval, ...]:
    """When a screening may run if nothing but its showcase binds it."""
    showcase = screening.showcase
    return (_days(showcase.opens, showcase.closes, screening.leg),)


def _days(first: date, last: date, leg: Leg) -> Interval:
    start, end = day_bounds(first, last, leg.timezone)
    return Interval(start=start, end=end)


def _original_languages(films: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What each film speaks: what its first version does."""
    found: dict[int, set[str]] = defaultdict(set)
    first: set[int] = set()
    for version in Version.objects.filter(film__in=films).order_by("pk"):
        if version.film_id not in first:
            first.add(version.film_id)
            found[version.film_id].update(version.spoken)
    return defaultdict(tuple, {film: tuple(sorted(tags)) for film, tags in found.items()})


def _will_be_there(material: Material, screening: Screening) -> bool:
    """Whether a material's journeys bring it to the house in time. One that never travelled is a
    file, or nobody wrote its journey down."""
    journeys = list(material.movements.all())
    house = screening.hall.venue_id if screening.hall else None
    if not journeys or house is None or screening.starts is None:
        return True
    return any(
        journey.venue_id == house
        and (when := journey.arrived or journey.due) is not None
        and when <= screening.starts
        for journey in journeys
    )


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """Days in their order as first and last of those that follow each other."""
    first = last = days[0]
    for day in days[1:]:
        if day - last > timedelta(days=1):
            yield first, last
            first = day
        last = day
    yield first, last


def _common(windows: Iterable[Interval], keys: Iterable[Key]) -> Iterator[Interval]:
    for window in windows:
        for key in keys:
            start = max(window.start, key.valid.start + MARGIN)
            end = min(window.end, key.valid.end - MARGIN)
            if start < end:
                yield Interval(start=start, end=end)
