"""Absolute addresses, for what is read outside the site. Never from the request's own host."""

from django.conf import settings
from django.urls import reverse

from roadshow.web.language import in_language


def tour_page(slug: str, language: str) -> str:
    """``https://…/en/tours/<slug>/``"""
    path = reverse("tour", kwargs={"slug": slug})
    return f"{settings.PUBLIC_URL}{in_language(path, language)}"
