"""What a reader would notice between two states of a tour's programme."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from roadshow.formats.programme import Event, Film, Programme, Screening
from roadshow.formats.programme_parts import Words

Kind = Literal["added", "removed", "changed"]


class Change(BaseModel):
    """One thing that is new, gone or different. ``field`` and values only where changed."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    what: Literal["tour", "screening", "event", "film"]
    name: Words
    leg: int | None = None
    starts: datetime | None = None
    field: str = ""
    before: Any = None
    after: Any = None


def changes(before: Programme | None, after: Programme) -> list[Change]:
    """Every difference that the public sees, tour first, then by time."""
    if before is None:
        before = after.model_copy(update={"events": (), "screenings": (), "films": ()})
    found = [
        *_tour(before, after),
        *_films(before, after),
        *_events(before, after),
        *_screenings(before, after),
    ]
    return sorted(found, key=lambda change: change.starts.timestamp() if change.starts else 0)


def _tour(before: Programme, after: Programme) -> Iterable[Change]:
    for field in ("name", "summary", "occasion", "starts", "ends"):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Change(
                kind="changed", what="tour", name=after.name, field=field, before=old, after=new
            )


def _films(before: Programme, after: Programme) -> Iterable[Change]:
    def describe(film: Film, programme: Programme) -> dict[str, Any]:
        return {"what": "film", "name": film.names}

    fields = ("titles", "year", "countries", "synopsis", "note", "minutes", "credits")
    yield from _compare(before, after, "films", fields, describe)


def _events(before: Programme, after: Programme) -> Iterable[Change]:
    def describe(event: Event, programme: Programme) -> dict[str, Any]:
        return {"what": "event", "name": event.title, "leg": event.leg, "starts": event.starts}

    fields = ("title", "summary", "starts", "ends", "venue", "kind", "agenda", "participants")
    yield from _compare(before, after, "events", fields, describe)


def _screenings(before: Programme, after: Programme) -> Iterable[Change]:
    def describe(screening: Screening, programme: Programme) -> dict[str, Any]:
        return {
            "what": "screening",
            "name": programme.film_by_id[screening.film].names,
            "leg": screening.leg,
            "starts": screening.starts,
        }

    fields = ("film", "hall", "starts", "qa_minutes", "guests", "spoken", "subtitles", "note")
    yield from _compare(before, after, "screenings", fields, describe)


def _compare(
    before: Programme,
    after: Programme,
    part: Literal["films", "events", "screenings"],
    fields: tuple[str, ...],
    describe: Callable[[Any, Programme], dict[str, Any]],
) -> Iterable[Change]:
    old = {record.id: record for record in getattr(before, part)}
    new = {record.id: record for record in getattr(after, part)}
    for key in old.keys() - new.keys():
        yield Change(kind="removed", **describe(old[key], before))
    for key in new.keys() - old.keys():
        yield Change(kind="added", **describe(new[key], after))
    for key in old.keys() & new.keys():
        for field in fields:
            was, now = getattr(old[key], field), getattr(new[key], field)
            if was != now:
                said = describe(new[key], after)
                yield Change(kind="changed", field=field, before=was, after=now, **said)
