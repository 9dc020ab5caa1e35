"""Between bodies and rows: keys become the records that they name, rows become plain values."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import Any, NamedTuple

from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from pydantic import BaseModel, create_model
from pydantic_core import to_json

from roadshow.apps.films.models import Film, ReportedFigure, Showcase, Version
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Participation,
    Presence,
    Programme,
    Tour,
    Venue,
)
from roadshow.web.api.problems import Fault, Refused, pointer
from roadshow.web.api.schemas.kinds import Strict

WAY_TO_TOUR: dict[type[models.Model], str | None] = {
    AgendaItem: "event__leg__tour",
    Commitment: "tour",
    Event: "leg__tour",
    Hall: "venue__leg__tour",
    Invitation: "event__leg__tour",
    Leg: "tour",
    Member: "tour",
    Opening: "hall__venue__leg__tour",
    Participation: "event__leg__tour",
    Presence: "leg__tour",
    ReportedFigure: "tour",
    Screening: "showcase__tour",
    Showcase: "tour",
    Venue: "leg__tour",
    # Of no tour: anyone's to name.
    Film: None,
    Organisation: None,
    Person: None,
    Programme: None,
    Version: None,
}


Readers = Mapping[str, Callable[[Any], Any]]


class Named(NamedTuple):
    """What a body names: fields to set, and many-to-many links by field."""

    values: dict[str, Any]
    links: dict[str, list[models.Model]]


def rows(kind: type[models.Model], tour: Tour | None) -> QuerySet[Any]:
    """The records of a kind that this tour has, or may name."""
    way = WAY_TO_TOUR[kind]
    every = kind._default_manager.all()
    return every.filter(**{way: tour}) if way else every


def given(body: BaseModel) -> dict[str, Any]:
    """The fields that the sender wrote, and no defaults."""
    return {name: getattr(body, name) for name in body.model_fields_set}


def named(kind: type[models.Model], values: Mapping[str, Any], tour: Tour | None) -> Named:
    """Put records in the place of their keys.

    Raises:
        Refused: naming each key that no record in reach has.
    """
    found = Named({}, {})
    faults: list[Fault] = []
    for name, value in values.items():
        field = kind._meta.get_field(name)
        if not isinstance(field, models.ForeignKey | models.ManyToManyField) or value is None:
            found.values[name] = value
            continue
        keys = value if isinstance(value, list) else [value]
        reach = rows(field.related_model, tour).in_bulk(keys)
        faults += _unknown(name, value, reach)
        if isinstance(value, list):
            found.links[name] = [reach[key] for key in dict.fromkeys(keys) if key in reach]
        else:
            found.values[name] = reach.get(value)
    if faults:
        raise Refused(faults)
    return found


def _unknown(name: str, value: Any, reach: Mapping[int, Any]) -> Iterable[Fault]:
    places = enumerate(value) if isinstance(value, list) else [("", value)]
    for place, key in places:
        if key not in reach:
            yield Fault(
                pointer=pointer(name) if place == "" else pointer(name, place),
                detail=_("There is no record %(key)s to name here.") % {"key": key},
                code="reference",
            )


def plain(
    record: models.Model, shape: type[BaseModel], readers: Readers | None = None
) -> dict[str, Any]:
    """A record's values under the names of a schema, keys in the place of records."""
    own = readers or {}
    return {
        name: own[name](record) if name in own else _value(record, name)
        for name in shape.model_fields
    }


def _value(record: models.Model, name: str) -> Any:
    value = getattr(record, name + "_id", None)
    if value is None:
        value = getattr(record, name)
    return [other.pk for other in value.all()] if isinstance(value, models.Manager) else value


def reply(data: Any, status: int = 200) -> HttpResponse:
    """JSON as it stands: what comes from our own rows needs no second validation."""
    return HttpResponse(to_json(data), status=status, content_type="application/json")


def change_of(fields: type[Strict]) -> type[Strict]:
    """The same fields, none of them required: what is left out stays as it is."""
    optional = {}
    for name, info in fields.model_fields.items():
        free = copy(info)
        free.default, free.default_factory = None, None
        optional[name] = (info.annotation, free)
    name = fields.__name__.replace("Fields", "Change")
    made: type[Strict] = create_model(name, __base__=Strict, **optional)  # type: ignore[call-overload]
    made.__doc__ = "What is left out stays as it is; a text or list that is given is given whole."
    return made
