"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices


class TourRoleName(models.TextChoices):
    OFFICER = "officer", _("programme officer")
    VIEWER = "viewer", _("viewer")
    DOOR = "door", _("door")


class EventKind(models.TextChoices):
    SYMPOSIUM = "symposium", _("symposium")
    PROMOTION = "promotion", _("promotion conference")
    MARKET = "market", _("market")
    RECEPTION = "reception", _("reception")
    VISIT = "visit", _("site visit")
    CEREMONY = "ceremony", _("ceremony")
    TALK = "talk", _("talk")
    CONCERT = "concert", _("concert")
    EXHIBITION = "exhibition", _("exhibition")
    SCREENING = "screening", _("screening")


class ParticipationRole(models.TextChoices):
    HOST = "host", _("host")
    SPEAKER = "speaker", _("speaker")
    PRESENTER = "presenter", _("presenter")
    GUEST = "guest", _("guest")
    BUYER = "buyer", _("buyer")
    EXHIBITOR = "exhibitor", _("exhibitor")


class Answer(models.TextChoices):
    WAITING = "waiting", _("no answer yet")
    YES = "yes", _("coming")
    NO = "no", _("not coming")


class CommitmentState(models.TextChoices):
    VOICED = "voiced", _("voiced")
    AGREED = "agreed", _("agreed")
    KEPT = "kept", _("kept")
    DROPPED = "dropped", _("dropped")


def tour_roles() -> Choices:
    return TourRoleName.choices


def event_kinds() -> Choices:
    return EventKind.choices


def participation_roles() -> Choices:
    return ParticipationRole.choices


def answers() -> Choices:
    return Answer.choices


def commitment_states() -> Choices:
    return CommitmentState.choices
