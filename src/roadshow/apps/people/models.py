"""People and organisations: the parties that every other record speaks of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.people import phrases, rules
from roadshow.formats.texts import localise


class Organisation(Sampled):
    name = TextField(_("name"))
    kind = models.CharField(
        _("kind"), max_length=20, choices=phrases.organisation_kinds, default="company"
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, validators=[rules.known_country]
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return localise(self.name, "en").text


class Person(Sampled):
    name = TextField(_("name"))
    office = TextField(_("office"), blank=True, help_text=_("As it should stand on a badge."))
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, validators=[rules.known_country]
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return localise(self.name, "en").text


class CompanyRole(models.Model):
    """What a user may do for one company."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="company_roles")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=10, choices=phrases.company_roles)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"), name="company_role_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role} ({self.organisation})"
