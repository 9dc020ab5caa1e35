"""The checker's findings in words, with links to the records they speak of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from roadshow.apps.films.models import Material
from roadshow.apps.films.queries import title_text
from roadshow.apps.people.models import Person
from roadshow.apps.screenings.models import Hall, Screening
from roadshow.apps.screenings.queries import screenings_of
from roadshow.apps.tours.models import Member, Tour
from roadshow.engines.kernel.findings import Finding, Mend, Subject
from roadshow.web.desk.clock import moment, words
from roadshow.web.desk.rights.records import KINDS, Named
from roadshow.web.desk.words import FINDINGS, MENDS, SEVERITIES
from roadshow.web.rights.words import sentence

CLEARANCE = "clearance_"
"""How codes of what the judge found begin."""


@dataclass(frozen=True)
class Link:
    """A record by its name, and the page where it is mended, if there is one."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Said:
    """A finding as a page shows it.

    ``mends`` are changes that were tried and work; ``because`` are the rules at odds;
    ``screenings`` are the keys of those that it concerns.
    """

    code: str
    severity: str
    severity_text: str
    text: str
    advice: str
    subjects: list[Link]
    mends: list[str]
    because: list[str]
    screenings: frozenset[int]

    @property
    def blocks(self) -> bool:
        return self.severity in {"forbid", "block_release"}


def say(
    tour: Tour, found: Iterable[Finding], screenings: Iterable[Screening] | None = None
) -> list[Said]:
    """Findings in words, the worst first. Four queries, however many there are; fewer where the
    tour's ``screenings`` are at hand."""
    found = list(found)
    names = _Names(tour, found, screenings)
    order = list(SEVERITIES)
    said = [_said(finding, names) for finding in found]
    return sorted(said, key=lambda one: order.index(one.severity))


def by_screening(said: Iterable[Said]) -> dict[int, list[Said]]:
    """What is wrong, by the key of each screening that it concerns."""
    wrong: dict[int, list[Said]] = {}
    for one in said:
        for key in one.screenings if one.code != "unplaced" else ():
            wrong.setdefault(key, []).append(one)
    return wrong


def _said(finding: Finding, names: "_Names") -> Said:
    plain = FINDINGS.get(finding.code, (finding.code, ""))
    text, advice = _clearance(finding, names) or plain
    return Said(
        code=finding.code,
        severity=str(finding.severity),
        severity_text=str(SEVERITIES[finding.severity]),
        text=str(text),
        advice=str(advice),
        subjects=[names.link(subject) for subject in finding.subjects],
        mends=[names.mend(mend) for mend in finding.mends],
        because=[str(FINDINGS[r.rule][0]) for r in finding.because if r.rule in FINDINGS],
        screenings=frozenset(int(s.id) for s in finding.subjects if s.kind == "showing"),
    )


def _clearance(finding: Finding, names: "_Names") -> tuple[str, str] | None:
    """What keeps a screening from being cleared, with the record and its clause."""
    code = finding.code.removeprefix(CLEARANCE)
    if code == finding.code:
        return None
    facts = dict(finding.facts)
    record = next((f"{s.kind} {s.id}" for s in finding.subjects if s.kind in KINDS), "")
    said = sentence(
        code,
        facts.get("lack", ""),
        record=names.records.texts().get(record, ""),
        until=_day(facts.get("until")),
        since=_day(facts.get("since")),
        kind=facts.get("kind", ""),
    )
    clause = f" ({facts['clause']})" if "clause" in facts else ""
    return f"{said[0]}{clause}", said[1]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class _Names:
    """The records that findings speak of, fetched together."""

    def __init__(
        self, tour: Tour, found: Iterable[Finding], screenings: Iterable[Screening] | None
    ) -> None:
        self.tour = tour
        self.links: dict[Subject, Link] = {}
        subjects = [
            subject
            for finding in found
            for subject in (*finding.subjects, *(s for m in finding.mends for s in m.subjects))
        ]
        keys = {
            kind: {int(s.id) for s in subjects if s.kind == kind}
            for kind in ("showing", "hall", "guest", "print")
        }
        if screenings is None:
            screenings = screenings_of(tour).filter(pk__in=keys["showing"])
        self.screenings = {screening.pk: screening for screening in screenings}
        halls = Hall.objects.filter(pk__in=keys["hall"]).select_related("venue")
        self.halls = {hall.pk: hall for hall in halls}
        self.people = Person.objects.in_bulk(keys["guest"])
        self.prints = Material.objects.in_bulk(keys["print"])
        self.records = Named(tour.slug, (f"{s.kind} {s.id}" for s in subjects if s.kind in KINDS))
        travelling = Member.objects.filter(tour=tour, person__in=keys["guest"])
        self.members = dict(travelling.values_list("person_id", "pk"))

    def link(self, subject: Subject) -> Link:
        """Made once a record: a hall or a film may be in hundreds of findings."""
        if subject not in self.links:
            self.links[subject] = self._link(subject)
        return self.links[subject]

    def _link(self, subject: Subject) -> Link:
        match subject.kind:
            case "showing" if int(subject.id) in self.screenings:
                screening = self.screenings[int(subject.id)]
                href = reverse("desk:place", args=[self.tour.slug, screening.pk])
                return Link(screening_name(screening), href)
            case "hall" if int(subject.id) in self.halls:
                hall = self.halls[int(subject.id)]
                href = reverse("desk:edit", args=[self.tour.slug, "halls", hall.pk])
                return Link(f"{words(hall.venue.name)}, {words(hall.name)}", href)
            case "guest" if int(subject.id) in self.people:
                return Link(words(self.people[int(subject.id)].name), self._stays(subject))
            case "print" if int(subject.id) in self.prints:
                href = reverse("desk:edit", args=[self.tour.slug, "materials", subject.id])
                return Link(self.prints[int(subject.id)].name, href)
            case kind if kind in KINDS:
                name = f"{kind} {subject.id}"
                return Link(self.records.texts().get(name, ""), self.records.href(name))
            case _:
                return Link("")

    def _stays(self, guest: Subject) -> str:
        """Where a guest's days on this tour are changed; nowhere if they do not travel with it."""
        member = self.members.get(int(guest.id))
        return reverse("desk:edit", args=[self.tour.slug, "members", member]) if member else ""

    def mend(self, mend: Mend) -> str:
        who = ", ".join(self.link(subject).text for subject in mend.subjects)
        more = f" (+{mend.minutes} {_('min')})" if mend.minutes else ""
        return f"{MENDS.get(mend.code, mend.code)}{more}: {who}"


def screening_name(screening: Screening) -> str:
    """“The Composer, Mon 24 Nov, 19:00 Almaty (UTC+5)”, or its city where it is not placed."""
    film = words(title_text(screening.version.film.titles.all()))
    where = (
        moment(screening.starts, screening.leg) if screening.starts else words(screening.leg.city)
    )
    return f"{film}, {where}"
