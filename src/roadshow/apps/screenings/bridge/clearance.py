"""Is each screening cleared? Rights, permits, materials and keys, brought together for the engine.

The same answers stand on a screening's page, keep a tour from being published, and bound the
windows that the solver is given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import itemgetter

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
    """Judges screenings, placed or not. Reads all that it needs at once: sixteen queries."""

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
        materials = self.materials[screening.version_id]
        there = [one for one in materials if _will_be_there(one, screening)]
        return self._shown(screening, starts).model_copy(
            update={
                "runs": self.ranks.get(screening.pk, 1),
                "keys": self._keys(screening),
                "materials": tuple(f"material {one.pk}" for one in materials),
                "there": tuple(f"material {one.pk}" for one in there),
            }
        )

    def _shown(self, screening: Screening, starts: datetime) -> Showing:
        """What rights ask of it: as yet without material, keys and runs."""
        version, leg = screening.version, screening.leg
        ends = starts + timedelta(minutes=version.minutes)
        return Showing(
            id=str(screening.pk),
            film=str(version.film_id),
            territory=leg.country,
            medium=screening.shown_as,
            day=starts.astimezone(leg.zone).date(),
            when=Interval(start=starts - MARGIN, end=ends + MARGIN),
            original=self.original[version.film_id],
            spoken=tuple(version.spoken),
            subtitles=tuple(dict.fromkeys((*version.subtitles, *version.burnt_in))),
            asker=tour_name(screening.showcase.tour_id),
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
        showing = self._shown(screening, _days(day, day, screening.leg).start)
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
        given: dict[int, list[Row]] = {}
        used: dict[tuple[int, int], int] = defaultdict(int)
        ranks: dict[int, int] = {}
        for screening in placed_of_films(films):
            film = screening.version.film_id
            if film not in given:
                rows = self.ledger.rows(self.ledger.sets.films.known(str(film)))
                given[film] = [row for row in rows if row.kind == Kind.IN]
            ranks[screening.pk] = _taken(film, self._given(screening, given[film]), used)
        return ranks

    def _given(self, screening: Screening, rows: list[Row]) -> list[list[Row]]:
        """The grants that give each of the ways in which it is shown, as far as runs are counted:
        where one of them has no limit, none is used up."""
        if screening.starts is None or screening.leg.country not in PLACES:
            return []
        showing = self._shown(screening, screening.starts)
        day, cell = showing.day.toordinal(), bit(showing.territory, showing.medium)
        sets = self.ledger.sets
        under = [row for row in rows if row.start <= day < row.end and sets.mask(row) & cell]
        ways = {
            tuple(row for row in under if sets.tongues.values[row.tongues].permit(wish))
            for wish in showing.wishes()
        }
        return [list(way) for way in ways if way and all(row.left != UNLIMITED for row in way)]

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
    """Whether the last of a material's journeys before the show brings it to the house in time. One
    that never travelled is a file, or nobody wrote its journey down."""
    journeys = list(material.movements.all())
    house = screening.hall.venue_id if screening.hall else None
    if not journeys or house is None or screening.starts is None:
        return True
    stays: list[tuple[datetime, int | None]] = []
    for journey in journeys:
        if journey.sent:
            stays.append((journey.sent, None))
        if when := journey.arrived or journey.due:
            stays.append((when, journey.venue_id))
    before = [stay for stay in stays if stay[0] <= screening.starts]
    return bool(before) and sorted(before, key=itemgetter(0))[-1][1] == house


def _taken(film: int, ways: list[list[Row]], used: dict[tuple[int, int], int]) -> int:
    """Use up a run for each way of showing it, of that grant which ends first, and say which run it
    is: one more than any of them has where none is left."""
    rank, mine = 1, set[int]()
    for rows in sorted(ways, key=len):
        if mine.intersection(row.record for row in rows):
            continue
        left = [row for row in rows if used[film, row.record] < row.left]
        if not left:
            return max(row.left for row in rows) + 1
        first = min(left, key=lambda row: row.end)
        used[film, first.record] += 1
        mine.add(first.record)
        rank = max(rank, used[film, first.record])
    return rank


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
