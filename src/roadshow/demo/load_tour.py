"""Makes the demonstration tour's records by the same actions that its pages use."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import save_party
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours import actions
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
from roadshow.demo import data

Table = dict[str, Any]


class TourLoader:
    """Holds the records made so far by their keys in the TOML files."""

    def __init__(self, actor: User) -> None:
        self.actor = actor
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.legs: dict[str, Leg] = {}
        self.venues: dict[str, Venue] = {}
        self.events: dict[str, Event] = {}

    @transaction.atomic
    def load(self) -> Tour:
        """Make the whole tour, or nothing of it."""
        facts = data.journey()
        self._parties(data.parties())
        tour = self._tour(facts)
        self._places(tour, facts)
        for key, row in facts["events"].items():
            self._event(key, dict(row))
        for row in facts["members"]:
            self._member(tour, row)
        for row in facts["invitations"]:
            self._invitation(row)
        for row in facts["commitments"]:
            self._commitment(tour, dict(row))
        return tour

    def _parties(self, facts: Table) -> None:
        for key, row in facts["organisations"].items():
            self.organisations[key] = Organisation(**row)
            save_party(actor=self.actor, record=self.organisations[key])
        for key, row in facts["people"].items():
            organisation = self.organisations.get(row.get("organisation", ""))
            self.people[key] = Person(**{**row, "organisation": organisation})
            save_party(actor=self.actor, record=self.people[key])

    def _tour(self, facts: Table) -> Tour:
        series = dict(facts["programme"])
        series["body"] = self.organisations[series["body"]]
        programme = Programme(**series)
        programme.full_clean()
        programme.save()
        tour = Tour(programme=programme, **facts["tour"])
        actions.create_tour(actor=self.actor, tour=tour)
        return tour

    def _places(self, tour: Tour, facts: Table) -> None:
        for key, row in facts["legs"].items():
            self.legs[key] = Leg(tour=tour, **row)
            actions.save(actor=self.actor, record=self.legs[key])
        for key, row in facts["venues"].items():
            self.venues[key] = Venue(**{**row, "leg": self.legs[row["leg"]]})
            actions.save(actor=self.actor, record=self.venues[key])

    def _event(self, key: str, row: Table) -> None:
        agenda, participants = row.pop("agenda", ()), row.pop("participants", ())
        leg = self.legs[row.pop("leg")]
        venue = self.venues[row.pop("venue")]
        event = Event(**{**row, **_instants(row, leg)}, leg=leg, venue=venue)
        actions.save(actor=self.actor, record=event)
        self.events[key] = event
        for item in agenda:
            speakers = [self.people[name] for name in item.get("speakers", ())]
            part = AgendaItem(
                event=event, title=item["title"], times_sample=True, **_instants(item, leg)
            )
            actions.save(actor=self.actor, record=part, links={"speakers": speakers})
        for part in participants:
            party = {**part, **self._party(part)}
            actions.save(actor=self.actor, record=Participation(event=event, **party))

    def _member(self, tour: Tour, row: Table) -> None:
        member = Member(tour=tour, person=self.people[row["person"]], duty=row["duty"])
        actions.save(actor=self.actor, record=member)
        for stay in row["presences"]:
            leg = self.legs[stay["leg"]]
            presence = Presence(
                member=member,
                leg=leg,
                arrives=_instant(stay["arrives"], leg),
                departs=_instant(stay["departs"], leg),
                sample=True,
            )
            actions.save(actor=self.actor, record=presence)

    def _invitation(self, row: Table) -> None:
        invitation = Invitation(
            event=self.events[row["event"]],
            answer=row.get("answer", "waiting"),
            sample=True,
            **self._party(row),
        )
        actions.save(actor=self.actor, record=invitation)

    def _commitment(self, tour: Tour, row: Table) -> None:
        row["voiced_at"] = self.events[row["voiced_at"]]
        row["owner"] = self.organisations.get(row.get("owner", ""))
        actions.save(actor=self.actor, record=Commitment(tour=tour, **row))

    def _party(self, row: Table) -> Table:
        if "person" in row:
            return {"person": self.people[row["person"]]}
        return {"organisation": self.organisations[row["organisation"]]}


def _instant(local: datetime, leg: Leg) -> datetime:
    return local.replace(tzinfo=leg.zone).astimezone(UTC)


def _instants(row: Table, leg: Leg) -> Table:
    return {"starts": _instant(row["starts"], leg), "ends": _instant(row["ends"], leg)}
