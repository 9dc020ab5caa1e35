"""What happens on a tour, and who takes part."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours import phrases, rules
from roadshow.apps.tours.models.journey import Leg, Venue
from roadshow.formats.texts import localise


class Event(Sampled):
    """Anything with a place and a time, but a screening (those stand in ``screenings``).

    ``times_sample``: the event is real, its hour is invented.
    """

    leg = models.ForeignKey(Leg, models.CASCADE, related_name="events", verbose_name=_("leg"))
    slug = models.SlugField(_("address"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=phrases.event_kinds)
    title = TextField(_("title"))
    summary = TextField(_("summary"), blank=True)
    venue = models.ForeignKey(
        Venue,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("venue"),
    )
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"))
    times_sample = models.BooleanField(
        _("sample times"), default=False, help_text=_("The hour is invented for demonstration.")
    )
    public = models.BooleanField(_("in the public programme"), default=True)

    class Meta:
        ordering = ("starts", "id")
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = (
            models.UniqueConstraint(fields=("leg", "slug"), name="event_slug_in_leg"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="event_times_in_order",
                violation_error_message=_("The end is not after the start."),
            ),
        )

    def __str__(self) -> str:
        return localise(self.title, "en").text

    def clean(self) -> None:
        rules.in_order(self.starts, self.ends)
        if self.leg_id and self.starts and self.ends:
            _inside(self.starts, self.ends, self.leg.opens, self.leg.closes, _("the leg"))
        if self.venue and self.leg_id and self.venue.leg_id != self.leg_id:
            raise ValidationError({"venue": _("This venue is not in that leg's city.")})
        if self.pk and self.starts and self.ends:
            self._still_holds_its_agenda()

    def _still_holds_its_agenda(self) -> None:
        for item in self.agenda.all():
            if item.starts < self.starts:
                raise ValidationError({"starts": _("“%(item)s” is earlier.") % {"item": item}})
            if item.ends > self.ends:
                raise ValidationError({"ends": _("“%(item)s” is later.") % {"item": item}})


class AgendaItem(Sampled):
    """A part of an event. No two parts of one event overlap."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="agenda", verbose_name=_("event"))
    title = TextField(_("title"))
    speakers = models.ManyToManyField(Person, blank=True, related_name="agenda_items")
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"))
    times_sample = models.BooleanField(_("sample times"), default=False)

    class Meta:
        ordering = ("starts", "id")
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="agenda_times_in_order",
                violation_error_message=_("The end is not after the start."),
            ),
        )

    def __str__(self) -> str:
        return localise(self.title, "en").text

    def clean(self) -> None:
        rules.in_order(self.starts, self.ends)
        if not (self.event_id and self.starts and self.ends):
            return
        _inside(self.starts, self.ends, self.event.starts, self.event.ends, _("the event"))
        other = (
            AgendaItem.objects.filter(event=self.event_id)
            .filter(starts__lt=self.ends, ends__gt=self.starts)
            .exclude(pk=self.pk)
            .first()
        )
        if other:
            raise ValidationError(
                {"starts": _("This overlaps “%(other)s”.") % {"other": other}}, code="overlap"
            )


class Participation(Sampled):
    """Who takes part in an event: a person, an organisation, or an office nobody named."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="participations", verbose_name=_("event")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="participations"
    )
    role = models.CharField(_("role"), max_length=12, choices=phrases.participation_roles)
    office = TextField(_("office"), blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                name="participation_has_party",
                violation_error_message=_("Name a person or an organisation."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.organisation} ({self.role})"


def _inside(
    starts: datetime, ends: datetime, opens: datetime, closes: datetime, whole: Any
) -> None:
    """Refuse times outside ``[opens, closes]``, at the field that leaves it."""
    if starts < opens or starts >= closes:
        raise ValidationError({"starts": _("This is outside %(whole)s.") % {"whole": whole}})
    if ends > closes:
        raise ValidationError({"ends": _("This is outside %(whole)s.") % {"whole": whole}})
