"""What the desk's templates say of tours, roles and records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roadshow.apps.screenings.queries import Readiness
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.formats.texts import Text, localise
from roadshow.web import dates
from roadshow.web.desk import rail as rails

register = template.Library()


@register.filter
def words(text: Text) -> str:
    """A text by language for whoever reads this page."""
    return localise(text, get_language() or "en").text


@register.simple_tag
def days(first: date, last: date) -> str:
    return dates.span(first, last, get_language() or "en")


@register.simple_tag(takes_context=True)
def rail(context: dict[str, Any]) -> list[rails.Group]:
    """The sections of the tour that this page belongs to."""
    return rails.rail(context["request"])


@register.filter
def role_name(role: str) -> str:
    return str(TourRoleName(role).label) if role else _("administrator")


@register.filter
def css(number: float) -> str:
    """A number as style sheets write it, whatever the reader's decimal sign."""
    return f"{number:g}"


@dataclass(frozen=True)
class Line:
    """One row of the dashboard's list of what is ready; ``state`` is a CSS class."""

    name: str
    href: str
    done: int
    total: int
    note: str = ""

    @property
    def state(self) -> str:
        if not self.total:
            return "missing"
        return "complete" if self.done == self.total else "partial"


@register.filter
def ready_lines(ready: Readiness, tour: Tour) -> list[Line]:
    def records(kind: str) -> str:
        return reverse("desk:list", args=[tour.slug, kind])

    return [
        Line(_("Cities"), records("legs"), ready.legs, ready.legs),
        Line(_("Events"), records("events"), ready.events, ready.events),
        Line(
            _("Films to screen"),
            records("films"),
            ready.films_with_runtime,
            ready.films,
            _("with a runtime"),
        ),
        Line(_("Halls"), records("halls"), ready.halls, ready.halls),
        Line(
            _("Screenings"),
            reverse("desk:timetable", args=[tour.slug]),
            ready.placed,
            ready.screenings,
            _("placed"),
        ),
        Line(_("Delegation"), records("members"), ready.present, ready.members, _("with dates")),
        Line(
            _("Commitments"),
            records("commitments"),
            ready.owned,
            ready.commitments,
            _("with an owner"),
        ),
    ]
