"""Filters for pages about rights."""

from datetime import date

from django import template
from django.utils.translation import get_language

from roadshow.web import dates
from roadshow.web.forms.choices import label as label_of
from roadshow.web.rights.told import standing_name

register = template.Library()


@register.filter
def standing(code: str) -> str:
    return standing_name(code) if code else ""


@register.filter
def label(record: object) -> str:
    return label_of(record)  # type: ignore[arg-type]  # a model's record


@register.filter
def long_day(day: date) -> str:
    return dates.long(day, get_language() or "en")


@register.filter
def unlocalize_number(number: float) -> str:
    """A number for CSS and SVG, whatever the language."""
    return f"{number:g}"
