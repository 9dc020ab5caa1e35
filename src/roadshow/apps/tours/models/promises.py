"""Who was invited, and what the two sides said they would do."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours import phrases
from roadshow.apps.tours.models.events import Event
from roadshow.apps.tours.models.journey import Tour
from roadshow.formats.texts import localise


class Invitation(Sampled):
    """One party asked to one event; ``key`` stands in the signed link of the answer page."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    key = models.CharField(max_length=32, editable=False, unique=True)
    answer = models.CharField(
        _("answer"), max_length=10, choices=phrases.answers, default="waiting"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                name="invitation_has_party",
                violation_error_message=_("Name a person or an organisation."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.organisation}: {self.event}"


class Commitment(Sampled):
    """What the two sides said they would do, who owns it, by when."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="commitments")
    title = TextField(_("title"))
    detail = TextField(_("detail"), blank=True)
    voiced_at = models.ForeignKey(
        Event, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    owner = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    due = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=phrases.commitment_states, default="voiced"
    )

    class Meta:
        ordering = (F("due").asc(nulls_last=True), "id")
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self) -> str:
        return localise(self.title, "en").text
