"""One kind of a tour's records as five operations: list, read, add, change, delete."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from roadshow.apps.core.actions import Links
from roadshow.apps.core.models import User
from roadshow.apps.tours.models import Tour
from roadshow.web.api.keys import EDIT, SEE, Request
from roadshow.web.api.rows import change_of, given, named, plain, reply, rows
from roadshow.web.api.schemas.kinds import Strict

Save = Callable[[User, Any, Links], None]
Delete = Callable[[User, Any], None]


@dataclass(frozen=True, kw_only=True)
class Resource:
    """``name`` in the address and ``one`` of it in operation ids; how rows are read and written.

    ``joined`` and ``fetched`` are what reading a row needs besides its own table; ``readers`` give
    the values that stand in no field of it.
    """

    name: str
    one: str
    kind: type[models.Model]
    fields: type[Strict]
    record: type[Strict]
    save: Save
    delete: Delete
    joined: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    readers: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    def of(self, tour: Tour) -> QuerySet[Any]:
        """The tour's rows of this kind, with all that ``plain`` reads."""
        found = rows(self.kind, tour).prefetch_related(*self.fetched)
        return found.select_related(*self.joined) if self.joined else found

    def show(self, tour: Tour) -> list[dict[str, Any]]:
        return [plain(record, self.record, self.readers) for record in self.of(tour)]

    def answer(self, tour: Tour, key: int, status: int = 200) -> HttpResponse:
        record = get_object_or_404(self.of(tour), pk=key)
        return reply(plain(record, self.record, self.readers), status)

    def add(self, request: Request, body: Strict) -> HttpResponse:
        values, links = named(self.kind, _whole(body), request.tour)
        record = self.kind(**values)
        if "tour" in {known.name for known in self.kind._meta.fields}:
            record.tour = request.tour  # type: ignore[attr-defined]
        self.save(request.auth, record, links)
        return self.answer(request.tour, record.pk, 201)

    def change(self, request: Request, key: int, body: Strict) -> HttpResponse:
        record = get_object_or_404(self.of(request.tour), pk=key)
        values, links = named(self.kind, given(body), request.tour)
        for name, value in values.items():
            setattr(record, name, value)
        self.save(request.auth, record, links)
        return self.answer(request.tour, key)

    def remove(self, request: Request, key: int) -> HttpResponse:
        self.delete(request.auth, get_object_or_404(self.of(request.tour), pk=key))
        return HttpResponse(status=204)


def _whole(body: Strict) -> dict[str, Any]:
    return {name: getattr(body, name) for name in type(body).model_fields}


def mount(router: Router, resource: Resource) -> None:
    """Give the resource its addresses under a tour's."""
    _mount_reading(router, resource)
    _mount_writing(router, resource)


def _mount_reading(router: Router, resource: Resource) -> None:
    every, single = _addresses(resource)

    def read_all(request: Request, slug: str) -> HttpResponse:
        return reply(resource.show(request.tour))

    def read_one(request: Request, slug: str, key: int) -> HttpResponse:
        return resource.answer(request.tour, key)

    router.get(
        every,
        auth=SEE,
        response=list[resource.record],  # type: ignore[name-defined]
        operation_id=f"list_{resource.name.replace('-', '_')}",
        summary=f"List the tour's {resource.name}",
        tags=[resource.name],
    )(read_all)
    router.get(
        single,
        auth=SEE,
        response=resource.record,
        operation_id=f"read_{resource.one}",
        summary=f"Read one of the tour's {resource.name}",
        tags=[resource.name],
    )(read_one)


def _mount_writing(router: Router, resource: Resource) -> None:
    every, single = _addresses(resource)

    def add(request: Request, slug: str, body: Strict) -> HttpResponse:
        return resource.add(request, body)

    def change(request: Request, slug: str, key: int, body: Strict) -> HttpResponse:
        return resource.change(request, key, body)

    def delete(request: Request, slug: str, key: int) -> HttpResponse:
        return resource.remove(request, key)

    add.__annotations__["body"] = resource.fields
    change.__annotations__["body"] = change_of(resource.fields)
    for method, address, view, response, verb in (
        ("POST", every, add, {201: resource.record}, "add"),
        ("PATCH", single, change, {200: resource.record}, "change"),
        ("DELETE", single, delete, {204: None}, "delete"),
    ):
        router.api_operation(
            [method],
            address,
            auth=EDIT,
            response=response,
            operation_id=f"{verb}_{resource.one}",
            summary=f"{verb.capitalize()} one of the tour's {resource.name}",
            tags=[resource.name],
        )(view)


def _addresses(resource: Resource) -> tuple[str, str]:
    every = f"/{{slug:slug}}/{resource.name}"
    return every, every + "/{int:key}"
