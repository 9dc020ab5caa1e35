"""``roadshow timetable from-workbook``: a festival's published timetable as a problem, and the
timetable that it published.

What the festival kept is asked of us too: its films, their number of showings, its halls on the
days and in the hours on which it used them, the shortest changeover, the formats. Where it showed a
film twice on a day, that is a wish only. Times are the city's own, of the zone that is given.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roadshow.commands.timetable.reading import WrongInputError, write
from roadshow.engines.kernel.intervals import Interval
from roadshow.engines.listings import listing as listings
from roadshow.engines.listings.listing import Listing, NoListingError
from roadshow.engines.listings.reader import read_listing
from roadshow.engines.timetable import parts
from roadshow.engines.timetable.problem import Problem
from roadshow.engines.timetable.solution import Timetable
from roadshow.formats.spreadsheets import SpreadsheetError, read

CITY = "city"
UNKNOWN_LENGTH = 120
"""Minutes of a film whose runtime the workbook does not give."""

HALF_DAY = 12 * 60
STANDARD = "standard"
"""The format of a hall that showed nothing special."""

EVENING = time(18, 0)
SATURDAY = 6
SEATS = 100
"""Of every hall: workbooks do not give them."""


def run(options: argparse.Namespace) -> int:
    """0: both files are written."""
    zone = _zone(options.zone)
    festival = read_festival(options.workbook, zone)
    problem = festival.problem()
    timetable = Timetable(placements=tuple(shown.place for shown in festival.shown))
    write(options.out, problem.model_dump_json(indent=1))
    write(options.published, timetable.model_dump_json(indent=1))
    for line in festival.told(problem):
        print(line)
    return 0


def read_festival(path: Path, zone: tzinfo) -> "Festival":
    """The festival that a workbook tells of.

    Raises:
        WrongInputError: no workbook, or no showings in it.
    """
    return Festival(_listing(path), zone)


@dataclass(frozen=True)
class Shown:
    """One published showing."""

    name: str
    film: str
    minutes: int
    format: str
    hall: int
    day: date
    start: datetime

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def place(self) -> parts.Place:
        return parts.Place(showing=self.name, hall=f"h{self.hall + 1}", start=self.start)


class Festival:
    """A listing whose showings have days, times and halls."""

    def __init__(self, listing: Listing, zone: tzinfo) -> None:
        self.listing, self.zone = listing, zone
        self.guessed: set[str] = set()
        self.shown = [
            self._shown(showing, showing.hall)
            for showing in listing.showings
            if showing.hall is not None
        ]
        self.shown = list(map(self._shorter, self.shown))
        self.days = sorted({shown.day for shown in self.shown})
        halls: dict[tuple[int, date], list[Shown]] = defaultdict(list)
        for shown in sorted(self.shown, key=lambda one: one.start):
            halls[shown.hall, shown.day].append(shown)
        self.halls = dict(halls)
        self.films: dict[str, list[Shown]] = defaultdict(list)
        for shown in self.shown:
            self.films[shown.film].append(shown)

    def problem(self) -> Problem:
        """What the festival had to do, without how it did it."""
        every = Interval(start=self._at(self.days[0], 0), end=self._at(self.days[-1], 36))
        return Problem(
            cities=(self._city(),),
            halls=tuple(map(self._hall, range(len(self.listing.halls)))),
            films=tuple(self._film(name, shown) for name, shown in self.films.items()),
            showings=tuple(
                parts.Showing(
                    id=shown.name,
                    film=shown.film,
                    city=CITY,
                    windows=(every,),
                    minutes=shown.minutes,
                    format=shown.format,
                    weight=min(100, len(self.films[shown.film])),
                )
                for shown in self.shown
            ),
            step=5 if all(shown.start.minute % 5 == 0 for shown in self.shown) else 1,
            repeat_gap=self._repeat_gap(),
        )

    def told(self, problem: Problem) -> list[str]:
        """What was read, what was guessed, what was left out."""
        left = len(self.listing.showings) - len(self.shown)
        lines = [
            f"{len(problem.films)} films, {len(problem.showings)} showings, "
            f"{len(problem.halls)} halls, {len(self.days)} days; "
            f"{self._changeover()} minutes between shows"
        ]
        if self.guessed:
            names = ", ".join(sorted(self.guessed))
            lines.append(f"taken for {UNKNOWN_LENGTH} minutes, as no runtime is given: {names}")
        if left:
            lines.append(f"left out, as their hall was not read: {left} showings")
        if self.listing.unused:
            lines.append(f"columns not read: {', '.join(self.listing.unused)}")
        return lines

    def _shown(self, showing: listings.Showing, hall: int) -> Shown:
        prints = [
            (self.listing.films[film], self.listing.films[film].prints[number])
            for film, number in showing.films
        ]
        name = " + ".join(f"{film.titles[0][1]} ({film.row})" for film, _print in prints)
        lengths = [one.minutes or film.minutes for film, one in prints]
        minutes = sum(length or 0 for length in lengths)
        if not prints or None in lengths:
            self.guessed.add(name or showing.label)
            minutes = max(minutes, UNKNOWN_LENGTH)
        formats = [one.format for _film, one in prints]
        return Shown(
            name=showing.cell,
            film=name or showing.label,
            minutes=minutes,
            format=next((kind for kind in formats if "IMAX" in kind.upper()), ""),
            hall=hall,
            day=showing.day,
            start=datetime.combine(showing.day, showing.starts, self.zone),
        )

    def _shorter(self, shown: Shown) -> Shown:
        """A length that was guessed ends when the next show in the hall begins."""
        if shown.film not in self.guessed:
            return shown
        later = [
            (other.start - shown.start) // timedelta(minutes=1)
            for other in self.shown
            if other.hall == shown.hall and other.start > shown.start
        ]
        return replace(shown, minutes=min([shown.minutes, *later]))

    def _city(self) -> parts.City:
        return parts.City(
            id=CITY,
            days=tuple(Interval(start=self._at(d, 0), end=self._at(d, 24)) for d in self.days),
            prime=tuple(
                Interval(
                    start=self._at(day, 0 if day.isoweekday() >= SATURDAY else EVENING.hour),
                    end=self._at(day, 24),
                )
                for day in self.days
            ),
        )

    def _hall(self, number: int) -> parts.Hall:
        used = [shows for (hall, _day), shows in self.halls.items() if hall == number]
        formats = {shown.format for shows in used for shown in shows if shown.format}
        return parts.Hall(
            id=f"h{number + 1}",
            city=CITY,
            venue=self.listing.halls[number].cinema or self.listing.halls[number].text,
            seats=SEATS,
            changeover=self._changeover(),
            openings=tuple(
                Interval(start=shows[0].start, end=max(shown.end for shown in shows))
                for shows in used
            ),
            formats=tuple(sorted(formats)) or (STANDARD,),
        )

    def _film(self, name: str, shown: list[Shown]) -> parts.Film:
        cell = next(one for one in self.listing.showings if one.cell == shown[0].name)
        film = self.listing.films[cell.films[0][0]] if cell.films else None
        days = Counter(one.day for one in shown)
        return parts.Film(
            id=name,
            title=name,
            minutes=max(one.minutes for one in shown),
            section=film.section if film else "",
            same_day=max(days.values()) > 1,
        )

    def _changeover(self) -> int:
        pauses = [
            (later.start - earlier.end) // timedelta(minutes=1)
            for shows in self.halls.values()
            for earlier, later in pairwise(shows)
        ]
        return min((pause for pause in pauses if pause >= 0), default=0)

    def _repeat_gap(self) -> int:
        """The shortest pause between two showings of a film, half a day at most."""
        pauses = [
            (later.start - earlier.end) // timedelta(minutes=1)
            for shown in self.films.values()
            for earlier, later in pairwise(sorted(shown, key=lambda one: one.start))
        ]
        return max(0, min([HALF_DAY, *pauses]))

    def _at(self, day: date, hour: int) -> datetime:
        moment = datetime.combine(day, time(hour % 24), self.zone)
        return moment + timedelta(days=hour // 24)


def _zone(name: str) -> tzinfo:
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise WrongInputError(f"--zone: {name!r} is not a zone such as Asia/Shanghai") from None


def _listing(path: Path) -> Listing:
    """The first sheet of a workbook that holds showings."""
    try:
        sheets = read(path.read_bytes())
    except OSError as error:
        raise WrongInputError(f"{path}: {error.strerror}") from None
    except SpreadsheetError as error:
        raise WrongInputError(f"{path}: {error}") from None
    for sheet in sheets:
        try:
            listing = read_listing(sheet.rows)
        except NoListingError:
            continue
        if any(showing.hall is not None for showing in listing.showings):
            return listing
    raise WrongInputError(f"{path}: no sheet holds films with days, times and halls")
