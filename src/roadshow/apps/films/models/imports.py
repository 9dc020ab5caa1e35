"""Workbooks that others sent: what was read, what was decided, what was written."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.films import phrases
from roadshow.apps.tours.models import Leg


class ListingImport(models.Model):
    """One workbook on its way into the catalogue: a preview until it is confirmed.

    ``mapping`` and ``choices`` are what the person decided: columns, and for each film read the
    film that it is, “new” or “skip”. ``written`` is what confirming wrote, in order, so that it
    can be undone.
    """

    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    sender = models.CharField(_("sender"), max_length=100, blank=True)
    leg = models.ForeignKey(Leg, models.SET_NULL, null=True, blank=True, related_name="+")
    mapping = models.JSONField(default=dict, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=phrases.import_states, default="draft")
    written = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name


class SenderMapping(models.Model):
    """Which column held what in this sender's last workbook with these headers."""

    sender = models.CharField(max_length=100)
    headers = models.CharField(max_length=64)
    """SHA-256 of the header row, in hexadecimal."""
    mapping = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sender", "headers"), name="sender_mapping_once"),
        )

    def __str__(self) -> str:
        return self.sender
