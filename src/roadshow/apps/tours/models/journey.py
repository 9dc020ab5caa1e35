"""A tour: the programme it belongs to, its roles, its legs and their venues."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.people.models import Organisation
from roadshow.apps.people.rules import known_country
from roadshow.apps.tours import phrases, rules
from roadshow.formats.texts import localise


class Programme(models.Model):
    """A body's lasting series of tours."""

    name = TextField(_("name"))
    summary = TextField(_("summary"), blank=True)
    body = models.ForeignKey(
        Organisation, models.PROTECT, related_name="programmes", verbose_name=_("body")
    )
    since = models.PositiveSmallIntegerField(
        _("since"), help_text=_("Year."), validators=[MinValueValidator(1895)]
    )
    earlier_places = TextField(_("earlier places"), blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def __str__(self) -> str:
        return localise(self.name, "en").text


class Tour(models.Model):
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="tours", verbose_name=_("programme")
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = TextField(_("name"))
    summary = TextField(_("summary"), blank=True)
    occasion = TextField(_("occasion"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))

    class Meta:
        ordering = ("-starts", "id")
        verbose_name = _("tour")
        verbose_name_plural = _("tours")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="tour_dates_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        return localise(self.name, "en").text

    def clean(self) -> None:
        rules.in_order(self.starts, self.ends)


class TourRole(models.Model):
    """What a user may do on one tour."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tour_roles")
    tour = models.ForeignKey(Tour, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=10, choices=phrases.tour_roles)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "tour"), name="tour_role_once"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.role} ({self.tour})"


class Leg(models.Model):
    """One city of a tour. ``opens`` and ``closes`` are its local days as UTC instants."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="legs", verbose_name=_("tour"))
    city = TextField(_("city"))
    country = models.CharField(_("country"), max_length=2, validators=[known_country])
    timezone = models.CharField(_("time zone"), max_length=40, validators=[rules.known_timezone])
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    opens = models.DateTimeField(editable=False)
    closes = models.DateTimeField(editable=False)
    sample = models.BooleanField(
        _("sample dates"), default=False, help_text=_("The dates are invented for demonstration.")
    )

    class Meta:
        ordering = ("starts", "id")
        verbose_name = _("leg")
        verbose_name_plural = _("legs")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="leg_dates_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        return localise(self.city, "en").text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.opens, self.closes = self.bounds()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        rules.in_order(self.starts, self.ends)
        if self.tour_id and self.starts and self.ends:
            if self.starts < self.tour.starts:
                raise ValidationError({"starts": _("This is before the tour begins.")})
            if self.ends > self.tour.ends:
                raise ValidationError({"ends": _("This is after the tour ends.")})

    def bounds(self) -> tuple[datetime, datetime]:
        """The UTC instants between which the leg lies."""
        return rules.day_bounds(self.starts, self.ends, self.timezone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Venue(Sampled):
    leg = models.ForeignKey(Leg, models.CASCADE, related_name="venues", verbose_name=_("leg"))
    name = TextField(_("name"))
    address = TextField(_("address"), blank=True)
    directions = TextField(_("how to get there"), blank=True)

    class Meta:
        ordering = ("leg_id", "id")
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return localise(self.name, "en").text
