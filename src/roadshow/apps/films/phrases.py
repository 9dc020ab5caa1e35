"""Choices and their names in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core.phrases import Choices


class TitleKind(models.TextChoices):
    ORIGINAL = "original", _("original")
    RELEASE = "release", _("release")
    FESTIVAL = "festival", _("festival")
    WORKING = "working", _("working translation")
    TRANSLITERATED = "transliterated", _("transliterated")


class CreditRole(models.TextChoices):
    DIRECTOR = "director", _("director")
    WRITER = "writer", _("writer")
    PRODUCER = "producer", _("producer")
    CAST = "cast", _("cast")
    COMPOSER = "composer", _("composer")
    PRESENTER = "presenter", _("presented by")


class CompanyPart(models.TextChoices):
    PRODUCTION = "production", _("production")
    SALES = "sales", _("sales")
    RIGHTS = "rights", _("rights")


class ShowcaseKind(models.TextChoices):
    SCREENINGS = "screenings", _("screened")
    SLATE = "slate", _("offered at the market")
    COPRODUCTIONS = "coproductions", _("made together")
    RELEASED = "released", _("in cinemas abroad")


class Measure(models.TextChoices):
    VISITORS = "visitors", _("visitors")
    BOX_OFFICE = "box_office", _("box office")
    SHOWCASES_A_YEAR = "showcases_a_year", _("showcases a year")
    SCREENINGS_A_YEAR = "screenings_a_year", _("screenings a year")
    COMPANIES = "companies", _("exhibiting companies")
    FILMS = "films", _("films")
    EDITIONS = "editions", _("years of the festival")


class Precision(models.TextChoices):
    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    OVER = "over", _("more than")


def title_kinds() -> Choices:
    return TitleKind.choices


def credit_roles() -> Choices:
    return CreditRole.choices


def company_parts() -> Choices:
    return CompanyPart.choices


def showcase_kinds() -> Choices:
    return ShowcaseKind.choices


def measures() -> Choices:
    return Measure.choices


def precisions() -> Choices:
    return Precision.choices
