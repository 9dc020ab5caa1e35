"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices


class Kind(models.TextChoices):
    FILM = "film", _("film")
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")


def kinds() -> Choices:
    return Kind.choices
