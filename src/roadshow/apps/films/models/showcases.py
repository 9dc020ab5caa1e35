"""Films shown or offered together on a tour, and what was reported of them."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.films import phrases, rules
from roadshow.apps.films.models.works import Film
from roadshow.apps.tours.models import Event, Tour
from roadshow.apps.tours.rules import in_order


def new_key() -> str:
    """Part of a private address: 128 bits that nobody guesses."""
    return secrets.token_urlsafe(16)


NEAR = timedelta(days=31)
"""How far a showcase may reach beyond its tour."""


class Showcase(models.Model):
    """A named set of films shown or offered together on a tour, on days of its own.

    ``places`` may exceed the films named so far: the rest are to be announced.
    """

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="showcases")
    slug = models.SlugField(_("address"), max_length=60)
    name = TextField(_("name"))
    kind = models.CharField(_("kind"), max_length=16, choices=phrases.showcase_kinds)
    medium = models.CharField(
        _("medium"),
        max_length=30,
        choices=phrases.screen_media,
        default="festival",
        help_text=_("As what rights count its screenings: a free embassy show is no paid one."),
    )
    opens = models.DateField(_("first day"))
    closes = models.DateField(_("last day"))
    places = models.PositiveSmallIntegerField(_("number of films"))
    films: "models.ManyToManyField[Film, ShowcaseFilm]" = models.ManyToManyField(
        Film, through="ShowcaseFilm", related_name="showcases"
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("showcase")
        verbose_name_plural = _("showcases")
        constraints = (
            models.UniqueConstraint(fields=("tour", "slug"), name="showcase_slug_in_tour"),
            models.CheckConstraint(
                condition=Q(closes__gte=F("opens")),
                name="showcase_dates_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
        )

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """Its days lie near its tour's: films may run on a little after the delegation has left."""
        if not (self.tour_id and self.opens and self.closes):
            return
        in_order(self.opens, self.closes, field="closes")
        if self.opens < self.tour.starts - NEAR:
            raise ValidationError({"opens": _("This is long before the tour.")})
        if self.closes > self.tour.ends + NEAR:
            raise ValidationError({"closes": _("This is long after the tour.")})


class ShowcaseFilm(models.Model):
    showcase = models.ForeignKey(Showcase, models.CASCADE, related_name="entries")
    film = models.ForeignKey(Film, models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("showcase", "film"), name="showcase_film_once"),
        )

    def __str__(self) -> str:
        return f"{self.showcase}: {self.film}"


class SlateLink(models.Model):
    """A private way to a showcase as it is now, for one buyer. Without its key there is none."""

    showcase = models.ForeignKey(Showcase, models.CASCADE, related_name="slate_links")
    whom = models.CharField(_("for whom"), max_length=120)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    until = models.DateField(_("until"), null=True, blank=True)
    seen_at = models.DateTimeField(_("last opened"), null=True, editable=False)

    class Meta:
        ordering = ("id",)
        verbose_name = _("private link")
        verbose_name_plural = _("private links")

    def __str__(self) -> str:
        return self.whom


class ReportedFigure(Sampled):
    """A number that somebody published: what it counts, how exact it is, and where it stands."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="reported_figures")
    subject = TextField(_("subject"))
    measure = models.CharField(_("measure"), max_length=20, choices=phrases.measures)
    value = models.DecimalField(
        _("value"), max_digits=18, decimal_places=2, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[rules.known_currency]
    )
    precision = models.CharField(
        _("precision"), max_length=8, choices=phrases.precisions, default="exact"
    )
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="figures")
    film = models.ForeignKey(Film, models.SET_NULL, null=True, blank=True, related_name="figures")
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ("id",)
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"
