"""Permits: which are needed where, which were given, and how bad a missing one is."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.films.models import Film
from roadshow.apps.rights import phrases
from roadshow.apps.rights.models.terms import Terms


class PermitRule(Terms):
    """A permit of this kind is needed in these territories for these media."""

    kind = models.CharField(_("kind"), max_length=16, choices=phrases.permit_kinds)
    source = models.CharField(
        _("source"), max_length=300, help_text=_("The law or the authority that says so.")
    )

    class Meta:
        ordering = ("kind", "id")
        verbose_name = _("permit rule")
        verbose_name_plural = _("permit rules")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.territories}"


class Permit(Terms):
    """A permit that was given."""

    kind = models.CharField(_("kind"), max_length=16, choices=phrases.permit_kinds)
    films: "models.ManyToManyField[Film, models.Model]" = models.ManyToManyField(
        Film, related_name="permits", verbose_name=_("films")
    )
    number = models.CharField(_("number"), max_length=100, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)

    class Meta:
        ordering = ("-signed", "-id")
        verbose_name = _("permit")
        verbose_name_plural = _("permits")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class RuleSeverity(models.Model):
    """How bad it is when a rule of clearance is broken, where somebody decided otherwise."""

    rule = models.CharField(_("rule"), max_length=20, choices=phrases.clearance_rules, unique=True)
    severity = models.CharField(_("severity"), max_length=13, choices=phrases.severities)

    class Meta:
        ordering = ("rule",)
        verbose_name = _("severity of a rule")
        verbose_name_plural = _("severities of rules")

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.get_severity_display()}"


class Revision(models.Model):
    """One row, whose token is a new one after every change of anything about rights."""

    token = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.token)
