"""Who travels, and when each of them is in which city."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.people.models import Person
from roadshow.apps.tours.models.journey import Leg, Tour


class Member(Sampled):
    """A person who travels with the delegation."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    duty = TextField(_("duty on this tour"), blank=True)
    feed_key = models.CharField(max_length=32, editable=False, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("delegation member")
        verbose_name_plural = _("delegation members")
        constraints = (models.UniqueConstraint(fields=("tour", "person"), name="member_once"),)

    def __str__(self) -> str:
        return str(self.person)


class Presence(Sampled):
    """When a member is in a leg's city."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="presences")
    leg = models.ForeignKey(Leg, models.CASCADE, related_name="presences")
    arrives = models.DateTimeField(_("arrives"))
    departs = models.DateTimeField(_("departs"))

    class Meta:
        ordering = ("arrives", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(departs__gt=F("arrives")),
                name="presence_in_order",
                violation_error_message=_("The departure is not after the arrival."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.leg}"
