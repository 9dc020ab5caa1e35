"""How good any timetable is, by the same figures for ours, hand-made and published ones.

A viewer needs ``breather`` minutes between two films in one venue and ``crossing`` between venues
(10 and 45 unless the problem says otherwise), stays for the Q&A, and lives in one city.
"""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from roadshow.engines.kernel.findings import Severity
from roadshow.engines.timetable.checker import check
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.engines.timetable.table import BANDS, Table
from roadshow.engines.timetable.viewer import plan
from roadshow.engines.timetable.wishes.together import Together


class Measures(BaseModel):
    """Counts, and shares from 0 to 1.

    ``violations``: hard rules broken. ``unplaced``: showings without a place.
    ``uncombinable_pairs`` of ``pairs``: films of one city of which a viewer can see one only,
    whichever showings they choose; ``uncombinable_in_section`` of ``pairs_in_section`` likewise
    within a section. ``incomplete_sections`` of ``sections``: no viewer was found who can see the
    whole section (a depth-first search of 20,000 steps). ``evening_or_weekend``: share of films
    with a showing in prime time, by city. ``days_of_their_own``: share of showings on a day that no
    other showing of their film has in their city. ``times_of_day``: of the times of day (until
    12:00, until 18:00, later) that repeats could add to a film's first, how many they do.
    ``reach``: seats × weight × the public that is free (all in prime time, else half), over
    weight × the seats of the city's largest hall.
    """

    model_config = ConfigDict(frozen=True)

    violations: int
    unplaced: int
    pairs: int
    uncombinable_pairs: int
    pairs_in_section: int
    uncombinable_in_section: int
    sections: int
    incomplete_sections: int
    evening_or_weekend: float
    days_of_their_own: float
    times_of_day: float
    reach: float


HIGHER_IS_BETTER = ("evening_or_weekend", "days_of_their_own", "times_of_day", "reach")
LOWER_IS_BETTER = (
    "violations",
    "unplaced",
    "uncombinable_pairs",
    "uncombinable_in_section",
    "incomplete_sections",
)


def measure(problem: Problem, timetable: Timetable) -> Measures:
    """Every figure of one timetable.

    Raises:
        KeyError: a placement names a showing or hall that the problem does not have.
    """
    if not problem.showings:
        return _of_nothing()
    table = Table(problem, timetable.placements)
    findings = check(problem, timetable)
    pairs, in_section = _pairs(table)
    missed, missed_in_section = _missed(table)
    sections = _sections(table)
    return Measures(
        violations=sum(finding.severity is Severity.FORBID for finding in findings),
        unplaced=table.hall.count(-1),
        pairs=pairs,
        uncombinable_pairs=missed,
        pairs_in_section=in_section,
        uncombinable_in_section=missed_in_section,
        sections=len(sections),
        incomplete_sections=sum(len(plan(table, runs)) < len(runs) for runs in sections),
        evening_or_weekend=_evening(table),
        days_of_their_own=_own_days(table),
        times_of_day=_times_of_day(table),
        reach=_reach(table),
    )


def better(name: str, one: float, other: float) -> int:
    """1 where the first value of a measure is better than the second, -1 where it is worse."""
    if one == other:
        return 0
    return 1 if (one > other) == (name in HIGHER_IS_BETTER) else -1


def _pairs(table: Table) -> tuple[int, int]:
    """Pairs of films of one city, and of one section among them."""
    cities = Counter(run.city for run in table.runs)
    sections = Counter((run.city, run.section) for run in table.runs if run.section)
    return _twos(cities.values()), _twos(sections.values())


def _twos(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def _missed(table: Table) -> tuple[int, int]:
    together = Together(table)
    pairs = {
        frozenset((number, other))
        for number in range(len(table.runs))
        for other in together.missed(number)
    }
    sections = [{table.runs[number].section for number in pair} for pair in pairs]
    return len(pairs), sum(len(names) == 1 and names != {""} for names in sections)


def _sections(table: Table) -> list[list[int]]:
    """The films of each section with several, by city."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, run in enumerate(table.runs):
        if run.section:
            found.setdefault((run.city, run.section), []).append(number)
    return [runs for runs in found.values() if len(runs) > 1]


def _evening(table: Table) -> float:
    runs = [run for run in table.runs if table.cities[run.city].prime]
    return _share(any(table.when(n).prime for n in table.placed(run.showings)) for run in runs)


def _own_days(table: Table) -> float:
    shared: list[bool] = []
    for run in table.runs:
        days = [table.when(one).day for one in table.placed(run.showings)]
        shared += [days.count(day) == 1 for day in days]
    return _share(shared)


def _times_of_day(table: Table) -> float:
    reached = possible = 0
    for run in table.runs:
        bands = [table.when(one).band for one in table.placed(run.showings)]
        if len(bands) > 1:
            reached += len(set(bands)) - 1
            possible += min(len(bands), len(BANDS) + 1) - 1
    return reached / possible if possible else 1.0


def _reach(table: Table) -> float:
    largest = [
        max((hall.seats for hall in table.halls if hall.city == city.id), default=1)
        for city in table.problem.cities
    ]
    most = sum(s.weight * largest[c] for s, c in zip(table.showings, table.city, strict=True))
    got = sum(
        table.showings[one].weight
        * table.halls[table.hall[one]].seats
        * (1.0 if table.when(one).prime else 0.5)
        for one in table.placed(range(len(table.showings)))
    )
    return got / most if most else 1.0


def _share(some: Iterable[bool]) -> float:
    every = list(some)
    return sum(every) / len(every) if every else 1.0


def _of_nothing() -> Measures:
    counts = {name: 0 for name in Measures.model_fields if name not in HIGHER_IS_BETTER}
    return Measures.model_validate({**counts, **dict.fromkeys(HIGHER_IS_BETTER, 1.0)})
