"""Rights given and taken: grants, and the holdbacks in them."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.rules import known_languages
from roadshow.apps.core.texts import TextField
from roadshow.apps.films.models import Film
from roadshow.apps.films.rules import known_currency
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights import phrases, rules
from roadshow.apps.rights.models.terms import Terms


class Grant(Terms):
    """Rights to some films. ``holder`` is whose books these are: a company's, or the bureau's own.

    ``used``: runs that were used up outside the screenings recorded here.
    """

    direction = models.CharField(_("direction"), max_length=3, choices=phrases.directions)
    holder = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="held_grants",
        verbose_name=_("whose rights"),
        help_text=_("Empty: the bureau's own."),
    )
    party = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="grants",
        verbose_name=_("the other side"),
        help_text=_("Who gave the right, or who got it."),
    )
    films: "models.ManyToManyField[Film, models.Model]" = models.ManyToManyField(
        Film, related_name="grants", verbose_name=_("films")
    )
    original = models.BooleanField(_("as it was made"), default=True)
    any_dubbing = models.BooleanField(_("dubbed in any language"), default=True)
    dubbed = models.JSONField(
        _("dubbed in"), default=list, blank=True, validators=[known_languages]
    )
    any_subtitles = models.BooleanField(_("subtitled in any language"), default=True)
    subtitled = models.JSONField(
        _("subtitled in"), default=list, blank=True, validators=[known_languages]
    )
    exclusive = models.BooleanField(_("exclusive"), default=False)
    runs = models.PositiveIntegerField(
        _("number of runs"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Empty: without a limit."),
    )
    used = models.PositiveIntegerField(
        _("runs used elsewhere"), default=0, validators=[MaxValueValidator(100_000)]
    )
    fee = models.DecimalField(
        _("fee"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[known_currency]
    )
    document = models.CharField(_("document"), max_length=200, blank=True)
    note = TextField(_("note"), blank=True)

    class Meta:
        ordering = ("-signed", "-id")
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=models.F("starts")),
                name="grant_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_direction_display()} · {self.party} · {self.territories}"

    def clean(self) -> None:
        """A fee has its currency, and languages are named or all of them."""
        super().clean()
        if self.fee is not None and not self.currency:
            raise ValidationError({"currency": _("A fee needs its currency.")}, code="currency")
        self._languages("any_dubbing", "dubbed")
        self._languages("any_subtitles", "subtitled")
        if not (
            self.original or self.any_dubbing or self.dubbed or self.any_subtitles or self.subtitled
        ):
            raise ValidationError(
                {"original": _("Choose at least one way to show it.")}, code="ways"
            )

    def _languages(self, whole: str, some: str) -> None:
        named = getattr(self, some)
        if getattr(self, whole) and named:
            raise ValidationError(
                {some: _("Either any language or those that are named: choose one.")}, code="both"
            )
        try:
            rules.readable_tags(named)
        except ValidationError as refused:
            raise ValidationError({some: refused.error_list}) from refused
