"""Makes the demonstration tour's rights: what may be shown where, what is sold, what is held."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights import actions
from roadshow.apps.rights.actions.records import Record
from roadshow.apps.rights.models import Grant, Holdback, PermitRule, PremierePromise
from roadshow.apps.tours.models import Tour
from roadshow.demo import data

Table = dict[str, Any]
Kind = TypeVar("Kind", bound=Record)


class RightsLoader:
    """Holds the grants made so far by their keys."""

    def __init__(self, actor: User, tour: Tour) -> None:
        self.actor, self.tour = actor, tour
        self.grants: dict[str, Grant] = {}

    @transaction.atomic
    def load(self) -> None:
        """Make everything, or nothing of it."""
        facts = data.rights()
        for key, row in facts["grants"].items():
            self.grants[key] = self._grant(dict(row))
        for row in facts["holdbacks"].values():
            given = dict(row) | {"grant": self.grants[row["grant"]], "sample": True}
            self._save(Holdback, given)
        for row in facts["premieres"].values():
            film = Film.objects.get(slug=row["film"])
            self._save(
                PremierePromise, dict(row) | {"film": film, "tour": self.tour, "sample": True}
            )
        for row in facts["permit-rules"].values():
            self._save(PermitRule, dict(row))

    def _grant(self, row: Table) -> Grant:
        name = data.parties()["organisations"][row.pop("party")]["name"]
        party = Organisation.objects.filter(name=name).latest("id")
        return self._save(Grant, row | {"party": party, "sample": True})

    def _save(self, model: Callable[..., Kind], row: Table) -> Kind:
        films = Film.objects.filter(slug__in=row.pop("films", ()))
        record = model(**row)
        links = {"films": list(films)} if films else None
        actions.save(actor=self.actor, record=record, links=links)
        return record
