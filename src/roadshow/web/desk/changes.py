"""What changes between two states of a programme, in words: by part and city, one line a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from roadshow.apps.tours.phrases import EventKind
from roadshow.formats.programme import Leg, Programme
from roadshow.formats.programme_changes import Change
from roadshow.web import dates
from roadshow.web.desk.clock import language, moment, words
from roadshow.web.desk.words import CHANGES, FIELDS, PARTS


@dataclass(frozen=True)
class Field:
    """One field of a changed record. Values too long for a line are empty: it just changed."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One record that is new, gone or different."""

    kind: str
    kind_text: str
    name: str
    when: str
    fields: list[Field]


@dataclass(frozen=True)
class Group:
    """The lines of one part of the programme, in one city. ``accent`` is the city's, or 0."""

    part: str
    city: str
    accent: int
    lines: list[Line]


class Teller:
    """Puts changes into words with the names that these states of the tour know."""

    def __init__(self, *states: Programme | None) -> None:
        known = [state for state in states if state]
        self.legs = {leg.id: leg for state in known for leg in state.legs}
        self.venues = {one.id: words(one.name) for state in known for one in state.venues}
        self.people = {one.id: words(one.name) for state in known for one in state.people}
        self.halls = {
            hall.id: f"{self.venues.get(hall.venue, '')}, {words(hall.name)}"
            for state in known
            for hall in state.halls
        }

    def tell(self, found: Iterable[Change]) -> list[Group]:
        """The tour first, then films, events and screenings, each city's by time."""
        parts, cities = list(PARTS), list(self.legs)

        def place(change: Change) -> tuple[int, int]:
            city = cities.index(change.leg) + 1 if change.leg in cities else 0
            return parts.index(change.what), city

        # Sorting keeps the order of time within a group.
        return [
            self._group(part, city, list(changes))
            for (part, city), changes in groupby(sorted(found, key=place), place)
        ]

    def _group(self, part: int, city: int, changes: list[Change]) -> Group:
        here = list(self.legs.values())[city - 1] if city else None

        def record(change: Change) -> tuple[Any, ...]:
            return change.kind, words(change.name), change.starts

        return Group(
            part=str(list(PARTS.values())[part]),
            city=words(here.city) if here else "",
            accent=city,
            lines=[self._line(list(same)) for _record, same in groupby(changes, record)],
        )

    def _line(self, same: list[Change]) -> Line:
        """One record's changes; the time is left out where it is itself what changed."""
        first, leg = same[0], self.legs.get(same[0].leg or 0)
        moved = any(change.field == "starts" for change in same)
        return Line(
            kind=first.kind,
            kind_text=str(CHANGES[first.kind]),
            name=words(first.name),
            when=moment(first.starts, leg) if first.starts and leg and not moved else "",
            fields=[self._field(change, leg) for change in same if change.field],
        )

    def _field(self, change: Change, leg: Leg | None) -> Field:
        return Field(
            name=str(FIELDS.get(change.field, change.field)),
            before=self._value(change.field, change.before, leg),
            after=self._value(change.field, change.after, leg),
        )

    def _value(self, field: str, value: Any, leg: Leg | None) -> str:
        if field in {"starts", "ends"}:
            return _time(value, leg)
        if field in {"hall", "venue"}:
            return (self.halls if field == "hall" else self.venues).get(value, "")
        if field == "guests":
            return ", ".join(self.people.get(key, "") for key in value)
        return _plain(field, value)


def _plain(field: str, value: Any) -> str:
    match field:
        case "kind":
            return str(EventKind(value).label) if value in EventKind.values else ""
        case "name" | "title":
            return words(value)
        case "countries" | "spoken" | "subtitles":
            return ", ".join(value)
        case "minutes" | "qa_minutes" | "year":
            return "" if value is None else str(value)
    return ""


def _time(value: Any, leg: Leg | None) -> str:
    """A moment in its city, or a day of the tour. A stored release holds both as text."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    if leg and isinstance(found, datetime):
        return moment(found, leg)
    if isinstance(found, datetime):
        found = found.date()
    return dates.short(found, language()) if isinstance(found, date) else ""
