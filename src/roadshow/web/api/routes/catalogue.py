"""People and organisations: whom any tour may name.

There is no deleting here: a person stands in other tours' delegations, agendas and credits.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import save_party
from roadshow.apps.films.queries import called, require_catalogue, require_catalogue_sight
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.people.models import Organisation, Person
from roadshow.web.api.keys import Request, Token
from roadshow.web.api.problems import refuse_other_parameters
from roadshow.web.api.rows import change_of, given, named, plain, reply
from roadshow.web.api.schemas.films import (
    OrganisationFields,
    OrganisationRecord,
    PersonFields,
    PersonRecord,
)
from roadshow.web.api.schemas.kinds import Key, Strict

router = Router()


class Page(Strict):
    """Which stretch of a long list."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0

    def of(self, request: HttpRequest, rows: Any) -> Any:
        """These of the rows; other parameters are refused."""
        refuse_other_parameters(request, Page)
        return rows[self.offset : self.offset + self.limit]


def _reader(request: HttpRequest, user: User) -> None:
    require_catalogue_sight(user)


def _keeper(request: HttpRequest, user: User) -> None:
    require_catalogue(user)


READER, KEEPER = Token(_reader), Token(_keeper)


@dataclass(frozen=True)
class Party:
    name: str
    one: str
    kind: type[Person | Organisation]
    fields: type[Strict]
    record: type[Strict]

    def save(self, actor: User, record: Any, values: dict[str, Any]) -> None:
        for name, value in named(self.kind, values, None).values.items():
            setattr(record, name, value)
        save_party(actor=actor, record=record)


class Wanted(Strict):
    """What is looked for: any name, in any script, as people type it."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class Found(Strict):
    """A record that a query may mean. ``matched`` is the name that fitted; 1 is the best score."""

    kind: Kind
    id: Key
    name: str
    matched: str
    language: str
    score: float


@router.get("/find", auth=READER, response=list[Found], operation_id="find", tags=["films"])
def find(request: Request, wanted: Query[Wanted]) -> HttpResponse:
    """Find films, people and organisations by any of their names, likeliest first."""
    refuse_other_parameters(request, Wanted)
    found = search(wanted.q, limit=wanted.limit)
    names = called(found)
    return reply(
        [
            {
                "kind": match.kind.value,
                "id": match.subject,
                "name": names.get((match.kind, match.subject), match.text),
                "matched": match.text,
                "language": match.language,
                "score": match.score,
            }
            for match in found
        ]
    )


def _mount(party: Party) -> None:
    def read_all(request: Request, page: Query[Page]) -> HttpResponse:
        found = page.of(request, party.kind._default_manager.order_by("id"))
        return reply([plain(record, party.record) for record in found])

    def read_one(request: Request, key: int) -> HttpResponse:
        return reply(plain(get_object_or_404(party.kind, pk=key), party.record))

    def add(request: Request, body: Strict) -> HttpResponse:
        record = party.kind()
        party.save(request.auth, record, {n: getattr(body, n) for n in type(body).model_fields})
        return reply(plain(record, party.record), 201)

    def change(request: Request, key: int, body: Strict) -> HttpResponse:
        record = get_object_or_404(party.kind, pk=key)
        party.save(request.auth, record, given(body))
        return reply(plain(record, party.record))

    add.__annotations__["body"] = party.fields
    change.__annotations__["body"] = change_of(party.fields)
    single = f"/{party.name}/{{int:key}}"
    for method, address, view, response, named_so in (
        ("GET", f"/{party.name}", read_all, {200: list[party.record]}, f"list_{party.name}"),  # type: ignore[name-defined]
        ("GET", single, read_one, {200: party.record}, f"read_{party.one}"),
        ("POST", f"/{party.name}", add, {201: party.record}, f"add_{party.one}"),
        ("PATCH", single, change, {200: party.record}, f"change_{party.one}"),
    ):
        router.api_operation(
            [method],
            address,
            auth=READER if method == "GET" else KEEPER,
            response=response,
            operation_id=named_so,
            summary=named_so.replace("_", " ").capitalize(),
            tags=[party.name],
        )(view)


_mount(Party("people", "person", Person, PersonFields, PersonRecord))
_mount(Party("organisations", "organisation", Organisation, OrganisationFields, OrganisationRecord))
