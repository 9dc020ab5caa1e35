"""A film as a work: its names, makers and companies, and what is said of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.films import phrases, rules
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.people.rules import known_countries, known_country


class Film(Sampled):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=rules.YEARS,
    )
    countries = models.JSONField(
        _("countries"), default=list, blank=True, validators=[known_countries]
    )
    genres = models.JSONField(
        _("genres"), default=list, blank=True, validators=[rules.known_genres]
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
    """One name of a film in one language and script; it may have several of a kind."""

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
            models.UniqueConstraint(fields=("film", "language", "kind", "text"), name="title_once"),
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
    role = models.CharField(_("role"), max_length=16, choices=phrases.credit_roles)
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


class AgeRating(models.Model):
    """For whom a country lets the film be shown, as its office writes it: “12+”, “PG-13”."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="ratings")
    country = models.CharField(_("country"), max_length=2, validators=[known_country])
    rating = models.CharField(_("age rating"), max_length=20)

    class Meta:
        ordering = ("country",)
        verbose_name = _("age rating")
        verbose_name_plural = _("age ratings")
        constraints = (
            models.UniqueConstraint(fields=("film", "country"), name="rating_once_a_country"),
        )

    def __str__(self) -> str:
        return f"{self.country}: {self.rating}"


class FestivalEntry(models.Model):
    """A festival that showed the film; with ``prize`` what it won there."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="festivals")
    festival = TextField(_("festival"))
    year = models.PositiveSmallIntegerField(_("year"), validators=rules.YEARS)
    section = TextField(_("section"), blank=True)
    prize = TextField(_("prize"), blank=True)

    class Meta:
        ordering = ("year", "id")
        verbose_name = _("festival or prize")
        verbose_name_plural = _("festivals and prizes")

    def __str__(self) -> str:
        return f"{self.festival} {self.year}"


class Link(models.Model):
    """Where a still, a poster, a trailer or a page of the film is to be found."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=8, choices=phrases.link_kinds)
    url = models.URLField(_("link"), max_length=500, validators=[rules.web_address])
    language = models.CharField(
        _("language"), max_length=20, blank=True, validators=[rules.known_language]
    )

    class Meta:
        ordering = ("id",)
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (models.UniqueConstraint(fields=("film", "url"), name="link_once"),)

    def __str__(self) -> str:
        return self.url


class Picture(models.Model):
    """A poster of the film, kept as a JPEG of bounded size; the first is the one that is shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    film = models.ForeignKey(Film, models.CASCADE, related_name="pictures")
    data = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "id")
        verbose_name = _("poster")
        verbose_name_plural = _("posters")

    def __str__(self) -> str:
        return f"{self.film}: {self.width} × {self.height}"


class ExternalId(models.Model):
    """The film's number in a register that others keep, in that register's own spelling."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="external_ids")
    scheme = models.CharField(_("register"), max_length=8, choices=phrases.id_schemes)
    value = models.CharField(_("number"), max_length=60)

    class Meta:
        ordering = ("id",)
        verbose_name = _("external number")
        verbose_name_plural = _("external numbers")
        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "value"),
                name="external_id_once",
                violation_error_message=_("Another film has this number already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}: {self.value}"

    def clean(self) -> None:
        """Keep the register's own spelling; a wrong check character is refused."""
        if self.scheme and self.value:
            self.value = rules.external_id(self.scheme, self.value)
