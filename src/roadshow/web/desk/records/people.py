"""People, organisations, the delegation and its days, invitations, commitments."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import User
from roadshow.apps.films import actions as films
from roadshow.apps.films.queries import find_parties
from roadshow.apps.names.phrases import Kind
from roadshow.apps.people.models import Organisation, OtherName, Person
from roadshow.apps.people.phrases import organisation_kinds
from roadshow.apps.tours import phrases
from roadshow.apps.tours.models import Commitment, Invitation, Member, Presence, Tour
from roadshow.apps.tours.queries import agenda_token, invitation_token, members_of
from roadshow.web.desk.clock import language, moment, words
from roadshow.web.desk.records.specs import (
    SAMPLE,
    Column,
    Inline,
    Link,
    Links,
    Spec,
    by_choice,
    by_leg,
    choice,
    delete_of_tour,
    missing,
    save_of_tour,
    text,
    try_reverse,
    yes_no,
)
from roadshow.web.desk.records.write import write_party
from roadshow.web.forms.choices import label
from roadshow.web.forms.records import LABELS, form_of
from roadshow.web.world import language_name


def _save_party(actor: User, record: Any, links: Links | None) -> None:
    films.save_party(actor=actor, record=record)


def _other_names(parent: str) -> Inline:
    return Inline(
        key="other_names",
        label=_("Other names"),
        add=_("Add a name"),
        form=form_of(OtherName, "text language"),
        parent=parent,
        related="other_names",
        one=lambda r: f"{r.text} · {language_name(r.language, language())}",
    )


COUNTRY = Column("country", _("Country"), lambda r: r.country, sort=("country",))
SAMPLES = yes_no("sample", _("Sample"))

PEOPLE = Spec(
    kind="people",
    one=_("Person"),
    many=_("People"),
    why=_("Directors, speakers, guests, buyers: everyone is written once and then chosen."),
    model=Person,
    rows=lambda _tour: Person.objects.select_related("organisation"),
    name=label,
    columns=(
        text("name", _("Name")),
        Column("office", _("Office"), lambda r: words(r.office), text="office"),
        Column(
            "organisation",
            _("Organisation"),
            lambda r: words(r.organisation.name) if r.organisation else "",
            text="organisation__name",
        ),
        COUNTRY,
    ),
    search=(),
    find=partial(find_parties, kind=Kind.PERSON),
    filters=(SAMPLES,),
    form=form_of(Person, "name family language office organisation country sample"),
    save=_save_party,
    delete=None,
    flags=(SAMPLE,),
    inlines=(_other_names("person"),),
    write=write_party,
)

ORGANISATIONS = Spec(
    kind="organisations",
    one=_("Organisation"),
    many=_("Organisations"),
    why=_("Companies, studios, festivals, embassies: partners of this tour and of the next."),
    model=Organisation,
    rows=lambda _tour: Organisation.objects.all(),
    name=label,
    columns=(text("name", _("Name")), choice("kind", _("Kind")), COUNTRY),
    search=(),
    find=partial(find_parties, kind=Kind.ORGANISATION),
    filters=(by_choice("kind", _("Kind"), organisation_kinds), SAMPLES),
    form=form_of(Organisation, "name kind country sample"),
    choices=("kind",),
    save=_save_party,
    delete=None,
    flags=(SAMPLE,),
    inlines=(_other_names("organisation"),),
    write=write_party,
)


def _agenda(member: Member) -> Link:
    token = agenda_token(member)
    href = try_reverse("agenda", token) or try_reverse("agenda_page", token)
    return Link(str(_("private agenda")), href, renew="desk:renew")


def _days(member: Member) -> str:
    return ", ".join(words(presence.leg.city) for presence in member.presences.all())


MEMBERS = Spec(
    kind="members",
    one=_("Delegation member"),
    many=_("Delegation"),
    why=_("Who travels. Each member has a private agenda to follow in a calendar."),
    model=Member,
    rows=members_of,
    name=label,
    columns=(
        Column("person", _("Person"), label, text="person__name"),
        text("duty", _("Duty on this tour")),
        Column("days", _("Cities"), _days),
        Column("agenda", _("Agenda"), _agenda, private=True),
    ),
    search=("person__name", "duty"),
    filters=(SAMPLES,),
    form=form_of(Member, "person duty sample"),
    beside="presences",
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
    inlines=(
        Inline(
            key="presences",
            label=_("When in which city"),
            add=_("Add a stay"),
            form=form_of(Presence, "leg arrives departs sample"),
            parent="member",
            related="presences",
            one=lambda r: f"{words(r.leg.city)}: {moment(r.arrives, r.leg)}",
        ),
    ),
)


def _presences(tour: Tour) -> "QuerySet[Presence]":
    return Presence.objects.filter(member__tour=tour).select_related("member__person", "leg")


PRESENCES = Spec(
    kind="presences",
    one=_("Stay in a city"),
    many=_("Stays"),
    why=_("When each member arrives in a city and leaves it: guests are placed only in between."),
    model=Presence,
    rows=_presences,
    name=lambda r: f"{label(r.member)}: {words(r.leg.city)}",
    columns=(
        Column(
            "member", _("Delegation member"), lambda r: label(r.member), text="member__person__name"
        ),
        Column("leg", _("City"), lambda r: words(r.leg.city), sort=("leg__starts", "leg_id")),
        Column("arrives", _("Arrives"), lambda r: moment(r.arrives, r.leg), sort=("arrives",)),
        Column("departs", _("Departs"), lambda r: moment(r.departs, r.leg), sort=("departs",)),
    ),
    search=("member__person__name", "leg__city"),
    filters=(by_leg(), SAMPLES),
    form=form_of(Presence, "member leg arrives departs sample"),
    beside="members",
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
)


def _party(invitation: Invitation) -> str:
    party = invitation.person or invitation.organisation
    return label(party) if party else ""


def _answer_link(invitation: Invitation) -> Link:
    return Link(str(_("answer page")), try_reverse("rsvp", invitation_token(invitation)))


def _invitations(tour: Tour) -> "QuerySet[Invitation]":
    found = Invitation.objects.filter(event__leg__tour=tour)
    return found.select_related("event__leg", "person", "organisation")


INVITATIONS = Spec(
    kind="invitations",
    one=_("Invitation"),
    many=_("Invitations"),
    why=_("Who is asked to which event, and what they answered. Each has a link of its own."),
    model=Invitation,
    rows=_invitations,
    name=lambda r: f"{_party(r)}: {words(r.event.title)}",
    columns=(
        Column("party", _("Invited"), _party, text="person__name"),
        Column("event", _("Event"), lambda r: words(r.event.title), text="event__title"),
        Column(
            "starts",
            _("Starts"),
            lambda r: moment(r.event.starts, r.event.leg),
            sort=("event__starts",),
        ),
        choice("answer", _("Answer")),
        Column("link", _("Link"), _answer_link, private=True),
    ),
    search=("person__name", "organisation__name", "email", "event__title"),
    filters=(
        by_leg("event__leg"),
        by_choice("answer", _("Answer"), phrases.answers),
        SAMPLES,
    ),
    form=form_of(Invitation, "event person organisation email answer sample"),
    choices=("answer",),
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
)

COMMITMENTS = Spec(
    kind="commitments",
    one=_("Commitment"),
    many=_("Commitments"),
    why=_("What the two sides said they would do: who sees to it, and by when."),
    model=Commitment,
    rows=lambda tour: Commitment.objects.filter(tour=tour).select_related("owner", "voiced_at"),
    name=label,
    columns=(
        text("title", LABELS["title"]),
        choice("state", _("State")),
        Column(
            "owner",
            _("Owner"),
            lambda r: words(r.owner.name) if r.owner else "",
            text="owner__name",
        ),
        Column("due", _("Due"), lambda r: r.due.isoformat() if r.due else "", sort=("due",)),
    ),
    search=("title", "detail", "owner__name"),
    filters=(
        by_choice("state", _("State"), phrases.commitment_states),
        missing("owner", _("Owner")),
        missing("due", _("Due")),
        SAMPLES,
    ),
    form=form_of(Commitment, "title detail voiced_at owner due state sample"),
    choices=("state",),
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
)
