"""Every kind of a tour's records that the API reads and writes."""

from typing import Any

from ninja import Router

from roadshow.apps.core.actions import Links
from roadshow.apps.core.models import User
from roadshow.apps.films import actions as films
from roadshow.apps.films.models import Film, ReportedFigure, Showcase
from roadshow.apps.screenings import actions as screenings
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours import actions as tours
from roadshow.apps.tours.models import (
    AgendaItem,
    Commitment,
    Event,
    Invitation,
    Leg,
    Member,
    Participation,
    Presence,
    Venue,
)
from roadshow.web.api.resources import Resource, mount
from roadshow.web.api.schemas import films as film_shapes
from roadshow.web.api.schemas import screenings as screening_shapes
from roadshow.web.api.schemas import tours as shapes

router = Router()


def _save(actor: User, record: Any, links: Links) -> None:
    tours.save(actor=actor, record=record, links=links)


def _delete(actor: User, record: Any) -> None:
    tours.delete(actor=actor, record=record)


def _save_screening(actor: User, record: Any, links: Links) -> None:
    screenings.save(actor=actor, record=record, links=links)


def _delete_screening(actor: User, record: Any) -> None:
    screenings.delete(actor=actor, record=record)


def _save_showcase(actor: User, record: Any, links: Links) -> None:
    if "films" in links:
        chosen = [film for film in links["films"] if isinstance(film, Film)]
    else:
        chosen = [entry.film for entry in record.entries.select_related("film")]
    films.save_showcase(actor=actor, showcase=record, films=chosen)


def _delete_showcase(actor: User, record: Any) -> None:
    films.delete_showcase(actor=actor, showcase=record)


def _save_figure(actor: User, record: Any, links: Links) -> None:
    films.save_figure(actor=actor, figure=record)


def _delete_figure(actor: User, record: Any) -> None:
    films.delete_figure(actor=actor, figure=record)


TOURS: dict[str, Any] = {"save": _save, "delete": _delete}
SCREENINGS: dict[str, Any] = {"save": _save_screening, "delete": _delete_screening}


RESOURCES = (
    Resource(
        name="legs", one="leg", kind=Leg, fields=shapes.LegFields, record=shapes.LegRecord, **TOURS
    ),
    Resource(
        name="venues",
        one="venue",
        kind=Venue,
        fields=shapes.VenueFields,
        record=shapes.VenueRecord,
        **TOURS,
    ),
    Resource(
        name="events",
        one="event",
        kind=Event,
        fields=shapes.EventFields,
        record=shapes.EventRecord,
        **TOURS,
    ),
    Resource(
        name="agenda-items",
        one="agenda_item",
        kind=AgendaItem,
        fields=shapes.AgendaItemFields,
        record=shapes.AgendaItemRecord,
        fetched=("speakers",),
        **TOURS,
    ),
    Resource(
        name="participations",
        one="participation",
        kind=Participation,
        fields=shapes.ParticipationFields,
        record=shapes.ParticipationRecord,
        **TOURS,
    ),
    Resource(
        name="members",
        one="member",
        kind=Member,
        fields=shapes.MemberFields,
        record=shapes.MemberRecord,
        **TOURS,
    ),
    Resource(
        name="presences",
        one="presence",
        kind=Presence,
        fields=shapes.PresenceFields,
        record=shapes.PresenceRecord,
        **TOURS,
    ),
    Resource(
        name="invitations",
        one="invitation",
        kind=Invitation,
        fields=shapes.InvitationFields,
        record=shapes.InvitationRecord,
        **TOURS,
    ),
    Resource(
        name="commitments",
        one="commitment",
        kind=Commitment,
        fields=shapes.CommitmentFields,
        record=shapes.CommitmentRecord,
        **TOURS,
    ),
    Resource(
        name="halls",
        one="hall",
        kind=Hall,
        fields=screening_shapes.HallFields,
        record=screening_shapes.HallRecord,
        **SCREENINGS,
    ),
    Resource(
        name="openings",
        one="opening",
        kind=Opening,
        fields=screening_shapes.OpeningFields,
        record=screening_shapes.OpeningRecord,
        **SCREENINGS,
    ),
    Resource(
        name="screenings",
        one="screening",
        kind=Screening,
        fields=screening_shapes.ScreeningFields,
        record=screening_shapes.ScreeningRecord,
        joined=("version",),
        fetched=("guests",),
        **SCREENINGS,
    ),
    Resource(
        name="showcases",
        one="showcase",
        kind=Showcase,
        fields=film_shapes.ShowcaseFields,
        record=film_shapes.ShowcaseRecord,
        save=_save_showcase,
        delete=_delete_showcase,
        fetched=("entries",),
        readers={"films": lambda showcase: [entry.film_id for entry in showcase.entries.all()]},
    ),
    Resource(
        name="figures",
        one="figure",
        kind=ReportedFigure,
        fields=film_shapes.FigureFields,
        record=film_shapes.FigureRecord,
        save=_save_figure,
        delete=_delete_figure,
    ),
)
"""In the order in which a tour is built up: each may name records of those before it."""

for _resource in RESOURCES:
    mount(router, _resource)
