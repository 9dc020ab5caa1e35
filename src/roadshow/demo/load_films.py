"""Makes the demonstration tour's films, showcases, halls, wished screenings and figures."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import FilmParts, save_figure, save_film, save_showcase
from roadshow.apps.films.models import (
    Credit,
    Film,
    FilmCompany,
    ReportedFigure,
    Showcase,
    Title,
    Version,
)
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.screenings import actions
from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.tours.models import Event, Leg, Tour, Venue
from roadshow.demo import data

Table = dict[str, Any]


class FilmLoader:
    """Holds the records made so far by their keys; finds the tour's by their names."""

    def __init__(self, actor: User, tour: Tour) -> None:
        self.actor = actor
        self.tour = tour
        facts = data.journey()
        self.legs = {
            key: Leg.objects.get(tour=tour, timezone=row["timezone"])
            for key, row in facts["legs"].items()
        }
        self.films: dict[str, Film] = {}
        self.showcases: dict[str, Showcase] = {}

    @transaction.atomic
    def load(self) -> None:
        """Make everything, or nothing of it."""
        facts = data.catalogue()
        for slug, row in facts["films"].items():
            self._film(slug, row)
        for slug, row in facts["showcases"].items():
            self._showcase(slug, dict(row))
        for row in facts["halls"].values():
            self._hall(row, facts["openings"])
        for row in facts["screenings"]:
            self._screenings(row)
        for row in facts["figures"]:
            self._figure(dict(row))

    def _film(self, slug: str, row: Table) -> None:
        film = Film(
            slug=slug,
            year=row.get("year"),
            countries=row["countries"],
            synopsis=row.get("synopsis", {}),
            note=row.get("note", {}),
        )
        versions = []
        if "minutes" in row:
            versions = [
                Version(
                    minutes=row["minutes"],
                    spoken=row["spoken"],
                    subtitles=["en", "ru"],
                    sample=True,
                )
            ]
        credit_rows = row.get("credits", ())
        parts = FilmParts(
            titles=[Title(**title) for title in row["titles"]],
            credits=[
                Credit(person=_person(credit["person"]), role=credit["role"])
                for credit in credit_rows
            ],
            companies=[
                FilmCompany(organisation=_organisation(row["organisation"]), part=row["part"])
                for row in row.get("companies", ())
            ],
            versions=versions,
        )
        save_film(actor=self.actor, film=film, parts=parts)
        self.films[slug] = film

    def _showcase(self, slug: str, row: Table) -> None:
        films = [self.films[key] for key in row.pop("films")]
        showcase = Showcase(tour=self.tour, slug=slug, **row)
        save_showcase(actor=self.actor, showcase=showcase, films=films)
        self.showcases[slug] = showcase

    def _hall(self, row: Table, openings: Table) -> None:
        name = data.journey()["venues"][row["venue"]]["name"]
        venue = Venue.objects.get(leg__tour=self.tour, name=name)
        hall = Hall(venue=venue, name=row["name"], seats=row["seats"], sample=True)
        actions.save(actor=self.actor, record=hall)
        for day in _days(openings["first"], openings["last"]):
            opening = Opening(
                hall=hall,
                opens=datetime.combine(day, openings["from"], venue.leg.zone).astimezone(UTC),
                closes=datetime.combine(day, openings["to"], venue.leg.zone).astimezone(UTC),
                sample=True,
            )
            actions.save(actor=self.actor, record=opening)

    def _screenings(self, row: Table) -> None:
        guests = [_person(key) for key in row.get("guests", ())]
        for _ in range(row["times"]):
            screening = Screening(
                showcase=self.showcases["screenings"],
                version=self.films[row["film"]].versions.get(),
                leg=self.legs[row["leg"]],
                qa_minutes=row.get("qa_minutes", 0),
                sample=True,
            )
            actions.save(actor=self.actor, record=screening, links={"guests": guests})

    def _figure(self, row: Table) -> None:
        row.setdefault("source", self.tour.source)
        row["value"] = Decimal(row["value"])
        row["film"] = self.films.get(row.get("film", ""))
        slug = data.journey()["events"].get(row.get("event", ""), {}).get("slug")
        row["event"] = Event.objects.filter(leg__tour=self.tour, slug=slug).first()
        save_figure(actor=self.actor, figure=ReportedFigure(tour=self.tour, **row))


def _person(key: str) -> Person:
    return Person.objects.filter(name=data.parties()["people"][key]["name"]).latest("id")


def _organisation(key: str) -> Organisation:
    name = data.parties()["organisations"][key]["name"]
    return Organisation.objects.filter(name=name).latest("id")


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
