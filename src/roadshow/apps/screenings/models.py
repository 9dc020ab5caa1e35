"""Halls, screenings, timetable drafts, and the releases that the public sees."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.models import Sampled
from roadshow.apps.core.texts import TextField
from roadshow.apps.films.models import Showcase, Version
from roadshow.apps.films.phrases import screen_media
from roadshow.apps.films.rules import known_formats
from roadshow.apps.people.models import Person
from roadshow.apps.screenings import phrases
from roadshow.apps.tours.models import Leg, Tour, Venue
from roadshow.apps.tours.rules import day_bounds
from roadshow.formats.texts import localise


class Hall(Sampled):
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="halls", verbose_name=_("venue"))
    name = TextField(_("name"))
    seats = models.PositiveIntegerField(_("seats"), validators=[MinValueValidator(1)])
    changeover = models.PositiveSmallIntegerField(
        _("minutes between shows"), default=20, validators=[MaxValueValidator(240)]
    )
    formats = models.JSONField(
        _("formats"),
        default=list,
        blank=True,
        validators=[known_formats],
        help_text=_("What the hall can show; nothing ticked means everything."),
    )
    zone = models.CharField(
        _("part of the city"),
        max_length=60,
        blank=True,
        help_text=_("Halls of one part are near each other."),
    )

    class Meta:
        ordering = ("venue_id", "id")
        verbose_name = _("hall")
        verbose_name_plural = _("halls")

    def __str__(self) -> str:
        return f"{self.venue}, {localise(self.name, 'en').text}"


class Opening(Sampled):
    """A stretch of time in which a hall is ours."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="openings")
    opens = models.DateTimeField(_("opens"))
    closes = models.DateTimeField(_("closes"))

    class Meta:
        ordering = ("opens", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="opening_in_order",
                violation_error_message=_("The end is not after the start."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.hall}: {self.opens:%Y-%m-%d %H:%M}"


class Screening(Sampled):
    """One showing of one version. Without hall and start it is still to be placed."""

    showcase = models.ForeignKey(
        Showcase, models.CASCADE, related_name="screenings", verbose_name=_("showcase")
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="screenings", verbose_name=_("film version")
    )
    leg = models.ForeignKey(Leg, models.CASCADE, related_name="screenings", verbose_name=_("leg"))
    hall = models.ForeignKey(
        Hall,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="screenings",
        verbose_name=_("hall"),
    )
    starts = models.DateTimeField(_("starts"), null=True, blank=True)
    qa_minutes = models.PositiveSmallIntegerField(
        _("Q&A minutes"), default=0, validators=[MaxValueValidator(240)]
    )
    guests: "models.ManyToManyField[Person, models.Model]" = models.ManyToManyField(
        Person, blank=True, related_name="screenings", verbose_name=_("guests")
    )
    pinned = models.BooleanField(
        _("pinned"), default=False, help_text=_("A new draft leaves it where it is.")
    )
    weight = models.PositiveSmallIntegerField(
        _("expected interest"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("1 to 100; what is wanted more gets the larger hall and the better hour."),
    )
    edition = models.PositiveIntegerField(default=0, editable=False)
    """Counts the changes on the board, so that nobody overwrites what they have not seen."""

    medium = models.CharField(
        _("medium"),
        max_length=30,
        blank=True,
        choices=screen_media,
        help_text=_("As what rights count it; empty: as its showcase."),
    )
    note = TextField(_("note"), blank=True)

    class Meta:
        ordering = ("starts", "id")
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        constraints = (
            models.CheckConstraint(
                condition=Q(hall__isnull=True, starts__isnull=True)
                | Q(hall__isnull=False, starts__isnull=False),
                name="screening_placed_whole",
                violation_error_message=_("A place needs both a hall and a start."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.version.film} · {self.leg}"

    def clean(self) -> None:
        if self.hall and self.leg_id and self.hall.venue.leg_id != self.leg_id:
            raise ValidationError({"hall": _("This hall is not in that leg's city.")})
        if self.starts and self.showcase_id and self.leg_id:
            opens, closes = day_bounds(self.showcase.opens, self.showcase.closes, self.leg.timezone)
            if not opens <= self.starts < closes:
                raise ValidationError({"starts": _("This is outside the showcase's days.")})

    @property
    def shown_as(self) -> str:
        """The medium as which rights count it."""
        return self.medium or self.showcase.medium

    @property
    def film_ends(self) -> datetime | None:
        return self.starts + timedelta(minutes=self.version.minutes) if self.starts else None

    @property
    def ends(self) -> datetime | None:
        """When the Q&A ends, or the film where there is none."""
        return self.film_ends + timedelta(minutes=self.qa_minutes) if self.film_ends else None


class Judgement(models.Model):
    """How a placed screening was last judged: what kept it from being cleared, so that a change of
    rights is told once and only where it matters."""

    screening = models.OneToOneField(Screening, models.CASCADE, related_name="judgement")
    obstacles = models.JSONField(default=list)
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ("screening_id",)

    def __str__(self) -> str:
        return f"{self.screening_id}: {len(self.obstacles)}"


class SavedTimetable(models.Model):
    """A tour's timetable as it stood when somebody kept it under a name.

    ``places`` are rows of screening, hall, start (ISO 8601, UTC) and whether it was pinned.
    """

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="saved_timetables")
    name = models.CharField(_("name"), max_length=120)
    note = models.CharField(_("note"), max_length=500, blank=True)
    places = models.JSONField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("tour", "name"),
                name="saved_timetable_name_in_tour",
                violation_error_message=_("This tour has a timetable of that name already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.tour}: {self.name}"


class Draft(models.Model):
    """One run of the timetable solver: problem, progress, proposal. Never applied by itself.

    ``editions`` of the tour's screenings, by key, are those that the problem was made from.
    """

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="drafts")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=phrases.draft_states, default="waiting")
    problem = models.JSONField()
    seconds = models.PositiveSmallIntegerField(default=60)
    editions = models.JSONField(default=dict)
    progress = models.JSONField(default=dict)
    solution = models.JSONField(null=True)
    stop_asked = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("tour",),
                condition=Q(state__in=("waiting", "running")),
                name="one_draft_at_work",
            ),
        )

    def __str__(self) -> str:
        return f"{self.tour}: {self.state}"


class Release(models.Model):
    """A published state of a tour, whole and unchanging: what the public pages read.

    ``document`` is a ``roadshow.formats.programme.Programme`` as JSON.
    """

    # Never used twice, not even after a database is emptied: caches trust it.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tour = models.ForeignKey(Tour, models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    document = models.TextField()
    summary = models.JSONField(default=list)
    note = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("tour", "number"), name="release_number_once"),
            models.UniqueConstraint(
                fields=("tour",), condition=Q(current=True), name="one_current_release"
            ),
        )

    def __str__(self) -> str:
        return f"{self.tour} #{self.number}"
