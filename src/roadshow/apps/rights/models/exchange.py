"""Avails workbooks that others sent: the files, and each row whole beside the grant it became."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.models.grants import Grant
from roadshow.apps.tours.models import Tour


class AvailsFile(models.Model):
    """A workbook on its way into the grants: a preview until ``done_at``.

    ``tour``: where it was sent in; grants are of no tour.
    """

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    licensor = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("licensor"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        verbose_name = _("avails workbook")
        verbose_name_plural = _("avails workbooks")

    def __str__(self) -> str:
        return self.file_name


class AvailSource(models.Model):
    """The row of a workbook that a grant came from, with the columns that nobody here knows.

    ``cells`` is text and no JSON field: PostgreSQL would reorder it and refuse some characters
    (``bridge.exchange.kept`` has its form). ``key`` tells the licensor's offers apart, ``alid`` is
    the licensor's number of the film.
    """

    grant = models.OneToOneField(Grant, models.CASCADE, related_name="avail")
    alid = models.CharField(max_length=200, db_index=True)
    key = models.CharField(max_length=64, db_index=True)
    layout = models.CharField(max_length=10)
    cells = models.TextField()

    class Meta:
        verbose_name = _("row of an avails workbook")
        verbose_name_plural = _("rows of avails workbooks")

    def __str__(self) -> str:
        return self.alid
