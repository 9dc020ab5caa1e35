"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices


class OrganisationKind(models.TextChoices):
    BODY = "body", _("film body")
    COMPANY = "company", _("film company")
    BROADCASTER = "broadcaster", _("broadcaster")
    STUDIO = "studio", _("film studio")
    FESTIVAL = "festival", _("festival")
    MISSION = "mission", _("embassy, consulate or cultural centre")
    UNION = "union", _("union or association")
    OTHER = "other", _("other")


class CompanyRoleName(models.TextChoices):
    SELLER = "seller", _("seller")
    BUYER = "buyer", _("buyer")


def organisation_kinds() -> Choices:
    return OrganisationKind.choices


def company_roles() -> Choices:
    return CompanyRoleName.choices
