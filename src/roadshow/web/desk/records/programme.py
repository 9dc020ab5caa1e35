"""Cities, venues, halls, events and screenings: where and when."""

from django.utils.translation import gettext_lazy as _

from roadshow.apps.screenings.models import Hall, Opening, Screening
from roadshow.apps.screenings.queries import halls_of, screenings_of
from roadshow.apps.tours import phrases
from roadshow.apps.tours.models import AgendaItem, Event, Leg, Participation, Venue
from roadshow.apps.tours.queries import events_of
from roadshow.web.desk.board import film_name
from roadshow.web.desk.clock import moment, words
from roadshow.web.desk.records.specs import (
    PINNED,
    PUBLIC,
    SAMPLE,
    Column,
    Inline,
    Spec,
    by_choice,
    by_leg,
    choice,
    delete_of_tour,
    delete_screening,
    missing,
    save_of_tour,
    save_screening,
    text,
    yes_no,
)
from roadshow.web.forms.choices import label
from roadshow.web.forms.records import LABELS, form_of

CITY = Column("leg", _("City"), lambda r: words(r.leg.city), sort=("leg__starts", "leg_id"))


def _starts(record: Event | Screening) -> str:
    return moment(record.starts, record.leg) if record.starts else ""


STARTS = Column("starts", _("Starts"), _starts, sort=("starts",))

LEGS = Spec(
    kind="legs",
    one=_("City"),
    many=_("Cities"),
    why=_("Each city has its days and its clock. Venues, events and screenings stand in a city."),
    model=Leg,
    rows=lambda tour: Leg.objects.filter(tour=tour),
    name=label,
    columns=(
        text("city", _("City")),
        Column("starts", _("First day"), lambda r: r.starts.isoformat(), sort=("starts",)),
        Column("ends", _("Last day"), lambda r: r.ends.isoformat(), sort=("ends",)),
        Column("timezone", _("Time zone"), lambda r: r.timezone, sort=("timezone",)),
    ),
    search=("city", "timezone", "country"),
    filters=(yes_no("sample", _("Sample")),),
    form=form_of(Leg, "city country timezone starts ends sample"),
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
)

VENUES = Spec(
    kind="venues",
    one=_("Venue"),
    many=_("Venues"),
    why=_("Where events take place, with the way there. Cinemas get their halls in the next list."),
    model=Venue,
    rows=lambda tour: Venue.objects.filter(leg__tour=tour).select_related("leg"),
    name=lambda r: words(r.name),
    columns=(
        text("name", _("Name")),
        CITY,
        Column("address", _("Address"), lambda r: words(r.address)),
    ),
    search=("name", "address"),
    filters=(by_leg(), yes_no("sample", _("Sample"))),
    form=form_of(Venue, "leg name address directions sample"),
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(SAMPLE,),
)


def _zoned_opening(opening: Opening) -> str:
    return moment(opening.opens, opening.hall.venue.leg)


HALLS = Spec(
    kind="halls",
    one=_("Hall"),
    many=_("Halls"),
    why=_("Films are placed only in halls, and only while a hall is open to the tour."),
    model=Hall,
    rows=halls_of,
    name=lambda r: words(r.name),
    columns=(
        text("name", _("Name")),
        Column("venue", _("Venue"), lambda r: words(r.venue.name), text="venue__name"),
        Column("leg", _("City"), lambda r: words(r.venue.leg.city), sort=("venue__leg__starts",)),
        Column("seats", _("Seats"), lambda r: r.seats, sort=("seats",), number=True),
        Column("openings", _("Opening times"), lambda r: len(r.openings.all()), number=True),
    ),
    search=("name", "venue__name"),
    filters=(by_leg("venue__leg"), yes_no("sample", _("Sample"))),
    form=form_of(Hall, "venue name zone seats changeover formats sample"),
    save=save_screening,
    delete=delete_screening,
    flags=(SAMPLE,),
    inlines=(
        Inline(
            key="openings",
            label=_("Opening times"),
            add=_("Add an opening time"),
            form=form_of(Opening, "opens closes sample"),
            parent="hall",
            related="openings",
            one=_zoned_opening,
        ),
    ),
)

EVENTS = Spec(
    kind="events",
    one=_("Event"),
    many=_("Events"),
    why=_(
        "Everything with a place and an hour but the screenings. The public sees it once the "
        "tour is published."
    ),
    model=Event,
    rows=events_of,
    name=label,
    columns=(
        text("title", LABELS["title"]),
        STARTS,
        CITY,
        choice("kind", _("Kind")),
        Column(
            "venue",
            _("Venue"),
            lambda r: words(r.venue.name) if r.venue else "",
            text="venue__name",
        ),
    ),
    search=("title", "slug", "venue__name"),
    filters=(
        by_leg(),
        by_choice("kind", _("Kind"), phrases.event_kinds),
        yes_no("public", _("Public")),
        yes_no("sample", _("Sample")),
    ),
    form=form_of(Event, "title leg kind venue slug starts ends times_sample summary public sample"),
    save=save_of_tour,
    delete=delete_of_tour,
    flags=(PUBLIC, SAMPLE),
    choices=("kind",),
    inlines=(
        Inline(
            key="agenda",
            label=_("Agenda"),
            add=_("Add a part of the agenda"),
            form=form_of(AgendaItem, "title starts ends times_sample speakers sample"),
            parent="event",
            related="agenda",
            one=lambda r: words(r.title),
        ),
        Inline(
            key="participations",
            label=_("Who takes part"),
            add=_("Add somebody who takes part"),
            form=form_of(Participation, "person organisation role office sample"),
            parent="event",
            related="participations",
            one=lambda r: label(r.person or r.organisation),
        ),
    ),
)

SCREENINGS = Spec(
    kind="screenings",
    one=_("Screening"),
    many=_("Screenings"),
    why=_("One showing of one film. Without a hall it waits for the timetable to place it."),
    model=Screening,
    rows=screenings_of,
    name=film_name,
    columns=(
        Column("film", _("Film"), film_name, sort=("version__film__slug",)),
        STARTS,
        CITY,
        Column("hall", _("Hall"), lambda r: label(r.hall) if r.hall else "", text="hall__name"),
        Column(
            "pinned", _("Pinned"), lambda r: str(_("yes")) if r.pinned else "", sort=("pinned",)
        ),
    ),
    search=("version__film__titles__text", "version__film__slug", "hall__name"),
    filters=(
        by_leg(),
        missing("hall", _("Hall")),
        yes_no("pinned", _("Pinned")),
        yes_no("sample", _("Sample")),
    ),
    form=form_of(
        Screening,
        "leg showcase version hall starts qa_minutes guests weight pinned note sample",
    ),
    save=save_screening,
    delete=delete_screening,
    flags=(PINNED, SAMPLE),
)
