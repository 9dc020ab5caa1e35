"""A film as it exists: versions, the materials that carry them, their keys and their journeys."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.films import phrases, rules
from roadshow.apps.films.models.works import Film
from roadshow.apps.tours.models import Venue


class Version(Sampled):
    """One manifestation: a runtime with its languages. A director's cut is another version."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="versions")
    name = TextField(_("name"), blank=True, help_text=_("Such as “director’s cut”."))
    minutes = models.PositiveSmallIntegerField(
        _("runtime in minutes"), validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    spoken = models.JSONField(
        _("spoken languages"), default=list, blank=True, validators=[rules.known_languages]
    )
    subtitles = models.JSONField(
        _("subtitle languages"), default=list, blank=True, validators=[rules.known_languages]
    )
    burnt_in = models.JSONField(
        _("burnt-in subtitles"),
        default=list,
        blank=True,
        validators=[rules.known_languages],
        help_text=_("Languages that cannot be switched off."),
    )
    format = models.CharField(_("format"), max_length=8, choices=phrases.formats, blank=True)
    frame_rate = models.DecimalField(
        _("frames a second"),
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(120))],
    )
    aspect = models.DecimalField(
        _("aspect ratio"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(4))],
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = (
            models.CheckConstraint(condition=Q(minutes__gt=0), name="version_has_runtime"),
        )

    def __str__(self) -> str:
        return f"{self.film} ({self.minutes})"


class Material(Sampled):
    """One item that carries a version: a DCP, a subtitle file, a print.

    ``findings`` are what was wrong when its file or its name was last examined.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=10, choices=phrases.material_kinds)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("Of a DCP its name by the ISDCF convention.")
    )
    cpl = models.UUIDField(_("CPL UUID"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=20, blank=True, validators=[rules.known_language]
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    note = TextField(_("note"), blank=True)
    examined_at = models.DateTimeField(null=True, editable=False)
    findings = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        ordering = ("id",)
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.name


class ContentKey(Sampled):
    """A key delivery message (KDM): opens one DCP on one server for a while."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="keys")
    server = models.CharField(_("target server"), max_length=200)
    valid_from = models.DateTimeField(_("valid from"))
    valid_until = models.DateTimeField(_("valid until"))
    venue = models.ForeignKey(
        Venue, models.SET_NULL, null=True, blank=True, related_name="content_keys"
    )

    class Meta:
        ordering = ("valid_from", "id")
        verbose_name = _("key (KDM)")
        verbose_name_plural = _("keys (KDM)")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")),
                name="key_dates_in_order",
                violation_error_message=_("The key ends before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.material}: {self.server}"

    def clean(self) -> None:
        """Only a DCP is opened by a key."""
        if self.material_id and self.material.kind != phrases.MaterialKind.DCP:
            raise ValidationError(_("Only a DCP has a key."), code="key")


class Movement(Sampled):
    """One journey of a material (print traffic). It is where its last arrival was."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="movements")
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="movements"
    )
    place = models.CharField(
        _("other place"), max_length=200, blank=True, help_text=_("Where it is no venue of a tour.")
    )
    sent = models.DateTimeField(_("sent"), null=True, blank=True)
    due = models.DateTimeField(_("expected"), null=True, blank=True)
    arrived = models.DateTimeField(_("arrived"), null=True, blank=True)
    carrier = models.CharField(_("carrier and number"), max_length=200, blank=True)

    class Meta:
        ordering = ("arrived", "due", "id")
        verbose_name = _("movement")
        verbose_name_plural = _("movements")
        constraints = (
            models.CheckConstraint(
                condition=~Q(place="") | Q(venue__isnull=False),
                name="movement_goes_somewhere",
                violation_error_message=_("Say where it goes: a venue or another place."),
            ),
            models.CheckConstraint(
                condition=Q(sent=None) | Q(arrived=None) | Q(arrived__gte=F("sent")),
                name="movement_dates_in_order",
                violation_error_message=_("It arrived before it was sent."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.material} → {self.venue or self.place}"
