"""The catalogue: works, their titles, people and companies, their versions; showcases of a tour.

Follows EN 15907: a film (work) has versions (manifestations).
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.films import phrases, rules
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.people.rules import known_countries
from roadshow.apps.tours.models import Event, Tour
from roadshow.apps.tours.rules import in_order

NEAR = timedelta(days=31)
"""How far a showcase may reach beyond its tour."""


class Film(Sampled):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1895)]
    )
    countries = models.JSONField(
        _("countries"), default=list, blank=True, validators=[known_countries]
    )
    synopsis = TextField(_("synopsis"), blank=True)
    note = TextField(_("note"), blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def __str__(self) -> str:
        return self.slug


class Title(models.Model):
    """One name of a film in one language; several of one language differ by kind."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="titles")
    text = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=20, validators=[rules.known_language])
    kind = models.CharField(
        _("kind"), max_length=16, choices=phrases.title_kinds, default="release"
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        constraints = (
            models.UniqueConstraint(fields=("film", "language", "kind"), name="title_once"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="title_not_empty",
                violation_error_message=_("A film needs a title."),
            ),
        )

    def __str__(self) -> str:
        return self.text


class Credit(models.Model):
    film = models.ForeignKey(Film, models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, models.CASCADE, related_name="credits")
    role = models.CharField(_("role"), max_length=12, choices=phrases.credit_roles)
    billing = models.PositiveSmallIntegerField(_("billing"), default=1)

    class Meta:
        ordering = ("billing", "id")
        constraints = (
            models.UniqueConstraint(fields=("film", "person", "role"), name="credit_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class FilmCompany(models.Model):
    film = models.ForeignKey(Film, models.CASCADE, related_name="companies")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="films")
    part = models.CharField(_("part"), max_length=12, choices=phrases.company_parts)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("film", "organisation", "part"), name="film_company_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.part}"


class Version(Sampled):
    """One manifestation: a runtime with its languages. A director's cut is another version."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="versions")
    minutes = models.PositiveSmallIntegerField(
        _("runtime in minutes"), validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    spoken = models.JSONField(
        _("spoken languages"), default=list, blank=True, validators=[rules.known_languages]
    )
    subtitles = models.JSONField(
        _("subtitle languages"), default=list, blank=True, validators=[rules.known_languages]
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


class Showcase(models.Model):
    """A named set of films shown or offered together on a tour, on days of its own.

    ``places`` may exceed the films named so far: the rest are to be announced.
    """

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="showcases")
    slug = models.SlugField(_("address"), max_length=60)
    name = TextField(_("name"))
    kind = models.CharField(_("kind"), max_length=16, choices=phrases.showcase_kinds)
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
