"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices

SECONDS = (30, 60, 300)
"""How long a draft may be worked on; the middle one unless somebody says otherwise."""


class DraftState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("at work")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    STOPPED = "stopped", _("stopped")


class Kept(models.TextChoices):
    """Why a screening stays where it is, though a draft or a saved timetable has it elsewhere."""

    GONE = "gone", _("it is no longer on this tour")
    PINNED = "pinned", _("it is pinned by now")
    CHANGED = "changed", _("somebody changed it after the draft was asked for")
    NO_HALL = "no_hall", _("the hall is gone")
    OTHER_CITY = "other_city", _("the hall is in another city by now")
    OTHER_DAYS = "other_days", _("the day is no longer one of its showcase")


def draft_states() -> Choices:
    return DraftState.choices
