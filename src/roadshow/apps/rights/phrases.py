"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices


class Direction(models.TextChoices):
    IN = "in", _("in: given to us")
    OUT = "out", _("out: given by us")


class PermitKind(models.TextChoices):
    SCREENING = "screening", _("public-screening permit")
    DISTRIBUTION = "distribution", _("distribution certificate")
    AGE = "age", _("age certificate")
    CENSORSHIP = "censorship", _("censorship certificate")
    EXPORT = "export", _("export permit")


class Severity(models.TextChoices):
    BLOCK_RELEASE = "block_release", _("blocks publishing")
    WARN = "warn", _("warns")
    IGNORE = "ignore", _("is ignored")


class Rule(models.TextChoices):
    """What may keep a screening from being cleared."""

    NOT_OURS = "not_ours", _("the right is not ours")
    UNRECORDED = "unrecorded", _("no right is recorded for the film")
    TAKEN = "taken", _("taken by somebody else")
    HELD_BACK = "held_back", _("held back")
    PROMISED = "promised", _("a premiere is kept for somebody else")
    RUNS_USED = "runs_used", _("the runs are used up")
    NEEDS_PERMIT = "needs_permit", _("a permit is missing")
    NO_MATERIAL = "no_material", _("no material is recorded")
    MATERIAL_AWAY = "material_away", _("the material will not be there in time")
    NO_KEY = "no_key", _("there is no key")
    KEY_WINDOW = "key_window", _("the key does not open it then")


def directions() -> Choices:
    return Direction.choices


def permit_kinds() -> Choices:
    return PermitKind.choices


def severities() -> Choices:
    return Severity.choices


def clearance_rules() -> Choices:
    return Rule.choices
