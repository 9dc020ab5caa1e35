"""What may not be done for a time: holdbacks, and premieres that are kept for somebody."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.people.rules import known_country
from roadshow.apps.rights import rules
from roadshow.apps.rights.models.grants import Grant
from roadshow.apps.rights.models.terms import Terms
from roadshow.apps.tours.models import Tour


class Holdback(Terms):
    """“No free TV until 12 months after theatrical”: ``media`` are those held back.

    ``after_medium`` and ``after_months`` count the end from the first release in that medium, in
    each territory by itself.
    """

    films: "models.ManyToManyField[Film, models.Model]" = models.ManyToManyField(
        Film, related_name="holdbacks", verbose_name=_("films")
    )
    grant = models.ForeignKey(
        Grant,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holdbacks",
        verbose_name=_("grant"),
        help_text=_("The grant that says so."),
    )
    after_medium = models.CharField(
        _("after release in"), max_length=30, blank=True, choices=rules.media_choices
    )
    after_months = models.PositiveSmallIntegerField(
        _("for so many months"), null=True, blank=True, validators=[MaxValueValidator(600)]
    )

    class Meta:
        ordering = ("-signed", "-id")
        verbose_name = _("holdback")
        verbose_name_plural = _("holdbacks")

    def __str__(self) -> str:
        return f"{self.territories} · {self.clause}"

    def clean(self) -> None:
        """It ends some day, or is counted from a release by both a medium and months."""
        super().clean()
        if bool(self.after_medium) != (self.after_months is not None):
            raise ValidationError(
                {"after_months": _("Name both the medium and the months, or neither.")},
                code="after",
            )


class PremierePromise(Terms):
    """A premiere kept for a tour or an organisation: until the last day nobody else shows it."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="promises", verbose_name=_("film"))
    tour = models.ForeignKey(
        Tour,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("kept for the tour"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("kept for"),
    )

    class Meta:
        ordering = ("-signed", "-id")
        verbose_name = _("premiere promise")
        verbose_name_plural = _("premiere promises")
        constraints = (
            models.CheckConstraint(
                condition=Q(tour=None) ^ Q(organisation=None),
                name="promise_kept_for_one",
                violation_error_message=_("Say for whom: a tour or an organisation."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.film} · {self.territories}"


class FirstRelease(Sampled):
    """The first day on which a film could be seen in a medium in one territory."""

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="first_releases", verbose_name=_("film")
    )
    territory = models.CharField(_("territory"), max_length=3, validators=[known_country])
    medium = models.CharField(_("medium"), max_length=30, choices=rules.media_choices)
    day = models.DateField(_("first day"))

    class Meta:
        ordering = ("film_id", "day")
        verbose_name = _("first release")
        verbose_name_plural = _("first releases")
        constraints = (
            models.UniqueConstraint(
                fields=("film", "territory", "medium"), name="first_release_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.film} · {self.territory} · {self.day}"
