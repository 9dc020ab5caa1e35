"""People and organisations: the parties that every other record speaks of."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.rules import known_language
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
    """``family`` holds, by language, the part of the name that is the family's: where it stands in
    the name is that language's order."""

    name = TextField(_("name"))
    family = TextField(
        _("family name"), blank=True, help_text=_("The part of the name that is the family’s.")
    )
    language = models.CharField(
        _("language of the original name"),
        max_length=20,
        blank=True,
        validators=[known_language],
    )
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

    def clean(self) -> None:
        """A family name is a part of the name in the same language."""
        for language, family in self.family.items():
            if family not in self.name.get(language, ""):
                raise ValidationError(
                    {"family": _("“%(family)s” is no part of the name.") % {"family": family}}
                )


class OtherName(models.Model):
    """Another name of a person or an organisation: in another script, of the stage, of before."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="other_names"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="other_names"
    )
    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=20, validators=[known_language])

    class Meta:
        ordering = ("id",)
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(organisation__isnull=False),
                name="other_name_of_one_party",
            ),
        )

    def __str__(self) -> str:
        return self.text


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
